"""The page of one file: what is shown of it, what is known of it, and what can be done."""

from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.wording import local_time, size
from counterpart.casework.models import Case
from counterpart.core.periods import positions
from counterpart.core.periods.local_time import LONDON
from counterpart.desk.presenters.camera_clock import latest, offset_words
from counterpart.desk.presenters.case_frame import Deed
from counterpart.desk.presenters.evidence_files import FileCard, cards_of, exhibit_reference, kind_of
from counterpart.desk.presenters.file_states import Standing, standing
from counterpart.evidence import queries, rules
from counterpart.evidence.models import ClockCheck, EvidenceFile, FileRole, FileState
from counterpart.suspects.queries.register import PICTURES

# Where a recording does not tell how many pictures a second it has.
USUAL_FRAME_RATE = 25.0
# The keys of the player (frontend/scripts/player.js) and what each does.
KEYS = (
    (("K",), _l("play or pause")),
    ((",", "."), _l("one frame back, forward")),
    (("J", "L"), _l("10 seconds back, forward")),
    (("<", ">"), _l("slower, faster")),
    (("M",), _l("mark this moment")),
    (("S",), _l("take a still")),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A marked moment. `href` leads to it in a page that is open; `seconds` from the beginning."""

    at: str
    seconds: float
    note: str
    by: str
    remove_href: str


@dataclass(frozen=True, slots=True)
class Clock:
    """Both times at the beginning of the recording, as `YYYY-MM-DDTHH:MM:SS`, and in words."""

    words: str
    how: str
    camera_start: str = ""
    true_start: str = ""


class PlayerPage:
    """One file of a case; whatever is asked of it is read once."""

    keys = KEYS

    def __init__(self, case: Case, file: EvidenceFile, *, actor: Actor) -> None:
        self.case, self.file, self.actor = case, file, actor
        self.exhibit = exhibit_reference(file)
        self.kind = kind_of(file)

    @property
    def standing(self) -> Standing:
        return standing(self.file)

    @cached_property
    def copies(self) -> list[EvidenceFile]:
        return list(queries.copies_of(self.file))

    @cached_property
    def shown(self) -> EvidenceFile | None:
        """What the page shows of the file: a copy made for playing, or itself; None where nothing can be."""
        made = next((copy for copy in self.copies if copy.role == FileRole.PLAYABLE), self.file)
        is_open = self.file.state == FileState.CLEARED
        return made if is_open and rules.is_shown(made.media_type) else None

    @property
    def medium(self) -> str:
        """video, audio, image, or empty where nothing is shown."""
        return self.shown.media_type.partition("/")[0] if self.shown else ""

    @property
    def source(self) -> str:
        """The address of the bytes that are shown."""
        return self.href("content", key=self.shown.key) if self.shown else ""

    @property
    def is_copy_shown(self) -> bool:
        return self.shown is not None and self.shown != self.file

    @property
    def frame_rate(self) -> float:
        return float((self.shown or self.file).media.get("frame_rate") or USUAL_FRAME_RATE)

    @property
    def may_work(self) -> bool:
        return self.actor.may(Permission.EVIDENCE_WORK)

    @property
    def may_download(self) -> bool:
        return self.may_work and self.file.state != FileState.QUARANTINED

    @cached_property
    def moments(self) -> list[Moment]:
        return [
            Moment(
                at=positions.printed(each.position_ms),
                seconds=each.position_ms / 1000,
                note=each.note,
                by=each.marked_by_name,
                remove_href=self.href("remove_mark", moment_id=each.pk),
            )
            for each in queries.moments_of(self.file)
        ]

    @cached_property
    def made(self) -> list[FileCard]:
        """Stills and blurred copies, as cards."""
        kept = (FileRole.STILL, FileRole.BLURRED)
        return cards_of(self.case, [copy for copy in self.copies if copy.role in kept])

    @cached_property
    def clock(self) -> Clock | None:
        check = latest(self.file.clock_checks.all())
        return _clock(check) if check else None

    def _origin(self) -> list[tuple[str, str]]:
        """Who sent it and when; a copy was made here, and not by the business whose recording it shows."""
        file = self.file
        if file.role != FileRole.MASTER:
            return [(_("Made by"), file.received_by_name), (_("Made"), local_time(file.received_at))]
        sender = f"{file.received_by_name}, {file.organisation}" if file.organisation else file.received_by_name
        return [(_("Sent by"), sender), (_("Received"), local_time(file.received_at))]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What is known of the file: name and value."""
        file, media = self.file, self.file.media
        known = [
            *self._origin(),
            (_("Size"), size(file.size)),
        ]
        if media.get("duration_ms"):
            known.append((_("Length"), positions.printed(media["duration_ms"])))
        if media.get("width") and media.get("height"):
            known.append((_("Picture"), f"{media['width']} × {media['height']}"))
        if file.media_type:
            known.append((_("Type"), file.media_type))
        return known

    @property
    def first_deed(self) -> Deed | None:
        """What waits to be done with the file."""
        is_open = self.may_work and self.file.state == FileState.CLEARED
        return Deed(_("Make it an exhibit"), self.href("produce")) if is_open and not self.exhibit else None

    @property
    def deeds(self) -> list[Deed]:
        """What else can be done with the file."""
        deeds = self._of_exhibit() if self.may_work and self.exhibit else []
        if self.may_work and self.medium == "image":
            deeds.append(Deed(_("Blur a part for sharing"), self.href("blur")))
        if self.actor.may(Permission.IMAGE_WORK) and self.medium == "image" and self.file.media_type in PICTURES:
            keys = {"reference": self.case.reference, "key": self.file.key}
            deeds.append(Deed(_("Add to the images of people"), reverse("desk_images:add", kwargs=keys)))
        if self.may_work and self.medium == "video":
            deeds.append(Deed(_("Check the camera's clock"), self.href("check_clock")))
        deeds.append(Deed(_("Continuity"), self.href("continuity")))
        if self.may_download:
            deeds.append(Deed(_("Download a copy"), self.href("download")))
        return deeds

    def href(self, name: str, **keys: object) -> str:
        """An address about this file."""
        return reverse(f"desk_evidence:{name}", kwargs={"reference": self.case.reference, "key": self.file.key, **keys})

    def _of_exhibit(self) -> list[Deed]:
        return [Deed(_("Describe anew"), self.href("describe")), Deed(_("Write down a move"), self.href("move"))]


def _clock(check: ClockCheck) -> Clock:
    words, how = offset_words(check.offset_seconds), check.how
    if check.starts_at is None:
        return Clock(words, how)
    camera = check.starts_at.astimezone(ZoneInfo(check.zone))
    true = (check.starts_at + (check.true_at - check.camera_at)).astimezone(LONDON)
    return Clock(words, how, f"{camera:%Y-%m-%dT%H:%M:%S}", f"{true:%Y-%m-%dT%H:%M:%S}")
