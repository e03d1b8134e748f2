"""Images of people: an agreement, and where the machine can scan and play, a person linked in three districts."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings

from counterpart.base.actors import Actor
from counterpart.casework.models import Case
from counterpart.core.media import tools
from counterpart.core.media.errors import MediaError
from counterpart.core.periods.local_time import local_date
from counterpart.core.pictures.rendering import Box
from counterpart.demo import evidence
from counterpart.demo.world import World
from counterpart.evidence.actions import inspecting, preparing, stills
from counterpart.evidence.jobs import INSPECTOR, PREPARER
from counterpart.evidence.models import EvidenceFile, FileState
from counterpart.partners.actions import agreements
from counterpart.partners.actions.agreements import Terms
from counterpart.partners.queries import partnerships
from counterpart.suspects.actions import adding, challenges, identifications, images
from counterpart.suspects.models import Identification, ImageClass, Nominal, SuspectImage

# Moments of the recording, and the part of each in which the man stands.
_STILLS = (4_300, 6_000, 8_100)
# One more, whom nobody has named yet.
_AGAIN = 5_200
# In a small county there are fewer districts with a case that somebody works on.
_FEWEST = 2
_BOX = Box(300, 40, 520, 432)
_NAMED = "Jordan Specimen"
_REASON = "He was banned from our members' shops last year"


def show(world: World, *, at: datetime) -> None:
    """Always the agreement; the images where a scanner clears the recording and ffmpeg takes stills of it."""
    _agree(world, at)
    added = list(_added(world, at))
    if len(added) < _FEWEST:
        return
    for image in added:
        owner = _owner(image, world)
        images.circulate_to_officers(image=image, until=image.expires_at, by=owner, at=at)
        _share(image, world, at)
    _link(added[:-1], world, at)
    challenges.ask(
        force=world.force,
        told_reference=added[1].reference,
        reason="I paid for what I took. I can show the receipt.",
        by=Actor.nobody(),
        at=at,
    )


def _share(image: SuspectImage, world: World, at: datetime) -> None:
    images.circulate_to_partnership(
        image=image,
        partnership=partnerships(world.force).get(),
        items=["image", "month", "place_approximate"],
        until=image.expires_at,
        by=_owner(image, world),
        at=at,
    )


def _link(shown: list[SuspectImage], world: World, at: datetime) -> None:
    """The partnership knows the man in each; two officers confirm, and one record links the cases."""
    partner, supervisor = world.staff["partnership@example.org"], world.staff["supervisor@example.org"]
    nominal: Nominal | None = None
    for image in shown:
        said = identifications.offer(image=image, named=_NAMED, reason=_REASON, by=partner, at=at)
        for reviewer in (_owner(image, world), supervisor):
            said = _confirm(said, nominal, reviewer, at)
        nominal = said.nominal


def _agree(world: World, at: datetime) -> None:
    administrator, partner = world.staff["administrator@example.org"], world.staff["partnership@example.org"]
    first: date = local_date(at)
    terms = Terms(
        purpose="identify",
        legal_power="Common law policing powers; Data Protection Act 2018, part 3",
        items_allowed=["image", "month", "place_approximate", "image_caption"],
        items_excluded=["address", "convictions"],
        direction="police_to_partner",
        tlp="amber_strict",
        handling="Shown to members' staff on duty. Never copied, printed or published.",
        retention_days=28,
        breach_contact="Data protection officer, data.protection@example.org",
        review_date=first + timedelta(days=365),
        from_date=first,
        to_date=first + timedelta(days=730),
    )
    drafted = agreements.draft(
        force=world.force, partner=partnerships(world.force).get(), terms=terms, by=administrator, at=at
    )
    for signatory in (administrator, partner):
        agreements.sign(agreement=drafted, by=signatory, at=at)


def _added(world: World, at: datetime) -> Iterator[SuspectImage]:
    """One image of the man for each of three cases in different districts, and a second of the last."""
    try:
        tools.ffmpeg()
    except MediaError:
        return
    content = (Path(settings.ROOT) / evidence.FOOTAGE).read_bytes()
    film = None
    for case, position in zip(_cases(), _STILLS, strict=False):
        film = evidence.send(case, world, "till camera.mp4", content, at)
        inspecting.inspect(file=film, by=INSPECTOR, at=at)
        if film.state != FileState.CLEARED:
            return
        preparing.prepare(file=film, by=PREPARER, at=at)
        yield _image(film, case, position, world, at)
    if film is not None:
        yield _image(film, case, _AGAIN, world, at)


def _image(film: EvidenceFile, case: Case, position: int, world: World, at: datetime) -> SuspectImage:
    officer = next(actor for actor in world.staff.values() if actor.person_id == case.owner_id)
    still = stills.take(case=case, file=film, position_ms=position, by=officer, at=at)
    return adding.add(
        case=case,
        file=still,
        image_class=ImageClass.KNOWN if position == _STILLS[0] else ImageClass.SOUGHT,
        under_18="no",
        caption="Man in a dark coat",
        box=_BOX,
        by=officer,
        at=at,
    )


def _cases() -> Iterator[Case]:
    """Cases of crimes that somebody works on, the newest of each district."""
    seen = set()
    crimes = Case.objects.filter(primary_incident__not_recorded_at=None, primary_incident__withdrawn_at=None)
    owned = crimes.exclude(owner=None).exclude(premises=None).exclude(primary_incident__district=None)
    for case in owned.select_related("primary_incident", "owner").order_by("-opened_at", "-pk"):
        if case.primary_incident.district_id not in seen:
            seen.add(case.primary_incident.district_id)
            yield case


def _owner(image: SuspectImage, world: World) -> Actor:
    return next(actor for actor in world.staff.values() if actor.person_id == image.case.owner_id)


def _confirm(said: Identification, nominal: Nominal | None, by: Actor, at: datetime) -> Identification:
    return identifications.review(
        identification=said,
        agrees=True,
        reason="The same coat, height and walk as in the custody image",
        nominal=nominal,
        by=by,
        at=at,
    )
