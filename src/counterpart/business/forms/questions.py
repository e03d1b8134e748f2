"""From a question of the table to form fields, and from what came back to an answer."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms

from counterpart.base.forms import (
    DateField,
    DayField,
    EmailField,
    IntegerField,
    LongTextField,
    MoneyField,
    Option,
    PhoneField,
    PlateField,
    PostcodeField,
    PremisesField,
    RadiosField,
    SelectField,
    TextField,
    TimeField,
)
from counterpart.core.conditions import Look
from counterpart.core.periods.local_time import resolve_local, to_local
from counterpart.core.reporting.fields import Field

# What a form field must not exceed although the question sets no limit.
_LIMIT = 4000


@dataclass(frozen=True, slots=True)
class Offers:
    """Choices that come from records: (id, words, hint) of premises and of free call-back times."""

    premises: Sequence[tuple[int, str, str]] = ()
    slots: Sequence[tuple[int, str]] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question on one form: `name` is its name in the HTML, `entry` its place in a list, if any."""

    field: Field
    name: str
    entry: int | None = None
    form_names: tuple[str, ...] = ()

    @classmethod
    def of(cls, asked: Field, entry: int | None = None, group: str = "") -> "Question":
        plain = asked.name.replace(".", "_")
        name = plain if entry is None else f"{group}-{entry}-{plain}"
        parts = ("day", "time", "which") if asked.kind == "datetime" else ()
        return cls(asked, name, entry, tuple(f"{name}_{part}" for part in parts) or (name,))


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that decides a form field: its question, the answers around it, what is on offer, and what
    each of its choices reveals."""

    field: Field
    look: Look
    offers: Offers
    reveals: Mapping[str, tuple[str, ...]]


def form_fields(
    question: Question, look: Look, offers: Offers, reveals: Mapping[str, tuple[str, ...]]
) -> dict[str, forms.Field]:
    """The form fields of one question, by name; a moment has three: day, time, and which of two equal times."""
    if question.field.kind == "datetime":
        return dict(zip(question.form_names, _moment_fields(question.field), strict=True))
    wanted = Wanted(question.field, look, offers, reveals)
    return {question.name: _MAKERS[question.field.kind](wanted)}


def initial_values(question: Question, value: Any) -> dict[str, Any]:
    """An answer as the form fields of its question hold it."""
    if value is None:
        return {}
    if isinstance(value, datetime):
        day, time, which = question.form_names
        shown = to_local(value)
        moments = resolve_local(shown.date(), shown.time())
        return {day: shown.date(), time: shown.time(), which: str(moments.index(value))}
    if isinstance(value, bool):
        return {question.name: "true" if value else "false"}
    return {question.name: value}


def answer(question: Question, cleaned: Mapping[str, Any]) -> Any:
    """What was answered, as JSON holds it; None where the question was left blank."""
    value = cleaned.get(question.name)
    if value is None or value == "":
        return None
    if question.field.kind == "yes_no":
        return value == "true"
    return value.isoformat() if isinstance(value, date | datetime) else value


def _moment_fields(asked: Field) -> Iterable[forms.Field]:
    missing = {"required": asked.missing} if asked.missing else {}
    yield DayField(
        label="Day",
        hint="For example today, yesterday or 3 June",
        called="day",
        tense="past",
        required=asked.required,
        errors=missing,
    )
    yield TimeField(
        label="Time",
        hint="For example 2:30pm. A rough time is fine.",
        called="time",
        required=asked.required,
        width=10,
        errors={"required": "Enter the time it happened. A rough time is fine"} if asked.required else {},
    )
    yield RadiosField(
        label="The clocks went back that night, so this time happened twice. Which one was it?",
        options=(
            Option("0", "The first time, before the clocks went back"),
            Option("1", "The second time, an hour later"),
        ),
        errors={"required": "The clocks went back that night. Select which of the two times it was"},
    )


def _shared(asked: Field) -> dict[str, Any]:
    errors = {"required": asked.missing} if asked.missing else {}
    if asked.minimum is not None and asked.maximum is not None:
        errors |= {"too_small": asked.out_of_range, "too_big": asked.out_of_range}
    if asked.max_length:
        errors["too_long"] = asked.too_long
    return {"label": asked.label, "hint": asked.hint, "required": asked.required, "errors": errors}


def _text(made: Callable[..., forms.Field]) -> "Maker":
    def make(wanted: Wanted) -> forms.Field:
        asked = wanted.field
        more: dict[str, Any] = {"width": asked.width} if asked.width else {}
        if asked.autocomplete:
            more["autocomplete"] = asked.autocomplete
        return made(limit=asked.max_length or _LIMIT, **more, **_shared(asked))

    return make


def _long(wanted: Wanted) -> forms.Field:
    return LongTextField(limit=wanted.field.max_length or _LIMIT, **_shared(wanted.field))


def _choice(made: Callable[..., forms.Field]) -> "Maker":
    def make(wanted: Wanted) -> forms.Field:
        options = [
            Option(choice.value, choice.label, hint=choice.hint, reveals=wanted.reveals.get(choice.value, ()))
            for choice in wanted.field.choices_for(wanted.look)
        ]
        return made(options=options, **_shared(wanted.field))

    return make


def _number(made: Callable[..., forms.Field]) -> "Maker":
    def make(wanted: Wanted) -> forms.Field:
        asked = wanted.field
        low, high = asked.minimum or 0, 1_000_000 if asked.maximum is None else asked.maximum
        return made(low=low, high=high, width=asked.width or 10, **_shared(asked))

    return make


def _date(wanted: Wanted) -> forms.Field:
    return DateField(**_shared(wanted.field))


def _premises(wanted: Wanted) -> forms.Field:
    options = [Option(key, words, hint=hint) for key, words, hint in wanted.offers.premises]
    return PremisesField(options=options, **_shared(wanted.field))


def _slot(wanted: Wanted) -> forms.Field:
    return SelectField(options=wanted.offers.slots, prompt="Any time in the next 24 hours", **_shared(wanted.field))


Maker = Callable[[Wanted], forms.Field]

_MAKERS: dict[str, Maker] = {
    "date": _date,
    "email": _text(EmailField),
    "integer": _number(IntegerField),
    "money": _number(MoneyField),
    "phone": _text(PhoneField),
    "postcode": _text(PostcodeField),
    "premises": _premises,
    "radios": _choice(RadiosField),
    "select": _choice(SelectField),
    "slot": _slot,
    "text": _text(TextField),
    "textarea": _long,
    "vrm": _text(PlateField),
    "yes_no": _choice(RadiosField),
}
