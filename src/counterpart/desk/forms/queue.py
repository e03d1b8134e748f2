"""Filtering the queue. A filter that makes no sense is left out: a list never fails."""

from collections.abc import Iterable
from typing import Any

from counterpart.accounts.models import Person
from counterpart.base.forms import Form, SelectField, TextField, TickField
from counterpart.casework.models import CaseState
from counterpart.casework.queries.queue import LIVE, MINE, NOBODY, QueueFilters
from counterpart.core.harm import queue
from counterpart.crimes.models import WhatHappened
from counterpart.partners.models import Premises

ANY = "any"


class QueueForm(Form):
    """`districts`: pairs of code and name; `owners`: those who work cases here.

    `premises` are those that the address asks for: only then does the form have the field, so that it keeps them.
    """

    text = TextField(
        label="Find a case",
        hint="Reference, business, postcode, number plate or suspect's name",
        required=False,
        limit=100,
    )
    state = SelectField(
        label="State", required=False, prompt="New and open", options=[(ANY, "Any state"), *CaseState.choices]
    )
    owner = SelectField(label="Owner", required=False, prompt="Anybody")
    what_happened = SelectField(label="What happened", required=False, prompt="Anything", options=WhatHappened.choices)
    district = SelectField(label="District", required=False, prompt="Anywhere")
    band = SelectField(
        label="Priority",
        required=False,
        prompt="Any priority",
        options=[(str(band), name) for band, name in enumerate(queue.policy().names)],
    )
    premises = SelectField(label="Premises", required=False, prompt="All premises")
    overdue = TickField(label="Past the contact promise", required=False)

    def __init__(
        self,
        *args: Any,
        districts: Iterable[tuple[str, str]],
        owners: Iterable[Person],
        premises: Premises | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        people = [(str(person.pk), person.name) for person in owners]
        self.set_options("owner", [(MINE, "Me"), (NOBODY, "Nobody yet"), *people])
        self.set_options("district", list(districts))
        if premises is None:
            del self.fields["premises"]
        else:
            name = f"{premises.name}, {premises.address}" if premises.address else premises.name
            self.set_options("premises", [(str(premises.pk), name)])

    def filters(self) -> QueueFilters:
        """What was asked for, less what made no sense."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        state = asked.pop("state", LIVE)
        band, premises = (_number(asked.pop(name, None)) for name in ("band", "premises"))
        return QueueFilters(state="" if state == ANY else state, band=band, premises=premises, **asked)

    def chosen(self) -> dict[str, str]:
        """The filters in force, by field, in words."""
        words = {}
        for name, value in self.cleaned_data.items():
            if not value:
                continue
            options = getattr(self.fields[name], "options", ())
            label = next((str(option.text) for option in options if option.value == value), None)
            words[name] = label or (str(self.fields[name].label) if value is True else str(value))
        return words


def _number(value: str | None) -> int | None:
    return None if value is None else int(value)
