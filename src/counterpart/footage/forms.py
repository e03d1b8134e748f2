"""What a business answers and says of its cameras, on its own pages, by the link in the mail, and at the desk."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from counterpart.base.forms import (
    DegreesField,
    EmailField,
    Form,
    IntegerField,
    LongTextField,
    Option,
    PhoneField,
    PremisesField,
    RadiosField,
    SelectField,
    TextField,
)
from counterpart.core.geography.sight import ALL_ROUND, FURTHEST
from counterpart.footage.models import Camera, RequestState
from counterpart.footage.presenters import POINTS

# Degrees from side to side of a common lens; nobody in a shop knows it of theirs.
USUAL_WIDTH = 90


class NothingForm(Form):
    """There is nothing to send."""

    state = RadiosField(
        label=_("Which is true?"),
        called=_("which is true"),
        options=[
            (RequestState.NONE_KEPT.value, _("We have no footage of this place and time")),
            (RequestState.NOT_OURS.value, _("The camera is not ours")),
        ],
    )
    note = LongTextField(
        label=_("Why is that?"),
        called=_("why that is"),
        hint=_("For example: the recorder was switched off, or the camera looks the other way."),
        limit=1000,
    )


class LaterForm(Form):
    """It is saved, and comes later."""

    days = RadiosField(
        label=_("When can you send it?"),
        called=_("when you can send it"),
        hint=_("Only say this once the recording is saved where nothing overwrites it."),
        options=[(3, _("Within 3 days")), (7, _("Within a week")), (14, _("Within 2 weeks"))],
    )
    note = LongTextField(label=_("Anything that we should know?"), required=False, limit=1000)


class CameraForm(Form):
    """What a business says of one camera; `premises` are options of PremisesField, left out where one is given."""

    premises = PremisesField(label=_("At which premises?"), called=_("the premises"))
    name = TextField(
        label=_("What do you call it?"), called=_("a name for it"), hint=_("For example: front door"), limit=100
    )
    is_indoor = RadiosField(
        label=_("Where is it?"),
        called=_("where it is"),
        options=[(False, _("Outdoors, or it sees the street")), (True, _("Indoors"))],
    )
    bearing = SelectField(
        label=_("Which way does it look?"),
        called=_("which way it looks"),
        options=[*zip(range(0, 360, 45), POINTS, strict=True), (ALL_ROUND, _("All round"))],
    )
    reach_metres = IntegerField(
        label=_("How far can you make out a person?"),
        called=_("how far"),
        hint=_("In metres"),
        low=1,
        high=FURTHEST,
    )
    overwrite_days = IntegerField(
        label=_("After how many days is a recording overwritten?"),
        called=_("days until a recording is overwritten"),
        hint=_("31 days is common. The recorder's settings say it."),
        low=1,
        high=3650,
    )
    shows = TextField(label=_("What does it show?"), required=False, limit=300)
    contact_name = TextField(label=_("Who can save a recording?"), called=_("who can save a recording"), limit=150)
    contact_email = EmailField(label=_("Their email"), required=False)
    contact_phone = PhoneField(label=_("Their telephone number"), required=False)
    latitude = DegreesField(label=_("Latitude"), hint=_("Only where the camera is not at the premises"), required=False)
    longitude = DegreesField(label=_("Longitude"), required=False)

    def __init__(self, *args: Any, premises: Sequence[Option] | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if premises is None:
            del self.fields["premises"]
        else:
            self.fields["premises"].options = premises  # type: ignore[attr-defined]

    @property
    def facts(self) -> dict[str, Any]:
        """Values by name as the action takes them; the point only where it was given."""
        said = {name: value for name, value in self.cleaned_data.items() if name != "premises"}
        if said["bearing"] == ALL_ROUND:
            said |= {"bearing": 0, "width": ALL_ROUND}
        else:
            said["width"] = USUAL_WIDTH
        if said["latitude"] is None or said["longitude"] is None:
            del said["latitude"], said["longitude"]
        return said


def shown_facts(camera: Camera) -> dict[str, Any]:
    """What stands in the form of a camera that is known."""
    facts = {name: getattr(camera, name) for name in CameraForm.base_fields if name != "premises"}
    facts["bearing"] = ALL_ROUND if camera.width == ALL_ROUND else round(camera.bearing / 45) % 8 * 45
    return facts


class RetireForm(Form):
    reason = TextField(label=_("Why is it not used any more?"), called=_("why it is not used any more"), limit=300)
