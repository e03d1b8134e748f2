"""Forms of agreements with partners."""

from collections.abc import Sequence
from typing import Any

from counterpart.base.forms import (
    CheckboxesField,
    DateField,
    Form,
    IntegerField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
    TickField,
)
from counterpart.partners import sharing
from counterpart.partners.actions.agreements import Terms
from counterpart.partners.models import Direction, Tlp


class AgreementForm(Form):
    """`partners`: pairs of key and name."""

    partner = SelectField(label="Partner", called="the partner")
    purpose = RadiosField(label="What is it for?", called="what it is for")
    legal_power = TextField(label="Legal power", called="the legal power", limit=300)
    direction = RadiosField(label="Who tells whom?", called="who tells whom", options=Direction.choices)
    items_allowed = CheckboxesField(label="What may be told?", called="what may be told")
    items_excluded = CheckboxesField(label="What is excluded? (optional)", called="what is excluded", required=False)
    tlp = SelectField(label="How far may it travel?", called="how far it may travel", options=Tlp.choices)
    handling = LongTextField(label="How must it be handled?", called="how it must be handled", limit=2000)
    retention_days = IntegerField(
        label="Days that it may be kept", called="the days that it may be kept", low=1, high=365
    )
    breach_contact = TextField(
        label="Who is told of a breach, and how?",
        called="who is told of a breach",
        hint="The Information Commissioner must be told within 72 hours.",
        limit=300,
    )
    from_date = DateField(label="First day", called="the first day")
    to_date = DateField(label="Day on which it has ended", called="the day on which it has ended")
    review_date = DateField(label="Review by", called="the day of review")

    def __init__(self, *args: Any, partners: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        shared = [(code, words) for code, words in sharing.items().items() if code not in sharing.never_shared()]
        self.set_options("partner", partners)
        self.set_options("purpose", list(sharing.purposes().items()))
        self.set_options("items_allowed", shared)
        self.set_options("items_excluded", shared)

    def terms(self) -> Terms:
        """What a valid form says."""
        answers = {name: value for name, value in self.cleaned_data.items() if name != "partner"}
        return Terms(**answers)


class SignForm(Form):
    agreed = TickField(label="I have read it and sign it for my organisation", called="that you sign it")


class WhyForm(Form):
    reason = LongTextField(label="Why?", called="why", limit=2000)


class ResumeForm(Form):
    agreed = TickField(label="What led to it is settled", called="that it is settled")
