"""Forms of links."""

from collections.abc import Sequence
from typing import Any

from counterpart.base.forms import CheckboxesField, Form, LongTextField, RadiosField


class LinkReviewForm(Form):
    agrees = RadiosField(
        label="Are they the same?",
        called="whether they are the same",
        options=[("yes", "Yes, they are the same"), ("no", "No, or I cannot tell")],
    )
    reason = LongTextField(
        label="What does your answer rest on?",
        called="what your answer rests on",
        hint="What you know or have looked up. The weights are not a reason by themselves.",
        limit=2000,
    )


class UndoLinkForm(Form):
    reason = LongTextField(label="How was it found to be wrong?", called="how it was found to be wrong", limit=2000)


class AgainForm(Form):
    reason = LongTextField(
        label="What has changed?", called="what has changed", hint="Whoever answers reads it.", limit=2000
    )


class SplitForm(Form):
    """`members`: pairs of key and words of the cluster's records."""

    apart = CheckboxesField(
        label="Which records do not belong with the others?", called="the records that do not belong"
    )
    reason = LongTextField(label="How do you know that they are not the same?", called="how you know", limit=2000)

    def __init__(self, *args: Any, members: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["apart"].options = members  # type: ignore[attr-defined]
