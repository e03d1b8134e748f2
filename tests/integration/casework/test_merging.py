"""Merging, parting and splitting: nothing is lost, nothing is doubled, everything comes back."""

from datetime import timedelta
from typing import Any

import pytest
from django.forms.models import model_to_dict

from counterpart.base.errors import NeedsReason
from counterpart.casework.actions import closing, contact, crimes, diary, merging, splitting
from counterpart.casework.errors import AlreadyDone, CannotMerge, CaseIsClosed, WrongValue
from counterpart.casework.models import CallBackState, Case, CaseState
from counterpart.casework.queries import cases, groups
from tests.factories import NOW, make_case, make_diary_slot
from tests.people import People
from tests.reports import send

HOUR = timedelta(hours=1)


def merge(people: People, survivor: Case, merged: Case, at: Any = NOW + HOUR) -> Any:
    return merging.merge(survivor=survivor, merged=merged, reason="The same man", by=people.alice.actor, at=at)


def everything(case: Case) -> dict[str, Any]:
    """All that a case is and has, but its timeline."""
    fresh = Case.objects.get(pk=case.pk)
    return model_to_dict(fresh) | {
        "incidents": sorted(groups.held_incidents(fresh).values_list("pk", flat=True)),
        "clocks": list(fresh.clocks.order_by("pk").values()),
        "enquiries": list(fresh.enquiries.order_by("pk").values()),
        "tasks": list(fresh.tasks.order_by("pk").values()),
        "triage": list(fresh.triage_assessments.order_by("pk").values()),
        "notes": list(fresh.notes.values()),
        "messages": list(fresh.messages.values()),
        "call_backs": list(fresh.call_backs.values()),
        "allocations": list(fresh.allocations.values()),
    }


def test_parting_restores_both_cases_exactly(people: People) -> None:
    survivor = send(people, what_happened="robbery", violence="threat")
    merged = send(people, at=NOW - 3 * HOUR, detained="still_here")
    before = everything(survivor), everything(merged)
    joined = merge(people, survivor, merged)
    assert everything(survivor) != before[0]
    merging.unmerge(merge=joined, by=people.alice.actor, at=NOW + 2 * HOUR)
    assert (everything(survivor), everything(merged)) == before


def test_the_survivor_takes_the_worst_harm_and_the_earliest_promise(people: People) -> None:
    survivor = send(people)
    merged = send(people, at=NOW - 3 * HOUR, violence="hit", injury="hospital", victim_worker=True)
    assert merged.harm_band < survivor.harm_band
    merge(people, survivor, merged)
    survivor.refresh_from_db()
    assert survivor.harm_band == merged.harm_band
    assert survivor.contact_due_at == NOW + 21 * HOUR
    assert merged.state == CaseState.MERGED
    assert merged.contact_due_at is None


def test_contact_on_the_survivor_keeps_both_promises(people: People) -> None:
    survivor, merged = send(people), send(people, at=NOW - 3 * HOUR)
    merge(people, survivor, merged)
    contact.log_attempt(case=survivor, channel="phone", result="reached", by=people.alice.actor, at=NOW + 2 * HOUR)
    assert survivor.clocks.get(kind="contact").met_at == NOW + 2 * HOUR
    assert merged.clocks.get(kind="contact").met_at == NOW + 2 * HOUR


def test_a_call_booked_for_a_merged_report_is_the_survivors_to_make(people: People) -> None:
    survivor, merged = send(people), send(people)
    slot, later = (make_diary_slot(force=people.norfolk, starts_at=NOW + hours * HOUR) for hours in (5, 8))
    booked = diary.book(case=merged, slot=slot, by=people.alice.actor, at=NOW)
    merge(people, survivor, merged)
    assert cases.booked_call(survivor) == booked
    moved = diary.move(call_back=booked, slot=later, by=people.alice.actor, at=NOW + 2 * HOUR)
    assert moved.case == survivor
    contact.log_attempt(case=survivor, channel="phone", result="reached", by=people.alice.actor, at=NOW + 9 * HOUR)
    moved.refresh_from_db()
    assert moved.state == CallBackState.KEPT


def test_recording_keeps_only_that_reports_promise(people: People) -> None:
    survivor, merged = send(people), send(people)
    merge(people, survivor, merged)
    crimes.not_recorded(
        case=survivor, incident=merged.primary_incident, reason="A mistake", by=people.alice.actor, at=NOW + HOUR
    )
    assert merged.clocks.get(kind="recording").met_at == NOW + HOUR
    assert survivor.clocks.get(kind="recording").met_at is None
    assert len(closing.still.to_do(survivor)) == 1


def test_a_merge_is_undone_once_and_from_the_outside_in(people: People) -> None:
    first, second, third = (send(people) for _ in range(3))
    inner = merge(people, second, first)
    outer = merge(people, third, second)
    assert groups.held_cases(third).count() == 3
    with pytest.raises(CannotMerge):
        merging.unmerge(merge=inner, by=people.alice.actor, at=NOW + 2 * HOUR)
    merging.unmerge(merge=outer, by=people.alice.actor, at=NOW + 2 * HOUR)
    with pytest.raises(AlreadyDone):
        merging.unmerge(merge=outer, by=people.alice.actor, at=NOW + 2 * HOUR)
    merging.unmerge(merge=inner, by=people.alice.actor, at=NOW + 3 * HOUR)
    assert [groups.held_cases(case).count() for case in (first, second, third)] == [1, 1, 1]


def test_a_case_can_be_merged_again_after_parting(people: People) -> None:
    survivor, merged = send(people), send(people)
    merging.unmerge(merge=merge(people, survivor, merged), by=people.alice.actor, at=NOW + 2 * HOUR)
    again = merge(people, survivor, merged, at=NOW + 3 * HOUR)
    assert [row.pk for row in cases.merges(survivor)] == [again.pk]


def test_only_cases_of_one_business_are_merged(people: People) -> None:
    case = send(people)
    for other in (send(people, people.mallory), make_case(force=people.norfolk), case):
        with pytest.raises(CannotMerge):
            merge(people, case, other)
    for one, other in ((make_case(force=people.norfolk), make_case(force=people.norfolk)),):
        with pytest.raises(CannotMerge):
            merge(people, one, other)
    abroad = make_case(force=people.suffolk, organisation=people.castle_street)
    with pytest.raises(CannotMerge, match="two forces"):
        merge(people, case, abroad)


def test_a_merge_needs_a_reason_and_live_cases(people: People) -> None:
    case, other = send(people), send(people)
    with pytest.raises(NeedsReason):
        merging.merge(survivor=case, merged=other, reason=" ", by=people.alice.actor, at=NOW)
    merge(people, case, other)
    with pytest.raises(CaseIsClosed):
        merge(people, send(people), other)
    with pytest.raises(CaseIsClosed):
        contact.log_attempt(case=other, channel="phone", result="reached", by=people.alice.actor, at=NOW)


def test_candidates_are_live_cases_of_the_business(people: People) -> None:
    case, other = send(people), send(people)
    send(people, people.mallory)
    assert list(cases.candidates(people.alice.actor, case)) == [other]
    assert not cases.candidates(people.alice.actor, make_case(force=people.norfolk)).exists()


TWICE_MORE = [
    {"from": "2026-06-01T08:00:00+00:00", "note": "Razor blades"},
    {"from": "2026-06-02T08:00:00+00:00", "to": "2026-06-02T09:00:00+00:00", "note": "Gin again"},
]
ITEMS = [
    {"category": "alcohol", "description": "Gin", "quantity": 2, "value_pence": 4000},
    {"category": "toiletries", "description": "Razor blades", "quantity": 3, "value_pence": 3600},
]


def test_a_split_makes_a_report_and_case_of_its_own(people: People) -> None:
    case = send(people, occurrences=TWICE_MORE, items=ITEMS, suspects=[{"name": "Jo Smith"}])
    old = case.primary_incident
    loss = old.loss_pence
    first = old.occurrences.order_by("occurred_from").first()
    razors = old.property_items.get(category="toiletries")
    assert first is not None
    new = splitting.split(
        case=case,
        occurrence_ids=[first.pk],
        property_item_ids=[razors.pk],
        reason="Another day, another crime",
        by=people.alice.actor,
        at=NOW + HOUR,
    )
    apart = new.primary_incident
    old.refresh_from_db()
    assert apart.split_from == old
    assert apart.reference not in ("", old.reference)
    assert new.reference == apart.reference
    assert apart.occurred_from == first.occurred_from
    assert [row.note for row in old.occurrences.all()] == ["Gin again"]
    assert [row.category for row in apart.property_items.all()] == ["toiletries"]
    assert [row.name for row in apart.suspects.all()] == ["Jo Smith"] == [row.name for row in old.suspects.all()]
    assert old.loss_pence + apart.loss_pence == loss
    assert new.contact_due_at == NOW + 24 * HOUR
    assert case.events.get(kind="case.split").summary == f"Part of this report is now dealt with as {new.reference}"


def test_a_split_of_two_events_keeps_the_later_as_an_occurrence(people: People) -> None:
    case = send(people, occurrences=TWICE_MORE)
    keys = list(case.primary_incident.occurrences.values_list("pk", flat=True))
    new = splitting.split(case=case, occurrence_ids=keys, reason="A series", by=people.alice.actor, at=NOW)
    assert [row.note for row in new.primary_incident.occurrences.all()] == ["Gin again"]
    assert new.primary_incident.answers["occurrences"][0]["to"].startswith("2026-06-02T09:00")
    assert not case.primary_incident.occurrences.exists()


def test_a_split_takes_events_of_this_case_only(people: People) -> None:
    case, other = send(people, occurrences=TWICE_MORE), send(people, occurrences=TWICE_MORE)
    own = list(case.primary_incident.occurrences.values_list("pk", flat=True))
    foreign = list(other.primary_incident.occurrences.values_list("pk", flat=True))
    item = other.primary_incident.property_items.get().pk
    for occurrences, items in (([], []), (foreign, []), ([own[0], foreign[0]], []), (own, [item])):
        with pytest.raises(WrongValue):
            splitting.split(
                case=case,
                occurrence_ids=occurrences,
                property_item_ids=items,
                reason="Try",
                by=people.alice.actor,
                at=NOW,
            )
