"""Fields that somebody chooses from: radios, yes or no, checkboxes, select, premises."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markupsafe import Markup

from counterpart.base.forms.bound import ComponentBoundField
from counterpart.base.forms.fields import ComponentMixin, Words
from counterpart.base.forms.text import showable
from counterpart.base.jinja import render_component, render_macro

CHOOSE = gettext_lazy("Choose one")
FEW = 6  # more premises than this are a select instead of radios


@dataclass(frozen=True, slots=True)
class Option:
    """One choice. `reveals` names the fields that are asked only where this option is chosen.

    `divider` is a word that stands before the option ("or"). An `exclusive` checkbox clears the others.
    """

    value: Any
    text: Words
    hint: Words = ""
    reveals: tuple[str, ...] = ()
    divider: Words = ""
    exclusive: bool = False


def as_options(choices: Iterable[Any]) -> tuple[Option, ...]:
    """Options out of `Option`s or of Django's (value, text) pairs."""
    return tuple(choice if isinstance(choice, Option) else Option(*choice) for choice in choices)


class OptionsField(ComponentMixin):
    """The ground of every choice. `options` may be replaced on a form: `form.set_options("x", ...)`.

    A chosen value comes back as the option's own value (an int stays an int).
    """

    label_kind = "fieldset__legend"

    def __init__(self, *, options: Iterable[Any] = (), label_size: str = "s", **others: Any) -> None:
        self._options = as_options(options)
        super().__init__(label_size=label_size, **others)

    @property
    def options(self) -> tuple[Option, ...]:
        return self._options

    @options.setter
    def options(self, choices: Iterable[Any]) -> None:
        self._options = as_options(choices)

    def required_problem(self) -> ValidationError:
        return self.problem("required", _("Select {called}"))

    def option_for(self, raw: Any) -> Option | None:
        """The option that was sent, or None where there is no such option."""
        return next((option for option in self.options if str(option.value) == str(raw)), None)

    def chosen(self, raw: Any) -> list[Option]:
        """The options among what was sent; what is unknown is left out."""
        sent = raw if isinstance(raw, (list, tuple)) else [raw]
        found = (self.option_for(value) for value in sent if value is not None and value != "")
        return [option for option in found if option]

    def items(self, bound: ComponentBoundField, *, mark: str) -> list[dict[str, Any]]:
        """The options as the components take them; `mark` is how a chosen one is called."""
        chosen = self.chosen(bound.value())
        items: list[dict[str, Any]] = []
        for option in self.options:
            if option.divider:
                items.append({"divider": str(option.divider)})
            items.append(self._item(option, bound) | {mark: option in chosen})
        return items

    def buttons(self, bound: ComponentBoundField) -> Markup:
        chosen = [str(option.value) for option in self.chosen(bound.value())]
        options = [{"value": str(each.value), "text": each.text, "hint": each.hint} for each in self.options]
        return render_component(
            "choice_buttons",
            name=bound.html_name,
            id=bound.id_for_label or bound.html_name,
            question=bound.label,
            hint=bound.help_text,
            error=showable(bound.error_text),
            chosen=chosen[0] if chosen else None,
            options=options,
        )

    def _item(self, option: Option, bound: ComponentBoundField) -> dict[str, Any]:
        item: dict[str, Any] = {"value": str(option.value), "text": str(option.text)}
        if option.hint:
            item["hint"] = {"text": str(option.hint)}
        if option.reveals:
            fields = (bound.form[name].component for name in option.reveals)  # type: ignore[attr-defined]
            item["conditional"] = {"html": Markup("").join(fields)}
        if option.exclusive:
            item["behaviour"] = "exclusive"
        return item


class RadiosField(OptionsField):
    """One of a few; None where nothing was chosen and nothing must be. `inline` stands them side by side."""

    macro = "govukRadios"

    def __init__(self, *, inline: bool = False, small: bool = False, **others: Any) -> None:
        self.classes = " ".join(
            name for name, wanted in (("govuk-radios--inline", inline), ("govuk-radios--small", small)) if wanted
        )
        super().__init__(**others)

    def to_python(self, value: Any) -> Any:
        if value is None or value == "":
            return None
        option = self.option_for(value)
        if option is None:
            raise self.problem("unknown", _("Select {called} from the list"))
        return option.value

    def params(self, bound: ComponentBoundField, label: dict[str, Any]) -> dict[str, Any]:
        return {
            "idPrefix": bound.id_for_label or bound.html_name,
            "fieldset": {"legend": label},
            "items": self.items(bound, mark="checked"),
            "classes": self.classes,
        }


class YesNoField(RadiosField):
    """Yes or no, side by side; comes back as True, False, or None where it is optional."""

    def __init__(self, *, reveals_if_yes: Sequence[str] = (), reveals_if_no: Sequence[str] = (), **others: Any) -> None:
        yes = Option("yes", gettext_lazy("Yes"), reveals=tuple(reveals_if_yes))
        no = Option("no", gettext_lazy("No"), reveals=tuple(reveals_if_no))
        inline = not (yes.reveals or no.reveals)
        super().__init__(options=(yes, no), inline=others.pop("inline", inline), **others)

    def required_problem(self) -> ValidationError:
        return self.problem("required", _("Select yes or no"))

    def to_python(self, value: Any) -> bool | None:
        chosen = super().to_python(self.prepare_value(value))
        return None if chosen is None else chosen == "yes"

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class CheckboxesField(OptionsField):
    """Any number of a few; comes back as a list of values in the order of the options."""

    macro = "govukCheckboxes"
    widget = forms.SelectMultiple

    def to_python(self, value: Any) -> list[Any]:
        sent = [raw for raw in value or () if raw != ""]
        chosen = self.chosen(sent)
        if len(chosen) < len(set(map(str, sent))):
            raise self.problem("unknown", _("Select {called} from the list"))
        return [option.value for option in self.options if option in chosen]

    def params(self, bound: ComponentBoundField, label: dict[str, Any]) -> dict[str, Any]:
        return {
            "idPrefix": bound.id_for_label or bound.html_name,
            "fieldset": {"legend": label},
            "items": self.items(bound, mark="checked"),
        }


class TickField(ComponentMixin):
    """A single checkbox; comes back as True or False. `required` means that it must be ticked."""

    macro = "govukCheckboxes"

    def to_python(self, value: Any) -> bool:
        return value is True or (isinstance(value, str) and value.lower() in ("yes", "on", "true", "1"))

    def validate(self, value: Any) -> None:
        if self.required and not value:
            raise self.problem("required", _("Select {called}"))

    def params(self, bound: ComponentBoundField, label: dict[str, Any]) -> dict[str, Any]:
        item: dict[str, Any] = {"value": "yes", "text": label["text"], "checked": self.to_python(bound.value())}
        if self.help_text:
            item["hint"] = {"text": str(self.help_text)}
        return {"idPrefix": bound.id_for_label or bound.html_name, "items": [item], "hint": None}


class SelectField(OptionsField):
    """One of many, in a drop-down list; None where nothing was chosen. `prompt` is the empty first line."""

    macro = "govukSelect"
    label_kind = "label"

    def __init__(self, *, prompt: Words = CHOOSE, label_size: str = "", **others: Any) -> None:
        self.prompt = prompt
        super().__init__(label_size=label_size, **others)

    to_python = RadiosField.to_python

    def params(self, bound: ComponentBoundField, label: dict[str, Any]) -> dict[str, Any]:
        first = [{"value": "", "text": str(self.prompt)}] if self.prompt else []
        return {"label": label, "items": first + self.items(bound, mark="selected")}


class PremisesField(RadiosField):
    """One of somebody's own premises: radios for a few, a drop-down list for many.

    The door hands the premises over as options (id, name, address as hint); the id comes back.
    """

    def params(self, bound: ComponentBoundField, label: dict[str, Any]) -> dict[str, Any]:
        if len(self.options) <= FEW:
            return super().params(bound, label)
        label = label | {"classes": label["classes"].replace("fieldset__legend", "label")}
        items = [
            {"value": "", "text": str(CHOOSE)},
            *(item | {"text": _line(item)} for item in self.items(bound, mark="selected") if "divider" not in item),
        ]
        return {"label": label, "items": items}

    def render(self, params: Mapping[str, Any]) -> Markup:
        return render_macro("govukRadios" if "fieldset" in params else "govukSelect", params)


def _line(item: dict[str, Any]) -> str:
    """A premises in one line of a list: its name, then its address."""
    hint = item.get("hint", {}).get("text", "")
    return f"{item['text']}, {hint}" if hint else item["text"]
