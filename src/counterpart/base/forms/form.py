"""The form that every page of ours uses."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from markupsafe import Markup

from counterpart.base.forms.bound import ComponentBoundField
from counterpart.base.forms.choice_fields import OptionsField
from counterpart.base.forms.fields import ComponentMixin
from counterpart.base.forms.text import showable
from counterpart.base.jinja import render_macro


class Form(forms.Form):
    """A form whose fields know their components.

    `at` is the moment that the door read (`request.at`): days in words and past or future days need
    it. Fields that an unchosen option would have revealed are not asked: they carry no error, and
    come back as None.
    """

    def __init__(self, *args: Any, at: datetime | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.at = at
        for field in self.fields.values():
            if isinstance(field, ComponentMixin):
                field.at = at

    def add_fields(self, fields: Mapping[str, forms.Field]) -> None:
        """Fields that only this form asks, after those of its class."""
        self.fields.update(fields)
        for field in fields.values():
            if isinstance(field, ComponentMixin):
                field.at = self.at

    def set_options(self, name: str, options: Iterable[Any]) -> None:
        """What can be chosen now in a field of choices: `Option`s, or pairs of value and words."""
        self.fields[name].options = options  # type: ignore[attr-defined]

    @property
    def components(self) -> Markup:
        """Every field of the form in order, each inside the option that reveals it."""
        return Markup("").join(bound.component for bound in self.top_fields())

    @property
    def error_summary(self) -> Markup:
        """The summary at the top of the page, each error a link to its field; empty where there is none."""
        if not self.errors:
            return Markup("")
        errors = [{"text": showable(words), "href": href} for words, href in self._errors_with_links()]
        return render_macro("govukErrorSummary", {"titleText": _("There is a problem"), "errorList": errors})

    def top_fields(self) -> Iterator[ComponentBoundField]:
        """The fields that no option reveals, in order."""
        revealed = {name for reveals in self._reveals().values() for name in reveals}
        return (bound for bound in self if bound.name not in revealed)  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        for name in self._unasked():
            self.errors.pop(name, None)
            self.cleaned_data[name] = None
        return self.cleaned_data

    def _reveals(self) -> dict[tuple[str, Any], tuple[str, ...]]:
        """The fields behind each option, by field and value."""
        return {
            (name, option.value): option.reveals
            for name, field in self.fields.items()
            if isinstance(field, OptionsField)
            for option in field.options
            if option.reveals
        }

    def _unasked(self) -> set[str]:
        """The fields behind options that are not chosen, and those behind them in turn."""
        asked, unasked = set[str](), set[str]()
        for (name, value), reveals in self._reveals().items():
            field = cast(OptionsField, self.fields[name])
            chosen = [option.value for option in field.chosen(field.prepare_value(self[name].value()))]
            (asked if value in chosen and name not in unasked - asked else unasked).update(reveals)
        return unasked - asked

    def _errors_with_links(self) -> Iterator[tuple[str, str]]:
        for words in self.non_field_errors():
            yield str(words), "#main-content"
        for name in self.fields:
            bound = self[name]
            for words in self.errors.get(name, []):
                yield str(words), f"#{bound.first_id if isinstance(bound, ComponentBoundField) else bound.auto_id}"
