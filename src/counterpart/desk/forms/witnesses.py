"""Asking for a witness statement, taking one back, taking them all in person."""

from typing import Any

from counterpart.base.forms import EmailField, Form, LongTextField, SelectField, TextField
from counterpart.crimes.models import Incident
from counterpart.witnesses.models import WitnessStatement


class AskForm(Form):
    """`incidents` are the reports that the case holds, `signed` the statements that a further one can refer to."""

    name = TextField(label="Who do you ask?", called="the name of the person you ask", limit=150)
    email = EmailField(label="Their email address", called="their email address")
    incident = SelectField(label="About which report?", called="the report")
    amends = SelectField(
        label="Is it further to a statement that is signed?", called="the statement", required=False, prompt="No"
    )
    purpose = LongTextField(
        label="What should they say more about? (optional)",
        hint="They read this in the mail and on the page.",
        limit=1000,
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, incidents: list[Incident], signed: list[WitnessStatement], **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_options("incident", [(each.pk, each.reference) for each in incidents])
        told = [
            (each.pk, f"{each.incident.reference}: statement {each.number} of {each.maker_name}") for each in signed
        ]
        self.set_options("amends", told)
        if len(incidents) == 1:
            self.initial["incident"] = incidents[0].pk
        if not signed:
            del self.fields["amends"]


class WhyForm(Form):
    """Words that the business reads."""

    reason = LongTextField(label="Why?", hint="The business reads this.", called="why", limit=1000, rows=3)


class StopForm(WhyForm):
    """`incidents` are the reports that the case holds."""

    incident = SelectField(label="About which report?", called="the report")
    field_order = ("incident", "reason")

    def __init__(self, *args: Any, incidents: list[Incident], **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_options("incident", [(each.pk, each.reference) for each in incidents])
        if len(incidents) == 1:
            self.initial["incident"] = incidents[0].pk
