"""A field on a page: it knows its design-system component, so a template asks it for nothing more."""

from collections.abc import Mapping
from typing import Any, Protocol

from django import forms
from django.utils.translation import gettext as _
from markupsafe import Markup

from counterpart.base.forms.text import showable


class Component(Protocol):
    """What a bound field asks of its field."""

    label_kind: str
    label_size: str

    def buttons(self, bound: "ComponentBoundField") -> Markup: ...

    def first_id(self, bound: "ComponentBoundField") -> str: ...

    def params(self, bound: "ComponentBoundField", label: dict[str, Any]) -> dict[str, Any]: ...

    def render(self, params: Mapping[str, Any]) -> Markup: ...


class ComponentBoundField(forms.BoundField):
    """`{{ form.email.component }}` renders label, hint, error and input."""

    field: Component  # type: ignore[assignment]

    @property
    def component(self) -> Markup:
        """The whole component, its label at the size that the field asks for."""
        return self._render(self.field.label_size)

    @property
    def question(self) -> Markup:
        """The component with its label as the heading (h1) of the page: one question, one page."""
        return self._render("l", heading=True)

    @property
    def buttons(self) -> Markup:
        """A field of options as the only question of a page: each option a button that sends the page."""
        return self.field.buttons(self)

    @property
    def unlabelled(self) -> Markup:
        """The component with a label for screen readers only, where the page shows what it is for."""
        return self._render("", hidden=True)

    @property
    def first_id(self) -> str:
        """The id that the error summary links to."""
        return self.field.first_id(self)

    @property
    def error_text(self) -> str:
        """The first error, or the empty string."""
        return str(self.errors[0]) if self.errors else ""

    def params(self, label: dict[str, Any]) -> dict[str, Any]:
        """What every component takes, before the field adds its own."""
        params: dict[str, Any] = {"name": self.html_name, "id": self.id_for_label or self.html_name}
        if self.help_text:
            params["hint"] = {"text": str(self.help_text)}
        if self.errors:
            params["errorMessage"] = {"text": showable(self.error_text), "visuallyHiddenText": _("Error")}
        return params | self.field.params(self, label)

    def _render(self, size: str, *, heading: bool = False, hidden: bool = False) -> Markup:
        kind = self.field.label_kind
        classes = "govuk-visually-hidden" if hidden else f"govuk-{kind}--{size}" if size else ""
        label = {"text": str(self.label), "classes": classes, "isPageHeading": heading}
        return self.field.render(self.params(label))
