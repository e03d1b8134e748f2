"""The Jinja2 environment of every page.

Our templates are strict: an undefined name is an error. The design system's macros lean on
undefined names, so they live in an environment of their own and reach ours as globals
(`govukButton`, `govukTag`...), without an import in each template.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from django.template import engines
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.safestring import SafeString
from markupsafe import Markup

from counterpart.base import messages, navigation, site, wording
from counterpart.base.presenters.deadline import deadline_of
from counterpart.base.presenters.paging import page_steps, with_query
from counterpart.core.proofs import canonical

LIBRARY = "govuk_frontend_jinja"
GALLERY_FOLDER = Path(__file__).parent / "components"


class Environment(jinja2.Environment):
    """Strict, except for the templates of the design system's own library."""

    def _load_template(self, name: str, globals: Mapping[str, Any] | None) -> jinja2.Template:
        if name.startswith(LIBRARY):
            return _library().get_template(name)
        return super()._load_template(name, globals)  # type: ignore[arg-type]


def environment(**options: Any) -> Environment:
    """Called by Django's Jinja2 backend (`TEMPLATES`) with its loader and autoescape."""
    own = jinja2.PrefixLoader({"components": jinja2.FileSystemLoader(GALLERY_FOLDER)})
    options["loader"] = jinja2.ChoiceLoader([options["loader"], own])
    options["undefined"] = jinja2.StrictUndefined
    options["autoescape"] = True
    options |= {"trim_blocks": True, "lstrip_blocks": True, "extensions": ["jinja2.ext.i18n", "jinja2.ext.do"]}
    env = Environment(**options)
    env.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext, translation.ngettext, newstyle=True, pgettext=translation.pgettext
    )
    env.filters |= _filters()
    env.globals |= _globals(env) | library_macros()
    return env


def render_macro(name: str, params: Mapping[str, Any]) -> Markup:
    """One macro of the design system, such as `govukInput`, as safe markup."""
    return Markup(library_macros()[name](params))  # noqa: S704 (the macros escape what they are given)


def render_component(name: str, /, **options: Any) -> Markup:
    """One component of our own, as `ui.name(...)` renders it in a template."""
    environment_in_use = engines["jinja2"].env  # type: ignore[attr-defined]
    return Markup(environment_in_use.globals["ui"][name](**options))  # noqa: S704 (its template escapes)


@cache
def library_macros() -> dict[str, Callable[..., str]]:
    """Every macro of the library by its name. Compiling all 37 costs about a quarter of a second."""
    macros: dict[str, Callable[..., str]] = {}
    for path in _library().list_templates(filter_func=lambda name: name.endswith("macro.html")):
        module = _library().get_template(path).module
        macros |= {name: value for name, value in vars(module).items() if name.startswith("govuk")}
    return macros


class Components:
    """`ui.timeline(...)` in a template: the macro of `components/timeline/macro.html`."""

    def __init__(self, env: jinja2.Environment) -> None:
        self._env = env

    def __getitem__(self, name: str) -> Callable[..., Markup]:
        return self.__getattr__(name)

    def __getattr__(self, name: str) -> Callable[..., Markup]:
        try:
            template = self._env.get_template(f"components/{name}/macro.html")
        except jinja2.TemplateNotFound as error:
            raise AttributeError(f"there is no component called {name!r}") from error
        macro: Callable[..., Markup] = getattr(template.module, name)
        return macro


@cache
def _library() -> jinja2.Environment:
    loader = jinja2.PrefixLoader({LIBRARY: jinja2.PackageLoader(LIBRARY)})
    env = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.ChainableUndefined, auto_reload=False)
    # Indenting would add spaces to each line of what somebody typed into a textarea.
    env.filters["indent"] = lambda text, *_args, **_options: text
    return env


def _filters() -> dict[str, Callable[..., Any]]:
    return {
        "clock_time": wording.clock_time,
        "day": wording.day,
        "duration": wording.duration,
        "iso": lambda moment: moment.isoformat(),
        "local_time": wording.local_time,
        "moment": canonical.parse_moment,
        "plural": wording.plural,
        "pounds": wording.pounds,
        "relative": _relative,
        "short_day": wording.short_day,
        "size": wording.size,
        "weekday": wording.weekday,
    }


def _globals(env: jinja2.Environment) -> dict[str, Any]:
    return {
        "csrf": _csrf,
        "deadline_of": deadline_of,
        "error_summary": lambda form: form.error_summary,
        "footer_links": navigation.footer_items,
        "language": translation.get_language,
        "messages_of": messages.banners,
        "navigation_of": navigation.items_for,
        "page_steps": page_steps,
        "service": site,  # not `site`: allauth puts another thing of that name into its pages
        "static": static,
        "ui": Components(env),
        "url": _url,
        "with_query": with_query,
    }


def _url(name: str, *args: Any, **kwargs: Any) -> str:
    return reverse(name, args=args, kwargs=kwargs)


@jinja2.pass_context
def _relative(context: jinja2.runtime.Context, moment: datetime, now: datetime | None = None) -> str:
    return wording.relative(moment, now or context["request"].at)


@jinja2.pass_context
def _csrf(context: jinja2.runtime.Context) -> SafeString:
    field: SafeString = context["csrf_input"]
    return field
