"""Marking, producing, describing, moving, downloading."""

from counterpart.base.forms import Form, LongTextField, TextField, TickField
from counterpart.desk.forms.evidence_fields import PositionField


class MarkForm(Form):
    position = PositionField(label="At", called="the time in the recording", initial=0)
    note = TextField(label="What is to be seen?", called="what is to be seen", limit=300)


class RemoveMarkForm(Form):
    """Nothing to ask: the button says it."""


class StillForm(Form):
    position = PositionField(label="At", called="the time in the recording", initial=0)


class ProduceForm(Form):
    producer_name = TextField(label="Who produces it?", called="who produces it", limit=150)
    initials = TextField(
        label="Initials", called="the initials", hint="2 to 4 letters. They begin the reference.", limit=12, width=4
    )
    description = LongTextField(
        label="What is it?",
        called="what it is",
        hint="As it should stand in the list of exhibits, like: Footage of the till, 3 June 2026, 2pm to 2:30pm",
        limit=1000,
    )


class ProduceBelowForm(Form):
    """A copy of an exhibit takes the initials of its reference from it."""

    producer_name = TextField(label="Who produces it?", called="who produces it", limit=150)
    description = LongTextField(label="What is it?", called="what it is", limit=1000)


class DescribeForm(Form):
    description = LongTextField(label="What is it?", called="what it is", limit=1000)


class MoveForm(Form):
    from_whom = TextField(label="From", called="from whom or where", hint="A person or a place", limit=200)
    to_whom = TextField(label="To", called="to whom or where", hint="A person or a place", limit=200)
    why = TextField(label="Why?", called="why", limit=300)
    seal = TextField(label="Seal number (optional)", called="the seal number", required=False, limit=60, width=20)


class DownloadForm(Form):
    why = TextField(
        label="Why do you need a copy?",
        called="why you need a copy",
        hint="It is written into the continuity of this file, with your name.",
        limit=300,
    )


class DownloadDangerousForm(DownloadForm):
    """For a file that is held apart or infected."""

    aware = TickField(
        label="I will open it only on a machine that is set apart for that",
        called="that you will open it only on a machine that is set apart for that",
    )
