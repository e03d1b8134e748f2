"""Forms of series and tiers."""

from typing import Any

from django.core.exceptions import ValidationError

from counterpart.base.forms import (
    CheckboxesField,
    DateField,
    Form,
    HiddenField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from counterpart.base.forms.choice_fields import Option


class ProposeForm(Form):
    title = TextField(
        label="What should the series be called?",
        called="what the series is called",
        hint="For example: Tools out of stockrooms, white van.",
        limit=200,
    )
    references = LongTextField(
        label="Which cases?", called="the cases", hint="Their references, one a line. At least two.", limit=2000
    )
    why = LongTextField(label="Why are they of one series?", called="why they are of one series", limit=4000)


class ReviewForm(Form):
    """`seen`: the digest of what the page showed."""

    seen = HiddenField(label="Seen")
    decision = RadiosField(
        label="Are these crimes of one series?",
        called="whether they are of one series",
        options=[Option("yes", "Yes"), Option("no", "No")],
    )
    reason = LongTextField(
        label="What does your answer rest on?",
        called="what your answer rests on",
        hint="Say what you read or saw yourself. The weights of the system are no reason.",
        limit=4000,
    )


class RemovalForm(Form):
    decision = RadiosField(
        label="Should it be taken out?",
        called="whether it should be taken out",
        options=[Option("yes", "Yes, take it out"), Option("no", "No, it stays in the series")],
    )
    reason = LongTextField(label="What does your answer rest on?", called="what your answer rests on", limit=4000)


class ClosingForm(Form):
    decision = RadiosField(
        label="Should it be closed?",
        called="whether it should be closed",
        options=[Option("yes", "Yes, close it"), Option("no", "No, it stays open")],
    )
    reason = LongTextField(label="What does your answer rest on?", called="what your answer rests on", limit=4000)


class WhyForm(Form):
    """`why`: its label is the page's."""

    why = LongTextField(label="Why?", called="why", limit=4000)

    def __init__(self, *args: Any, label: str = "Why?", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["why"].label = label


class AddForm(Form):
    reference = TextField(label="Reference of the case", called="the reference of the case", limit=30)
    why = LongTextField(label="Why does it belong to the series?", called="why it belongs to the series", limit=4000)


class OrderForm(Form):
    note = LongTextField(
        label="What is known of stealing to order?",
        called="what is known",
        hint="Who orders, and what. Leave it empty where nothing is known.",
        required=False,
        limit=4000,
    )
    why = LongTextField(label="How do you know, or why does the note change?", called="how you know", limit=4000)


class ListingForm(Form):
    marketplace = TextField(label="Marketplace", called="the marketplace", limit=100)
    listing_reference = TextField(label="Number or name of the listing", called="the listing", limit=200)
    address = TextField(
        label="Its web address",
        called="its web address",
        hint="As it stands in the browser: it begins with https://.",
        required=False,
        limit=500,
    )
    found_at = DateField(label="When was it seen?", called="when it was seen")
    note = LongTextField(
        label="What was offered, and how do you know that it was taken in this series?",
        called="what was offered",
        limit=4000,
    )

    def clean_address(self) -> str:
        address: str = self.cleaned_data["address"] or ""
        if address and not address.lower().startswith(("https://", "http://")):
            raise ValidationError("Its web address must begin with https:// or http://")
        return address


class MergeForm(Form):
    """`others`: the confirmed series that this one can be merged with."""

    other = SelectField(label="Which series is it one with?", called="the other series")
    why = LongTextField(label="Why are the two one series?", called="why the two are one series", limit=4000)

    def __init__(self, *args: Any, others: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_options("other", others)


class SplitForm(Form):
    """`held`: the crimes of the series."""

    crimes = CheckboxesField(label="Which crimes are of another series?", called="which crimes are of another series")
    title = TextField(label="What should the other series be called?", called="what it is called", limit=200)
    why = LongTextField(label="Why is it two series?", called="why it is two series", limit=4000)

    def __init__(self, *args: Any, held: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_options("crimes", held)


class DecideTierForm(Form):
    decision = RadiosField(
        label="Does this person have this tier?",
        called="whether the person has it",
        options=[Option("yes", "Yes, until it expires"), Option("no", "No")],
    )
    why = LongTextField(label="What does your decision rest on?", called="what your decision rests on", limit=4000)
