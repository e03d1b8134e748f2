"""Forms about statements and the data that they are made from."""

from collections.abc import Mapping, Sequence
from typing import Any

from counterpart.base.forms import (
    FileField,
    Form,
    HiddenField,
    IntegerField,
    LongTextField,
    Option,
    RadiosField,
    SelectField,
    YesNoField,
)

_MEGABYTES_50 = 50_000_000


class BeginForm(Form):
    """What to draft. `sets`, `sources` and `months` are options."""

    measure_set = RadiosField(
        label="Which statement?", called="which statement", errors={"required": "Select a statement"}
    )
    source = RadiosField(
        label="From which data?", called="from which data", errors={"required": "Select from which data"}
    )
    to_month = SelectField(
        label="Twelve months to the end of", called="the last month", errors={"required": "Select the last month"}
    )
    by_district = YesNoField(label="By district as well?", errors={"required": "Select whether by district"})
    baseline_year = IntegerField(
        label="Baseline year",
        hint="The national measures compare with 2019.",
        called="the baseline year",
        low=2003,
        high=2100,
        initial=2019,
    )
    missing = RadiosField(
        label="Where months are missing from the data",
        called="what to do where months are missing",
        options=[
            Option("refuse", "Leave the figure out", "The note says which months are missing."),
            Option("label", "Give what there is, and mark it", "A figure of fewer months is never compared."),
        ],
        initial="refuse",
    )

    def __init__(
        self, *args: Any, sets: Sequence[Option], sources: Sequence[Option], months: Sequence[Option], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.set_options("measure_set", sets)
        self.set_options("source", sources)
        self.set_options("to_month", months)


class WordsForm(Form):
    """The words of a draft: a comment for each priority, notes, and of a correction its reason."""

    reason = LongTextField(
        label="What is put right, and why?",
        hint="Everybody reads this above the corrected figures.",
        called="what is put right",
        limit=2000,
    )
    notes = LongTextField(
        label="Notes under the statement",
        hint="One note on each line. Everybody reads them.",
        called="the notes",
        required=False,
        limit=5000,
    )

    def __init__(self, *args: Any, priorities: Sequence[str], is_correction: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.priorities = tuple(priorities)
        notes = self.fields.pop("notes")
        if not is_correction:
            del self.fields["reason"]
        for number, priority in enumerate(self.priorities):
            self.fields[f"comment_{number}"] = LongTextField(
                label=f"Comment: {priority}" if priority else "Comment",
                called=f"the comment on {priority}",
                required=False,
                limit=5000,
            )
        self.fields["notes"] = notes

    def commentary(self) -> dict[str, str]:
        """{priority: text} of a valid form."""
        return {
            priority: self.cleaned_data[f"comment_{number}"] or "" for number, priority in enumerate(self.priorities)
        }

    @staticmethod
    def initial_of(priorities: Sequence[str], commentary: Mapping[str, str], notes: str, reason: str) -> dict[str, str]:
        """What stands in the fields before anybody types."""
        comments = {f"comment_{number}": commentary.get(priority, "") for number, priority in enumerate(priorities)}
        return {**comments, "notes": notes, "reason": reason}


class CheckForm(Form):
    """The second person's answer. `seen` is the digest of what the page showed."""

    seen = HiddenField(label="Seen")
    answer = RadiosField(
        label="Are figures and words right?",
        called="whether figures and words are right",
        errors={"required": "Select whether figures and words are right"},
        options=[Option("right", "Yes, they are right"), Option("wrong", "No, the author has to put something right")],
    )
    note = LongTextField(
        label="Note to the author", hint="Needed where something is wrong.", required=False, limit=2000
    )


class ReasonForm(Form):
    """One reason. The page says for what."""

    reason = LongTextField(label="Reason", called="the reason", limit=2000)


class LoadForm(Form):
    """Files of recorded crime and of indicators."""

    sent = FileField(
        label="Files",
        hint="CSV, also as .gz or .zip: street files of data.police.uk, tables of the Home Office, indicator series. "
        "Up to 50 MB together.",
        kinds=(".csv", ".gz", ".zip"),
        most_bytes=_MEGABYTES_50,
        several=True,
        errors={"required": "Select the files to load"},
    )
