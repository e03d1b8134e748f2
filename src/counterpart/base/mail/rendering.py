"""The words of a mail: plain text from a template, and simple HTML from the text."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import jinja2
from django.conf import settings
from django.template.loader import get_template
from django.template.utils import get_app_template_dirs
from django.urls import reverse
from django.utils.html import linebreaks, urlize

from counterpart.base.jinja import environment


def render(template: str, context: Mapping[str, Any]) -> tuple[str, str]:
    """Subject and text of `mail/{template}.txt`. Raises jinja2 errors for a missing template or name."""
    found = _environment().get_template(f"mail/{template}.txt")
    return " ".join(_block(found, "subject", context).split()), _block(found, "body", context).strip() + "\n"


def as_html(text: str) -> str:
    """The same words for readers who prefer HTML: paragraphs, and links that can be followed."""
    body = linebreaks(urlize(text.strip(), autoescape=True), autoescape=False)
    return get_template("mail/letter.html").render({"body": body, "site_name": settings.SITE_NAME})


def _block(template: jinja2.Template, name: str, context: Mapping[str, Any]) -> str:
    return "".join(template.blocks[name](template.new_context(dict(context))))


@cache
def _environment() -> jinja2.Environment:
    """That of the pages, but for plain text: nothing is escaped."""
    env = environment(loader=jinja2.FileSystemLoader(get_app_template_dirs("jinja2")))
    env.autoescape = False
    env.globals["address"] = _address
    return env


def _address(name: str, *args: Any, **kwargs: Any) -> str:
    return settings.SITE_URL + reverse(name, args=args, kwargs=kwargs)
