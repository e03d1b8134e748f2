"""Candidate search in the demo: its ground, simulated, and where there are images, one search decided, one waiting.

Only with the stand-in for a matcher, which knows nothing of faces: what it finds in a demo says nothing of any matcher.
"""

from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings

from counterpart.accounts.models import Person
from counterpart.base.actors import Actor
from counterpart.core.periods.local_time import local_date
from counterpart.demo.world import World
from counterpart.searches import faces
from counterpart.searches.actions import assessments, matching, reviews, searches, templates, thresholds, trainings
from counterpart.searches.models import AssessmentKind, FaceSearch
from counterpart.suspects.models import ImageClass, SuspectImage
from counterpart.suspects.queries import gallery

STAND_IN = "double"
# What each of the two reviewers writes.
_REASONS = (
    "The hairline, the right ear and the build agree. The face is turned away, so it is a weak ground.",
    "The shape of the ear and the neck look alike. I left the clothing out. The front of the face is not seen.",
)
_COURSE = "Comparison of faces, two days (simulated)"
_YEAR = timedelta(days=365)
_MONTH = timedelta(days=30)


def show(world: World, *, at: datetime) -> None:
    """The ground always; a search only where a known person is in the gallery to be compared with."""
    if settings.FACES != STAND_IN:
        return
    _approve(world, at)
    _train(world, at)
    _decide_thresholds(world, at)
    known = list(gallery(world.force, at))
    for image in known:
        templates.enrol(image=image, at=at)
    if not known:
        return
    for place, image in enumerate(_probes(world, at)):
        search = _made(image, world, at)
        if place == 0:
            _review(search, world, at)


def _approve(world: World, at: datetime) -> None:
    """Both assessments: approved by an invented officer, in documents that say that they are none."""
    today = local_date(at)
    for number, kind in enumerate(AssessmentKind, start=1):
        title = f"{kind.label} (simulated)"
        assessments.record(
            force=world.force,
            kind=kind,
            title=title,
            document_reference=f"DEMO/{number}",
            document_sha256=sha256(title.encode()).hexdigest(),
            approved_by_name="Ainsley Invented",
            approved_by_rank="Assistant Chief Constable (simulated)",
            approved_on=today - _MONTH,
            expires_on=today + _YEAR,
            by=_supervisor(world),
            at=at,
        )


def _train(world: World, at: datetime) -> None:
    """Every investigator, so that whoever asks, two others can review."""
    today = local_date(at)
    people = Person.objects.filter(pk__in=[actor.person_id for actor in _investigators(world)]).order_by("pk")
    for person in people:
        trainings.record(
            force=world.force,
            person=person,
            course=_COURSE,
            trained_on=today - _MONTH,
            expires_on=today + _YEAR,
            by=_supervisor(world),
            at=at,
        )


def _decide_thresholds(world: World, at: datetime) -> None:
    thresholds.decide(
        force=world.force,
        matcher=faces.name_of(faces.matcher()),
        strong_below=0.3,
        moderate_below=0.6,
        least_quality=0.0,
        why="To try the pages in a demo.",
        evidence="None: the stand-in compares pictures, not faces (simulated).",
        by=_supervisor(world),
        at=at,
    )


def _probes(world: World, at: datetime) -> list[SuspectImage]:
    """Two pictures of people who are sought, in cases that an investigator works on, the oldest first."""
    owners = [actor.person_id for actor in _investigators(world)]
    sought = SuspectImage.objects.filter(force=world.force, case__owner__in=owners, paused_at=None).in_date(at)
    return list(sought.of_class(ImageClass.SOUGHT).select_related("case__owner").order_by("pk")[:2])


def _made(image: SuspectImage, world: World, at: datetime) -> FaceSearch:
    """Asked for by the owner of the case, authorised by the supervisor, and made."""
    search = searches.request(
        case=image.case,
        image=image,
        purpose="To find who the man at the table is",
        justification="The shop does not know him, no vehicle was seen, and nobody has answered the circulation.",
        by=next(actor for actor in _investigators(world) if actor.person_id == image.case.owner_id),
        at=at,
    )
    search = searches.authorise(search=search, by=_supervisor(world), at=at)
    return matching.run(search=search, at=at)


def _review(search: FaceSearch, world: World, at: datetime) -> None:
    """Two who had no part in it find the nearest candidate a possible match."""
    others = [actor for actor in _investigators(world) if actor.person_id != search.requested_by_id]
    for reviewer, reason in zip(others, _REASONS, strict=False):
        review = reviews.begin(search=search, by=reviewer, at=at)
        reviews.decide(
            review=review,
            candidate=search.candidates.order_by("rank").first(),
            reason=reason,
            by=reviewer,
            at=at,
        )


def _investigators(world: World) -> list[Actor]:
    return [actor for actor in world.staff.values() if actor.role == "investigator"]


def _supervisor(world: World) -> Actor:
    return world.staff["supervisor@example.org"]
