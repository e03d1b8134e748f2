"""The pages of a witness statement as forms: each question of the template is a field. Two doors show them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms

from counterpart.base.forms import (
    CheckboxesField,
    EmailField,
    Form,
    LongTextField,
    Option,
    PhoneField,
    RadiosField,
    TextField,
    TickField,
)
from counterpart.evidence.models import EvidenceFile
from counterpart.witnesses.templates import Question, StatementPage


class ScreenForm(Form):
    """What must be known before a statement is begun: whether it can be made online at all."""

    over_18 = RadiosField(
        label="Are you 18 or over?",
        called="whether you are 18 or over",
        options=[("yes", "Yes"), ("no", "No")],
    )
    hard = RadiosField(
        label="Would giving evidence be hard for you?",
        hint="For example because you are afraid of somebody, or because of a disability or your health. "
        "You need not say what it is.",
        called="whether giving evidence would be hard for you",
        options=[("no", "No"), ("yes", "Yes, or I am not sure")],
    )

    def codes(self) -> list[str]:
        """The answers as policy names them."""
        told = {"under_18": self.cleaned_data["over_18"] == "no", "vulnerable": self.cleaned_data["hard"] == "yes"}
        return [code for code, holds in told.items() if holds]


class SignForm(Form):
    """The declaration, and the typed name that is the signature."""

    declares = TickField(
        label="I have read this declaration and the whole statement, and it is true",
        errors={"required": "Tick to say that you have read the declaration and that it is true"},
    )
    name = TextField(
        label="Type your full name to sign",
        called="your full name",
        limit=150,
        autocomplete="name",
    )


def page_form(
    page: StatementPage,
    *,
    at: datetime,
    answers: Mapping[str, Any],
    files: Sequence[EvidenceFile],
    data: Mapping[str, Any] | None = None,
) -> Form:
    """The questions of one page, with what was answered before, or with what was just sent."""
    form = Form(data, at=at, initial=dict(answers))
    form.add_fields({question.name: _field(question, files) for question in page.questions})
    return form


def _field(question: Question, files: Sequence[EvidenceFile]) -> forms.Field:
    known: dict[str, Any] = {
        "label": question.label,
        "hint": question.hint,
        "called": question.called,
        "required": not question.is_optional,
    }
    if question.kind == "choice":
        return RadiosField(options=[_option(choice) for choice in question.choices], **known)
    if question.kind == "files":
        return CheckboxesField(options=[_file(file) for file in files], **known)
    if question.kind == "long":
        return LongTextField(limit=question.limit, rows=question.rows, **known)
    if question.kind == "text":
        return TextField(limit=question.limit, autocomplete=question.autocomplete, **known)
    return (PhoneField if question.kind == "phone" else EmailField)(**known)


def _option(choice: Any) -> Option:
    return Option(choice.value, choice.label, reveals=choice.reveals)


def _file(file: EvidenceFile) -> Option:
    return Option(str(file.key), file.name, hint=f"{file.size:,} bytes. SHA-256 {file.sha256[:16]}…")
