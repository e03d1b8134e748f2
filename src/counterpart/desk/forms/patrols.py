"""Logging a visit."""

from datetime import datetime
from typing import Any

from counterpart.base.forms import DayField, Form, IntegerField, LongTextField, TimeField
from counterpart.core.periods.local_time import LocalTimeError, to_utc


class VisitForm(Form):
    """`started_at` is the moment that was typed, in UTC."""

    started_on = DayField(label="Day", called="the day", tense="past", initial="today")
    started = TimeField(label="Began at", called="when it began", hint="Like 2:30pm or 14:30")
    minutes = IntegerField(label="Minutes there", called="the minutes", low=1, high=720)
    officers = IntegerField(label="Officers", called="how many officers", low=1, high=50, initial=1)
    note = LongTextField(
        label="Note (optional)",
        called="the note",
        hint="What was seen or done. Name nobody.",
        required=False,
        limit=1000,
    )

    started_at: datetime

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("started_on") and told.get("started"):
            try:
                self.started_at = to_utc(told["started_on"], told["started"], fold=0)
            except LocalTimeError as error:
                self.add_error("started", str(error))
        return told
