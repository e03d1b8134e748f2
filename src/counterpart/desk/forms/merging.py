"""Putting reports of one business together, and taking them apart."""

from typing import Any

from counterpart.base.forms import CheckboxesField, Form, RadiosField, TextField


class MergeForm(Form):
    """`others`: options of the business's other open cases, each merged into this one."""

    merged = RadiosField(label="Which case should be merged into this one?", called="a case")
    reason = TextField(label="Why do they belong together?", called="why they belong together", limit=300)

    def __init__(self, *args: Any, others: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_options("merged", others)


class SplitForm(Form):
    """Options of the further events told in the reports, and of the property that can go with them."""

    occurrences = CheckboxesField(
        label="What should become a case of its own?", called="what should become a case of its own"
    )
    items = CheckboxesField(label="Property that goes with it", called="property", required=False)
    reason = TextField(label="Why should it be separate?", called="why it should be separate", limit=300)

    def __init__(self, *args: Any, occurrences: list[Any], items: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_options("occurrences", occurrences)
        self.set_options("items", items)
