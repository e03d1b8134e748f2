"""Forms of candidate search."""

from collections.abc import Sequence
from typing import Any

from counterpart.base.forms import (
    DateField,
    Form,
    HiddenField,
    IntegerField,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from counterpart.base.forms.choice_fields import Option
from counterpart.searches.models import AgeBand, AssessmentKind, DipFinding, Sex


class AskForm(Form):
    """What a search is for. The last two are for the report alone."""

    purpose = TextField(label="What is the search for?", called="what the search is for", limit=300)
    justification = LongTextField(
        label="Why is it needed?",
        called="why it is needed",
        hint="Say which other lines of enquiry were followed, and why this is proportionate.",
        limit=4000,
    )
    sex = RadiosField(
        label="Sex of the person sought, if known",
        called="the sex",
        hint="To watch whether searches go wrong more often for some people. It has no part in the search.",
        options=Sex.choices,
        initial=Sex.UNKNOWN,
        inline=True,
    )
    age_band = RadiosField(
        label="Age of the person sought, if known",
        called="the age",
        options=AgeBand.choices,
        initial=AgeBand.UNKNOWN,
        inline=True,
    )


class AuthoriseForm(Form):
    decision = RadiosField(
        label="Should this search be made?",
        called="whether it should be made",
        options=[Option("yes", "Yes, authorise it"), Option("no", "No", reveals=("why",))],
    )
    why = LongTextField(label="Why not?", called="why not", limit=2000)


class ReviewForm(Form):
    """`place` is where the reviewer stands in the list, so that typing is kept there."""

    decision = RadiosField(
        label="What do you find?",
        called="what you find",
        options=[
            Option("this", "The person shown here is a possible match"),
            Option("none", "None of the candidates is a match"),
        ],
    )
    reason = LongTextField(
        label="What did you compare, and what decided it?",
        called="what you compared, and what decided it",
        hint="For example ears, nose, hairline, scars. Clothing proves nothing.",
        limit=4000,
    )
    candidate = HiddenField()


class SampleForm(Form):
    finding = RadiosField(label="How was this search made?", called="how it was made", options=DipFinding.choices)
    note = LongTextField(
        label="Note", called="a note", hint="Needed where you have a concern.", required=False, limit=2000
    )


class AssessmentForm(Form):
    kind = RadiosField(label="Which assessment?", called="which assessment", options=AssessmentKind.choices)
    title = TextField(label="Title of the document", called="the title", limit=200)
    document_reference = TextField(label="Reference under which it is kept", called="the reference", limit=100)
    document_sha256 = TextField(
        label="SHA-256 of the document",
        called="the SHA-256",
        hint="64 characters. It says which version was approved; sha256sum FILE prints it.",
        limit=64,
    )
    approved_by_name = TextField(label="Approved by", called="who approved it", limit=150)
    approved_by_rank = TextField(label="Their rank or post", called="their rank or post", limit=100)
    approved_on = DateField(label="Day of approval", called="the day of approval")
    expires_on = DateField(label="Expires on", called="the day on which it expires")


class WhyForm(Form):
    why = LongTextField(label="Why does it not stand any more?", called="why it does not stand any more", limit=2000)


class TrainingForm(Form):
    """`people`: pairs of id and name of those who work at the desk."""

    person = SelectField(label="Who was trained?", called="who was trained")
    course = TextField(label="Course", called="the course", limit=200)
    trained_on = DateField(label="Day of the course", called="the day of the course")
    expires_on = DateField(label="Expires on", called="the day on which it expires")

    def __init__(self, *args: Any, people: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_options("person", people)


class ThresholdsForm(Form):
    """Distances and quality in hundredths."""

    strong_below = IntegerField(
        label="Strong likeness below a distance of",
        called="the distance of a strong likeness",
        hint="In hundredths: 45 is 0.45. counterpart faces evaluate prints how often each distance is wrong.",
        low=1,
        high=400,
    )
    moderate_below = IntegerField(
        label="Moderate likeness below a distance of", called="the distance of a moderate likeness", low=1, high=400
    )
    least_quality = IntegerField(
        label="Least quality of a face", called="the least quality", hint="In hundredths, from 0 to 100.", high=100
    )
    why = LongTextField(label="Why these?", called="why these", limit=2000)
    evidence = LongTextField(
        label="Which evaluation do they rest on?", called="the evaluation that they rest on", limit=2000
    )
