"""Asking somebody for files by a link."""

from counterpart.base.forms import EmailField, Form, IntegerField, LongTextField, PhoneField, TextField
from counterpart.evidence.actions.links import DAYS


class LinkForm(Form):
    recipient_name = TextField(label="Who should send files?", called="who should send files", limit=150)
    purpose = LongTextField(
        label="What should they send?",
        called="what they should send",
        hint="They read this. Like: Footage of the till, 3 June from 2pm to 2:30pm, as the recorder saves it.",
        limit=1000,
    )
    recipient_email = EmailField(
        label="Email address (optional)",
        called="the email address",
        hint="We send the link there. Without one you get a text to send yourself.",
        required=False,
    )
    recipient_phone = PhoneField(label="Phone number (optional)", called="the phone number", required=False)
    days = IntegerField(label="For how many days?", called="the number of days", low=1, high=60, initial=DAYS, width=2)


class RevokeForm(Form):
    """Nothing to ask: the button says it."""
