"""How requests and cameras are shown, in whichever door."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from counterpart.base.wording import day, local_time
from counterpart.core.geography.sight import ALL_ROUND
from counterpart.footage import letters, links
from counterpart.footage.models import ANSWERABLE, OPEN_STATES, Camera, FootageRequest, RequestState

_TONES = {
    RequestState.ASKED: "active",
    RequestState.REMINDED: "waiting",
    RequestState.SAVED: "waiting",
    RequestState.ANSWERED: "good",
    RequestState.OVERWRITTEN: "urgent",
}
# What a business reads of a state; the desk's words are those of the state itself.
_TO_THE_BUSINESS = {
    RequestState.ASKED: "Waiting for you",
    RequestState.REMINDED: "Waiting for you",
    RequestState.SAVED: "Saved, to be sent",
    RequestState.ANSWERED: "Footage sent",
    RequestState.NONE_KEPT: "You have none",
    RequestState.NOT_OURS: "Not your camera",
    RequestState.OVERWRITTEN: "Time has passed",
    RequestState.WITHDRAWN: "Not needed any more",
}
POINTS = (
    gettext_lazy("north"),
    gettext_lazy("north-east"),
    gettext_lazy("east"),
    gettext_lazy("south-east"),
    gettext_lazy("south"),
    gettext_lazy("south-west"),
    gettext_lazy("west"),
    gettext_lazy("north-west"),
)


class RequestRow:
    """One request. A file that came through its link is the answer at once, before any sweep has noticed."""

    def __init__(self, request: FootageRequest, *, at: datetime) -> None:
        self.request, self.at, self.pk = request, at, request.pk
        came = bool(getattr(request, "has_files", False)) and request.state != RequestState.WITHDRAWN
        self.state = RequestState.ANSWERED if came else RequestState(request.state)

    @property
    def name(self) -> str:
        return self.request.asked_name

    @property
    def words(self) -> str:
        return str(self.state.label)

    @property
    def words_to_the_business(self) -> str:
        return _(_TO_THE_BUSINESS[self.state])

    @property
    def tone(self) -> str:
        return _TONES.get(self.state, "neutral")

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @property
    def can_answer(self) -> bool:
        return self.state in ANSWERABLE

    @property
    def due_at(self) -> datetime:
        return self.request.due_at

    @property
    def place(self) -> str:
        return self.request.appeal.place

    @property
    def span(self) -> str:
        return letters.span(self.request.appeal.filmed_from, self.request.appeal.filmed_to)

    @property
    def cameras(self) -> str:
        return ", ".join(camera.name for camera in self.request.cameras.all())

    @property
    def contact(self) -> str:
        parts = (self.request.recipient_name, self.request.recipient_email, self.request.recipient_phone)
        return ", ".join(part for part in parts if part)


class AskedPage(RequestRow):
    """What its recipient sees of one request. `home` is the page itself, `answers` the pages of the answers by kind."""

    def __init__(self, request: FootageRequest, *, at: datetime, home: str, answers: Mapping[str, str]) -> None:
        super().__init__(request, at=at)
        self.home, self.answers = home, answers

    @property
    def force(self) -> str:
        return self.request.appeal.incident.force.name

    @property
    def send_href(self) -> str:
        return links.send_address(self.request)

    @property
    def is_late(self) -> bool:
        """Whether a recording is probably lost by now, and none was saved."""
        return self.request.overwrite_at <= self.at and self.state != RequestState.SAVED

    @property
    def facts(self) -> list[dict[str, Any]]:
        """Rows of a summary list."""
        told = [(_("Where"), self.place), (_("When"), self.span), (_("Look for"), self.request.appeal.looking_for)]
        if self.cameras:
            told.append((_("Your cameras"), self.cameras))
        return [{"key": {"text": key}, "value": {"text": text}} for key, text in told]

    @property
    def answered(self) -> str:
        """What was answered and when, once it was."""
        if self.request.answered_at is None:
            return ""
        return _("%(words)s, %(time)s") % {
            "words": self.words_to_the_business,
            "time": local_time(self.request.answered_at),
        }


class CameraRow:
    """One camera of the register."""

    def __init__(self, camera: Camera, *, stale_from: datetime) -> None:
        self.camera, self.pk, self.name = camera, camera.pk, camera.name
        self.is_stale = camera.confirmed_at <= stale_from

    @property
    def where(self) -> str:
        return self.camera.premises.name

    @property
    def business(self) -> str:
        return str(self.camera.organisation or _("No account"))

    @property
    def district(self) -> str:
        return str(self.camera.premises.district or "")

    @property
    def sees(self) -> str:
        """As in `north-east, 90 degrees, 20 metres`."""
        camera = self.camera
        if camera.width == ALL_ROUND:
            return _("all round, %(metres)s metres") % {"metres": camera.reach_metres}
        point = POINTS[round(camera.bearing / 45) % 8]
        facts = {"point": point, "width": camera.width, "metres": camera.reach_metres}
        return _("%(point)s, %(width)s degrees, %(metres)s metres") % facts

    @property
    def kept(self) -> str:
        return _("%(days)s days") % {"days": self.camera.overwrite_days}

    @property
    def contact(self) -> str:
        parts = (self.camera.contact_name, self.camera.contact_email, self.camera.contact_phone)
        return ", ".join(part for part in parts if part)

    @property
    def confirmed(self) -> str:
        return day(self.camera.confirmed_at)
