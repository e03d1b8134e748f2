"""What chance may leave out of a small county: calls booked and agreed, cases joined, parted, split,
reopened and reviewed, a crime cancelled."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.db.models import QuerySet

from counterpart.accounts.models import Person
from counterpart.base.actors import Actor
from counterpart.casework.actions import allocation, closing, contact, crimes, diary, merging, quality, splitting
from counterpart.casework.models import Case, CaseState, DiarySlot
from counterpart.casework.standards import standards
from counterpart.core.periods.local_time import local_date
from counterpart.crimes.models import ContactHow, Crime
from counterpart.demo import (
    desk,
    evidence,
    footage,
    hotspots,
    images,
    links,
    searches,
    serial,
    statements_of_witnesses,
)
from counterpart.demo.chance import Chance
from counterpart.demo.world import World

DAYS_OF_DIARY = 14
CALLS = 4
LIVE = (CaseState.NEW, CaseState.OPEN)


def show(world: World, *, at: datetime, seed: int) -> None:
    """Do each once, on cases that allow it, as of `at`."""
    supervisor = world.staff["supervisor@example.org"]
    slots = _open_diary(world, supervisor, at)
    _agree_calls(slots, world, at)
    _split(world, at, Chance(seed, "split"))
    _merge(world, at)
    _hand_over(world, at)
    _review(world, supervisor, at, seed)
    _reopen(world, at)
    _cancel_crime(world, at)
    footage.show(world, at=at, seed=seed)
    evidence.show(world, at=at)
    statements_of_witnesses.show(world, at=at)
    images.show(world, at=at)
    searches.show(world, at=at)
    links.show(world, at=at)
    hotspots.show(world, at=at, seed=seed)
    serial.show(world, at=at)


def _open_diary(world: World, supervisor: Actor, at: datetime) -> list[DiarySlot]:
    """Two calls every half hour from nine to five, on the working days of the next two weeks."""
    days = (local_date(at) + timedelta(days=ahead) for ahead in range(1, DAYS_OF_DIARY + 1))
    return [
        slot
        for day in days
        if day.weekday() < 5
        for slot in diary.open_slots(
            force=world.force,
            day=day,
            from_time=time(9),
            to_time=time(17),
            minutes=30,
            capacity=2,
            by=supervisor,
            at=at,
        )
    ]


def _agree_calls(slots: Iterable[DiarySlot], world: World, at: datetime) -> None:
    """Of the businesses that wait for contact, one agrees a time and up to a third book a call, by phone if any are."""
    newest_first = _live().filter(contact_due_at__isnull=False).order_by("-contact_due_at", "-pk")
    waiting = sorted(newest_first, key=lambda case: case.primary_incident.contact_how != ContactHow.PHONE)
    calls = min(CALLS, (len(waiting) + 2) // 3)
    for case, slot in zip(waiting[:calls], slots, strict=False):
        diary.book(case=case, slot=slot, by=_business(world, case), at=at)
    for case in waiting[calls : calls + 1]:
        until = at + timedelta(hours=20)
        contact.agree_time(case=case, reason=desk.words()["agreed"], until=until, by=_officer(world, case), at=at)


def _split(world: World, at: datetime, chance: Chance) -> None:
    """Take the first further event out of the newest report that told of several."""
    case = _live().exclude(primary_incident__occurrences=None).order_by("-opened_at", "-pk").first()
    if case is None:
        return
    event = case.primary_incident.occurrences.order_by("occurred_from", "pk")[0]
    splitting.split(
        case=case,
        occurrence_ids=[event.pk],
        reason=desk.words()["split"],
        by=_officer(world, case),
        at=at,
        choose=chance.one,
    )


def _merge(world: World, at: datetime) -> None:
    """Join the newest two live cases of one business, part them as if by mistake, and join the oldest two."""
    pairs = _pairs()
    if not pairs:
        return
    survivor, merged = pairs[0]
    by = _officer(world, survivor)
    joined = merging.merge(survivor=survivor, merged=merged, reason=desk.words()["joined_in_error"], by=by, at=at)
    merging.unmerge(merge=joined, by=by, at=at)
    survivor, merged = pairs[-1]
    by = _officer(world, survivor)
    merging.merge(survivor=survivor, merged=merged, reason=desk.words()["merge"], by=by, at=at)


def _pairs() -> list[tuple[Case, Case]]:
    """Live cases of one business that follow one another, the earlier first; the newest pair first."""
    pairs = []
    later: dict[int | None, Case] = {}
    for case in _live().exclude(organisation=None).order_by("-opened_at", "-pk"):
        if case.organisation_id in later:
            pairs.append((case, later[case.organisation_id]))
        later[case.organisation_id] = case
    return pairs


def _hand_over(world: World, at: datetime) -> None:
    case = _live().exclude(owner=None).order_by("opened_at", "pk").first()
    if case is None:
        return
    colleague = next(actor for actor in _officers(world) if actor.person_id != case.owner_id)
    owner = Person.objects.get(email=colleague.email)
    reason = desk.words()["handover"]
    allocation.hand_over(case=case, owner=owner, reason=reason, by=_officer(world, case), at=at)


def _review(world: World, supervisor: Actor, at: datetime, seed: int) -> None:
    """Draw closed cases of the last month for review, and review the first."""
    drawn = quality.sample(
        force=world.force, from_at=at - timedelta(days=30), to_at=at, n=6, seed=seed, by=supervisor, at=at
    )
    for review in drawn[:1]:
        findings = {code: {"met": True, "note": ""} for code in standards()}
        quality.review(review=review, findings=findings, learning="", by=supervisor, at=at)


def _reopen(world: World, at: datetime) -> None:
    """Open the latest closed case again, but leave the one that was reviewed."""
    closed = Case.objects.filter(state=CaseState.CLOSED).exclude(quality_reviews__reviewed_at__isnull=False)
    case = closed.select_related("primary_incident").order_by("-closed_at", "-pk").first()
    if case is not None:
        closing.reopen(case=case, reason=desk.words()["reopened"], by=_officer(world, case), at=at)


def _cancel_crime(world: World, at: datetime) -> None:
    """Cancel the latest crime of a live case on what was found out since, and say why none is recorded."""
    recorded = Crime.objects.filter(incident__primary_case__state__in=LIVE, victim_kind="business", outcomes=None)
    crime = recorded.select_related("incident__primary_case").order_by("-recorded_at", "-pk").first()
    if crime is None:
        return
    case, words = crime.incident.primary_case, desk.words()
    by = _officer(world, case)
    crimes.cancel(case=case, crime=crime, code="C2", reason=words["cancelled"], by=by, at=at)
    crimes.not_recorded(case=case, incident=crime.incident, reason=words["not_a_crime"], by=by, at=at)


def _live() -> QuerySet[Case]:
    return Case.objects.filter(state__in=LIVE).select_related("primary_incident")


def _officers(world: World) -> list[Actor]:
    return [actor for actor in world.staff.values() if actor.role == "investigator"]


def _officer(world: World, case: Case) -> Actor:
    """The owner of the case, or whoever is free."""
    officers = _officers(world)
    return next((actor for actor in officers if actor.person_id == case.owner_id), officers[0])


def _business(world: World, case: Case) -> Actor:
    return world.reporters[case.premises_id or 0]
