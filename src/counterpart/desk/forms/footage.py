"""Asking for footage: where, when, what for, and whom."""

import json
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError

from counterpart.base.forms import (
    CheckboxesField,
    DateField,
    DegreesField,
    Form,
    HiddenField,
    IntegerField,
    LongTextField,
    Option,
    RadiosField,
    SelectField,
    TextField,
    TickField,
    TimeField,
)
from counterpart.core.geography.drawn import circle, to_document
from counterpart.core.geography.ground import Position
from counterpart.core.periods.local_time import LocalTimeError, to_utc
from counterpart.footage.actions.appeals import Wanted

FURTHEST_RADIUS = 1100  # metres: the largest area that policy allows


def _radius(label: str) -> IntegerField:
    return IntegerField(label=label, called="how far around", hint="In metres", low=5, high=FURTHEST_RADIUS)


class AskForm(Form):
    """`here` is the point of the premises of the case, where it is known: longitude and latitude."""

    area = HiddenField(required=False, limit=20_000)
    where = RadiosField(label="Which area?", called="which area")
    radius = _radius("How far around?")
    latitude = DegreesField(label="Latitude", most=66)
    longitude = DegreesField(label="Longitude")
    point_radius = _radius("How far around the point?")
    from_day = DateField(label="From which day?", called="the first day", tense="past")
    from_time = TimeField(label="From what time?", called="the first time")
    to_day = DateField(label="To which day?", called="the last day", tense="past")
    to_time = TimeField(label="To what time?", called="the last time")
    place = TextField(
        label="Where was it, as businesses read it?",
        called="where it was",
        hint="A street or an area. Not the name of a business.",
        limit=200,
    )
    looking_for = LongTextField(
        label="What should they look for?",
        called="what to look for",
        hint="What is seen, such as clothes, a vehicle, which way. No names.",
        limit=1000,
    )

    def __init__(self, *args: Any, here: Position | None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.here = here
        around = [Option("premises", "Around the premises of this case", reveals=("radius",))] if here else []
        if not here:
            del self.fields["radius"]
        drawn = Option("drawn", "The area that I draw on the map", hint="Needs JavaScript.")
        point = Option("point", "Around a point", reveals=("latitude", "longitude", "point_radius"))
        self.set_options("where", [*around, drawn, point])

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("where") == "drawn" and not said.get("area"):
            self.add_error("where", ValidationError("Draw the area on the map, or choose another way"))
        for end in ("from", "to"):
            if said.get(f"{end}_day") and said.get(f"{end}_time") is not None:
                said[f"filmed_{end}"] = self._moment(end, said[f"{end}_day"], said[f"{end}_time"])
        if self.at and said.get("filmed_to") and said["filmed_to"] > self.at:
            self.add_error("to_time", ValidationError("The last time must be in the past: nothing is filmed yet"))
        return said

    @property
    def wanted(self) -> Wanted:
        """What is asked for, out of a valid form."""
        said = self.cleaned_data
        return Wanted(self._area(said), said["place"], said["filmed_from"], said["filmed_to"], said["looking_for"])

    def _area(self, said: dict[str, Any]) -> Any:
        if said["where"] == "drawn":
            return _read(said["area"])
        if said["where"] == "premises" and self.here is not None:
            return to_document(circle(*self.here, said["radius"]))
        return to_document(circle(said["longitude"], said["latitude"], said["point_radius"]))

    def _moment(self, end: str, day: date, wall: time) -> datetime | None:
        try:
            # An hour that came twice: from its first to its last, so that none of it is missed.
            return to_utc(day, wall, fold=0 if end == "from" else 1)
        except LocalTimeError as error:
            self.add_error(f"{end}_time", ValidationError(str(error)))
            return None


def _read(text: str) -> Any:
    """What the map wrote; nothing that can be read is no area, which the action refuses in words."""
    try:
        return json.loads(text)
    except ValueError:
        return None


class ChosenForm(Form):
    """Whom to ask; `options` are businesses by key."""

    chosen = CheckboxesField(label="Who should be asked?", called="at least one business")

    def __init__(self, *args: Any, options: list[Option], **others: Any) -> None:
        super().__init__(*args, **others)
        self.set_options("chosen", options)


class ReasonForm(Form):
    reason = TextField(label="Why is it not needed any more?", called="why it is not needed", limit=300)


class NothingToAskForm(Form):
    """A button alone."""


class RegisterForm(Form):
    """What to show of the register; `districts` are pairs of code and name."""

    district = SelectField(label="District", required=False, prompt="All districts")
    stale = TickField(label="Not confirmed for a year", required=False)

    def __init__(self, *args: Any, districts: list[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_options("district", districts)
