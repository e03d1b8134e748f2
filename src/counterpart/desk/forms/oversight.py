"""The supervisor's forms."""

from typing import Any

from counterpart.base.forms import DateField, Form, IntegerField, LongTextField, RadiosField, TextField, TimeField


class OpenSlotsForm(Form):
    day = DateField(label="Day", called="the day")
    from_time = TimeField(label="From", called="when the calls begin")
    to_time = TimeField(label="To", called="when the calls end")
    minutes = IntegerField(
        label="Minutes for each call", called="the minutes for each call", low=5, high=240, initial=30
    )
    capacity = IntegerField(
        label="Calls at the same time", called="the calls at the same time", low=1, high=50, initial=2
    )


class SampleForm(Form):
    size = IntegerField(label="How many cases?", called="how many cases", low=1, high=50, initial=5)


class QualityReviewForm(Form):
    """One yes or no, and a note, for each standard; `standards`: pairs of code and words."""

    learning = LongTextField(
        label="What should the investigator learn from this?", called="what to learn", required=False, limit=4000
    )

    def __init__(self, *args: Any, standards: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.standards = standards
        learning = self.fields.pop("learning")
        for code, words in standards:
            self.fields[f"met_{code}"] = RadiosField(
                label=words, called=f"whether: {words}", inline=True, options=[("yes", "Met"), ("no", "Not met")]
            )
            self.fields[f"note_{code}"] = TextField(label="Note", called="the note", required=False, limit=300)
        self.fields["learning"] = learning

    def findings(self) -> dict[str, dict[str, Any]]:
        """{standard: {"met": bool, "note": str}} of a valid form."""
        answers = self.cleaned_data
        return {
            code: {"met": answers[f"met_{code}"] == "yes", "note": answers[f"note_{code}"] or ""}
            for code, _ in self.standards
        }
