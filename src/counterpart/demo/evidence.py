"""Evidence of a few cases: footage that was watched, produced and shared, and files that nobody opens.

Everything is done by the actions that people use. Only one recording is looked into here, which takes ffmpeg a second
or so; whatever else waits is prepared by the worker of the demo.
"""

import io
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from zipfile import ZipFile, ZipInfo

from django.conf import settings

from counterpart.base.actors import Actor
from counterpart.casework.models import Case
from counterpart.core.media import MediaError, tools
from counterpart.core.references.exhibits import initials_of
from counterpart.demo.world import World
from counterpart.evidence import storage
from counterpart.evidence.actions import clocks, exhibits, files, inspecting, moments, preparing, stills
from counterpart.evidence.jobs import INSPECTOR, PREPARER
from counterpart.evidence.models import Channel, EvidenceFile, FileState
from counterpart.evidence.tickets import open_ticket, ticket_of

FOOTAGE = Path("data") / "video" / "one-person-at-a-table.mp4"
_MARKS = ((1_200, "He comes to the table"), (4_300, "His hands are under the top"), (8_100, "He looks to the door"))
_STILL_AT = 4_300
# The recorder ran 2 minutes and 10 seconds fast.
_FAST = timedelta(minutes=2, seconds=10)


def show(world: World, *, at: datetime) -> None:
    """Footage with all that an officer does to it for one case; an export and a wait for the scan for others."""
    cases = list(_cases())
    for case, give in zip(cases, (_watched, _held_apart, _waiting), strict=False):
        give(case, world, at)


def _cases() -> Iterator[Case]:
    """Cases that somebody works on, of businesses, the newest first."""
    owned = Case.objects.exclude(owner=None).exclude(premises=None).select_related("primary_incident", "owner")
    yield from owned.order_by("-opened_at", "-pk")[:3]


def _watched(case: Case, world: World, at: datetime) -> None:
    """A recording with marks, a clock check, an exhibit and a still below it."""
    content = (Path(settings.ROOT) / FOOTAGE).read_bytes()
    film = send(case, world, "till camera 2.mp4", content, at)
    officer = _officer(case, world)
    inspecting.inspect(file=film, by=INSPECTOR, at=at)
    if film.state != FileState.CLEARED:
        return  # no scanner where this demo runs: nobody opens it, and its page says why
    for position, note in _MARKS:
        moments.mark(file=film, position_ms=position, note=note, by=officer, at=at)
    clocks.check(
        file=film,
        camera_at=at + _FAST,
        true_at=at,
        starts_at=case.primary_incident.reported_at + _FAST,
        zone="Europe/London",
        how="Against the speaking clock, by telephone",
        by=officer,
        at=at,
    )
    _produce(case, film, film.received_by_name, "Footage of the till, the whole incident", officer, at)
    _still(case, film, officer, at)


def _still(case: Case, film: EvidenceFile, by: Actor, at: datetime) -> None:
    """A still, produced under its recording; left out where the machine has no ffmpeg."""
    try:
        tools.ffmpeg()
    except MediaError:
        return
    preparing.prepare(file=film, by=PREPARER, at=at)
    still = stills.take(case=case, file=film, position_ms=_STILL_AT, by=by, at=at)
    _produce(case, still, by.name, "Still of the man at the table", by, at)


def _produce(case: Case, file: EvidenceFile, producer: str, description: str, by: Actor, at: datetime) -> None:
    initials = initials_of(producer) or "AB"
    exhibits.produce(
        case=case, file=file, producer_name=producer, initials=initials, description=description, by=by, at=at
    )


def _held_apart(case: Case, world: World, at: datetime) -> None:
    """A recorder's export as an archive, which is kept as it is."""
    written = io.BytesIO()
    with ZipFile(written, "w") as archive:
        archive.writestr(ZipInfo("export/readme.txt", (2026, 1, 1, 0, 0, 0)), "Open with the player beside this file.")
    export = send(case, world, "export from recorder.zip", written.getvalue(), at)
    inspecting.inspect(file=export, by=INSPECTOR, at=at)


def _waiting(case: Case, world: World, at: datetime) -> None:
    """A file in the format of a recorder's maker, still in quarantine: the worker finds that it needs its player."""
    send(case, world, "20260603-140210-cam4.dav", b"DAHV" + bytes(range(256)) * 16, at)


def send(case: Case, world: World, name: str, content: bytes, at: datetime) -> EvidenceFile:
    """A file that the business of the case sends."""
    by = world.reporters[case.premises_id or 0]
    ticket = open_ticket(ticket_of(by, case.primary_incident), at)
    with NamedTemporaryFile() as sent:
        sent.write(content)
        sent.flush()
        kept = storage.keep(Path(sent.name))
    return files.receive(kept=kept, name=name, ticket=ticket, channel=Channel.FORM, by=ticket.by, at=at)


def _officer(case: Case, world: World) -> Actor:
    """The owner of the case."""
    return next(actor for actor in world.staff.values() if actor.person_id == case.owner_id)
