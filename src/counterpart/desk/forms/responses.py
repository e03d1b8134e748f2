"""Entering a response: where, when, and with what it is compared."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from counterpart.base.forms import (
    CheckboxesField,
    DateField,
    Form,
    LongTextField,
    Option,
    RadiosField,
    SelectField,
    TextField,
)
from counterpart.crimes.models import WhatHappened

DISTRICT, SQUARES = "district", "squares"
_LATE = (
    "Add a response on its first day or before. Added later, whoever adds it could know the result: its page and the "
    "list say so."
)
_NAMES = "One name a line, like bng-250-2492-1233. The page of a square shows its name."


class ResponseForm(Form):
    """`squares`: pairs of name and words of the busiest; `districts`: pairs of code and name."""

    name = TextField(label="What is it called?", called="what it is called", limit=150)
    aim = LongTextField(
        label="What is it to achieve?",
        called="what it is to achieve",
        hint="Like: fewer thefts from the shops of the Haymarket, by patrols at closing time",
        limit=2000,
    )
    kinds = CheckboxesField(
        label="What is it to lessen?",
        called="what it is to lessen",
        hint="Leave all empty for everything that is reported.",
        options=WhatHappened.choices,
        required=False,
    )
    busiest = CheckboxesField(
        label="Where is it?",
        called="where it is",
        hint="The busiest squares of 250 m of the last three months. Add others below.",
        required=False,
    )
    more = LongTextField(
        label="Other squares (optional)", called="other squares", hint=_NAMES, required=False, limit=20000
    )
    compare = RadiosField(
        label="What is it compared with?",
        called="what it is compared with",
        hint="An area that is alike, and that the response cannot reach.",
        options=[
            Option(DISTRICT, "The squares with premises of a district", reveals=("district",)),
            Option(SQUARES, "Squares that I name", reveals=("comparison",)),
        ],
    )
    district = SelectField(label="District", called="a district")
    comparison = LongTextField(label="Squares", called="the squares", hint=_NAMES, limit=60000)
    starts_on = DateField(label="First day", called="the first day", hint=_LATE)
    ends_on = DateField(label="Day after the last", called="the day after the last")

    def __init__(
        self, *args: Any, squares: Iterable[tuple[str, str]], districts: Iterable[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["busiest"].options = list(squares)  # type: ignore[attr-defined]
        self.fields["district"].options = list(districts)  # type: ignore[attr-defined]

    @property
    def cells(self) -> list[str]:
        """The names of its squares."""
        return [*self.cleaned_data["busiest"], *(self.cleaned_data["more"] or "").split()]

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if "more" in told and "busiest" in told and not self.cells:
            self.add_error("busiest", _("Choose at least one square, or name one below"))
        return told


class WithdrawForm(Form):
    why = LongTextField(label="Why is it withdrawn?", called="why it is withdrawn", limit=2000)
