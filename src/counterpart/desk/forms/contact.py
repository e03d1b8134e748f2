"""Reaching the business."""

from typing import Any

from counterpart.base.forms import Form, LongTextField, RadiosField, SelectField, TextField
from counterpart.casework.models import ContactChannel, ContactResult


class AttemptForm(Form):
    channel = RadiosField(
        label="How did you try to reach them?", called="how you tried", options=ContactChannel.choices
    )
    result = RadiosField(label="What came of it?", called="what came of it", options=ContactResult.choices)
    note = LongTextField(label="What was said", required=False, hint="The business does not see this.", limit=4000)


class AgreeTimeForm(Form):
    """`slots`: pairs of id and words for each free slot of the diary."""

    slot = SelectField(label="When have you agreed to speak?", called="a time")
    reason = TextField(label="What did they ask for?", called="what they asked for", limit=200)

    def __init__(self, *args: Any, slots: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_options("slot", slots)


class WaiveContactForm(Form):
    reason = TextField(label="Why is no contact wanted?", called="why no contact is wanted", limit=200)
