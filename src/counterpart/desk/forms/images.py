"""Forms of the image register, identifications, people and challenges."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from counterpart.base.forms import (
    CheckboxesField,
    DateField,
    Form,
    LongTextField,
    RadiosField,
    SelectField,
    TextField,
)
from counterpart.base.forms.choice_fields import Option
from counterpart.base.wording import day
from counterpart.core.periods.local_time import start_of_day
from counterpart.core.pictures.rendering import Box
from counterpart.desk.forms.areas import AreasForm
from counterpart.suspects.models import ChallengeOutcome, Confidence, ImageClass, UnderEighteen


class RegisterForm(Form):
    """What of the register is shown."""

    image_class = SelectField(
        label="Which images", called="which images", options=ImageClass.choices, required=False, prompt="All"
    )


class AddImageForm(AreasForm):
    """`crimes`: pairs of key and words of the case's crimes. Without an area it is about the whole picture."""

    image_class = RadiosField(
        label="Is it known who this is?",
        called="whether it is known who this is",
        options=[
            Option(ImageClass.SOUGHT, "No, their identity is sought"),
            Option(ImageClass.KNOWN, "Yes, the person is known", reveals=("person",)),
        ],
    )
    person = TextField(
        label="Reference of their person record (optional)",
        called="the reference",
        hint="Like NOM-7K3M-9QXR. Without it nobody can tell later whether a search that found this picture was right.",
        required=False,
        limit=30,
    )
    under_18 = RadiosField(
        label="How old is the person?",
        called="how old the person is",
        options=UnderEighteen.choices,
        hint="Somebody of an inspector's rank must authorise an image of a person who is, or may be, under 18.",
    )
    caption = TextField(
        label="What does the person wear or carry? (optional)", called="what they wear", required=False, limit=300
    )
    crime = SelectField(label="Crime (optional)", called="the crime", required=False, prompt="None recorded yet")

    def __init__(self, *args: Any, crimes: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_options("crime", crimes)

    def box(self) -> Box | None:
        """The part of a valid form; None for the whole picture."""
        if not self.given():
            return None
        area = self.area(1)
        return Box(area.x, area.y, area.x + area.width, area.y + area.height)


class UntilForm(Form):
    """A last day; `latest` is the last that may be chosen. The moment that comes back is the end of that day."""

    until_day = DateField(label="Last day", called="the last day")

    def __init__(self, *args: Any, latest: date | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.latest = latest
        if latest is not None:
            self.fields["until_day"].initial = latest
            self.fields["until_day"].help_text = _("No later than %(day)s: the image expires on the day after") % {
                "day": day(latest)
            }

    def clean_until_day(self) -> date:
        chosen: date = self.cleaned_data["until_day"]
        if self.latest is not None and chosen > self.latest:
            words = _("The last day must be %(day)s or earlier: the image expires on the day after")
            raise ValidationError(words % {"day": day(self.latest)})
        return chosen

    def until(self) -> datetime:
        return start_of_day(self.cleaned_data["until_day"] + timedelta(days=1))


class ShareForm(UntilForm):
    """`partners` and `items`: pairs of code and words."""

    partnership = RadiosField(label="Which partnership?", called="a partnership")
    items = CheckboxesField(label="What are they shown?", called="what they are shown", initial=["image"])

    field_order = ("partnership", "items", "until_day")

    def __init__(
        self, *args: Any, partners: Sequence[tuple[int, str]], items: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.set_options("partnership", partners)
        self.set_options("items", items)


class ReasonForm(Form):
    reason = LongTextField(label="Why?", called="why", limit=2000)


class ExtendForm(UntilForm):
    reason = LongTextField(label="Why is it still needed?", called="why it is still needed", limit=2000)


class KnowForm(Form):
    """Do you know this person?"""

    answer = RadiosField(
        label="Do you know this person?",
        called="whether you know this person",
        options=[
            Option(Confidence.KNOWS, "I know who this is", reveals=("named", "reason")),
            Option(Confidence.MIGHT, "I might know", reveals=("might_be", "might_reason")),
            Option("no", "No"),
        ],
    )
    named = TextField(label="Name", called="the name", limit=200)
    reason = LongTextField(label="How do you know them?", called="how you know them", limit=2000)
    might_be = TextField(label="Name, as far as you know it", called="the name", limit=200)
    might_reason = LongTextField(label="What makes you think so?", called="what makes you think so", limit=2000)

    def said(self) -> tuple[str, str]:
        """Name and reason of a valid form in which a name was given."""
        answers = self.cleaned_data
        if answers["answer"] == Confidence.KNOWS:
            return answers["named"], answers["reason"]
        return answers["might_be"], answers["might_reason"]


class ReviewForm(Form):
    """`nominals`: pairs of key and words of person records that may be meant."""

    agrees = RadiosField(
        label="Is this the person?",
        called="whether this is the person",
        options=[Option("yes", "Yes, I confirm it", reveals=("nominal",)), Option("no", "No, or I cannot tell")],
    )
    nominal = SelectField(
        label="Person record", called="the person record", required=False, prompt="None yet: make one of this name"
    )
    reason = LongTextField(label="What does your answer rest on?", called="what your answer rests on", limit=2000)

    def __init__(self, *args: Any, nominals: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_options("nominal", nominals)


class PurposeForm(Form):
    purpose = TextField(
        label="Why do you look for people now?",
        called="why you look for people",
        hint="Kept in the log with everything that you read until you sign out. For example a case's reference.",
        limit=200,
    )


class FindPersonForm(Form):
    text = TextField(label="Name or reference", called="a name or reference", limit=100)


class DescribePersonForm(Form):
    name = TextField(label="Name", called="the name", limit=200)
    other_names = LongTextField(label="Other names, one a line (optional)", called="other names", required=False)
    date_of_birth = DateField(label="Date of birth (optional)", called="the date of birth", required=False, birth=True)
    build = TextField(label="Build (optional)", called="the build", required=False, limit=100)
    height = TextField(label="Height (optional)", called="the height", required=False, limit=100)
    hair = TextField(label="Hair (optional)", called="the hair", required=False, limit=200)
    distinctive = TextField(
        label="Anything distinctive (optional)", called="anything distinctive", required=False, limit=500
    )


class DecideChallengeForm(Form):
    outcome = RadiosField(
        label="What becomes of the picture?",
        called="what becomes of the picture",
        options=[
            Option(ChallengeOutcome.WITHDRAWN, ChallengeOutcome.WITHDRAWN.label),
            Option(ChallengeOutcome.CORRECTED, ChallengeOutcome.CORRECTED.label, reveals=("caption",)),
            Option(ChallengeOutcome.KEPT, ChallengeOutcome.KEPT.label),
        ],
    )
    caption = TextField(label="What it says now", called="what it says now", required=False, limit=300)
    answer = LongTextField(label="Answer", called="the answer", hint="The person reads this.", limit=4000)
    note = LongTextField(
        label="Note for the file (optional)", called="a note", hint="Only the police see this.", required=False
    )


class AttachForm(Form):
    reference = TextField(label="Reference of the picture", called="the reference of the picture", limit=30)
