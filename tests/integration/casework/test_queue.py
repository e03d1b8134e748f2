"""The queue: the order of core.harm.queue, made by the database; filters; a constant number of queries."""

from collections.abc import Callable
from datetime import timedelta
from itertools import product

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from counterpart.casework.actions import contact, diary, merging, messages
from counterpart.casework.models import Case
from counterpart.casework.queries.queue import QueueFilters, queue
from counterpart.core.harm.queue import QueueItem, order_key, policy, raised_band
from counterpart.crimes.actions import references as numbers
from tests.factories import NOW, make_case, make_diary_slot, make_incident, make_premises
from tests.people import People
from tests.reports import send

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def references(people: People, **filters: object) -> list[str]:
    return [case.reference for case in queue(people.alice.actor, NOW, QueueFilters(**filters))]  # type: ignore[arg-type]


def test_the_database_orders_as_the_core_does(people: People) -> None:
    edges = [left for left, _ in policy().upgrades]
    moments = {NOW + edge + shift for edge in edges for shift in (-MINUTE, 0 * MINUTE, MINUTE)}
    for band, due_at in product(range(len(policy().names)), [*sorted(moments), None]):
        case = make_case(force=people.norfolk, harm_band=band)
        Case.objects.filter(pk=case.pk).update(contact_due_at=due_at)
    found = list(queue(people.alice.actor, NOW))
    items = [QueueItem(reference=case.reference, band=case.harm_band, due_at=case.contact_due_at) for case in found]
    assert items == sorted(items, key=lambda item: order_key(item, NOW))
    assert [case.raised_band for case in found] == [raised_band(item.band, item.due_at, NOW) for item in items]
    assert {case.raised_band for case in found} == set(range(len(policy().names)))


def test_the_cases_of_one_premises_are_told_from_those_of_its_namesake(people: People) -> None:
    own, namesake = (make_premises(name="Corner shop", organisation=people.castle_street) for _ in range(2))
    for premises in (own, namesake):
        make_case(force=people.norfolk, organisation=people.castle_street, premises=premises)
    held = Case.objects.get(premises=own)
    assert references(people, premises=own.pk) == [held.reference]
    assert len(references(people, text="Corner shop")) == 2
    assert references(people, premises=10**6) == []


@pytest.mark.slow  # 200 cases have to be made first
@pytest.mark.parametrize("many", [10, 200])
def test_a_page_takes_one_query_however_many_cases(people: People, many: int) -> None:
    for number in range(many):
        make_case(
            force=people.norfolk,
            organisation=people.castle_street,
            premises=people.castle_street_shop,
            owner=people.alice.person if number % 2 else None,
        )
    filters = QueueFilters(text="castle", overdue=False)
    with CaptureQueriesContext(connection) as queries:
        page = list(queue(people.alice.actor, NOW, filters)[:25])
        for case in page:
            assert [case.organisation, case.premises] == [people.castle_street, people.castle_street_shop]
            assert case.owner in (None, people.alice.person)
            assert case.primary_incident.district is None
            assert [case.is_overdue, case.has_call, case.has_unread] == [False] * 3
    assert len(page) == min(many, 25)
    assert len(queries) == 1


def test_nobody_else_sees_the_queue(people: People) -> None:
    make_case(force=people.norfolk, organisation=people.castle_street)
    assert queue(people.alice.actor, NOW).count() == 1
    for stranger in (people.ruth.actor, people.oliver.actor, people.beth.actor, people.nobody):
        assert not queue(stranger, NOW).exists()


def test_a_case_shows_calls_unread_messages_and_lateness(people: People) -> None:
    case = make_case(force=people.norfolk, organisation=people.castle_street)
    (row,) = queue(people.alice.actor, NOW + 25 * HOUR)
    assert (row.is_overdue, row.has_call, row.has_unread) == (True, False, False)
    diary.book(case=case, slot=make_diary_slot(force=people.norfolk), by=people.alice.actor, at=NOW)
    messages.send_to_desk(incident=case.primary_incident, body="Any news?", by=people.priya.actor, at=NOW)
    (row,) = queue(people.alice.actor, NOW)
    assert (row.is_overdue, row.has_call, row.has_unread) == (False, True, True)


def test_a_kept_promise_falls_back_to_its_harm(people: People) -> None:
    case = make_case(force=people.norfolk, harm_band=4)
    (row,) = queue(people.alice.actor, NOW + 23 * HOUR)
    assert row.raised_band < 4
    contact.log_attempt(case=case, channel="phone", result="reached", by=people.alice.actor, at=NOW + 23 * HOUR)
    (row,) = queue(people.alice.actor, NOW + 23 * HOUR)
    assert row.raised_band == 4


FILTERS: dict[str, Callable[[People], tuple[Case, dict[str, object]]]] = {
    "state": lambda people: (
        make_case(force=people.norfolk, state="closed", closed_at=NOW),
        {"state": "closed"},
    ),
    "owner": lambda people: (
        make_case(force=people.norfolk, owner=people.alice.person, state="open"),
        {"owner": str(people.alice.person.pk)},
    ),
    "mine": lambda people: (
        make_case(force=people.norfolk, owner=people.alice.person, state="open"),
        {"owner": "mine"},
    ),
    "what_happened": lambda people: (
        make_case(force=people.norfolk, what_happened="damage"),
        {"what_happened": "damage"},
    ),
    "band": lambda people: (make_case(force=people.norfolk, harm_band=0), {"band": 0}),
    "overdue": lambda people: (
        make_case(force=people.norfolk, opened_at=NOW - 25 * HOUR),
        {"overdue": True},
    ),
    "state and overdue": lambda people: (
        make_case(force=people.norfolk, opened_at=NOW - 25 * HOUR, state="open"),
        {"state": "open", "overdue": True},
    ),
}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_leaves_only_its_cases(people: People, name: str) -> None:
    make_case(force=people.norfolk)
    wanted, filters = FILTERS[name](people)
    assert references(people, **filters) == [wanted.reference]


def test_a_filter_that_nobody_offers_finds_nothing(people: People) -> None:
    make_case(force=people.norfolk)
    assert references(people, owner="everybody") == []


@pytest.mark.parametrize(
    "text",
    ["castle STREET", "NR2 1na", "nr21na", "ab51 abc", "AB51ABC", "cd-52-def", "EF53 GHI", "Smith", "36/12345/26"],
)
def test_search_finds_a_case_by_anything_that_names_it(people: People, text: str) -> None:
    case = send(
        people,
        evidence={"vrm": "AB51 ABC"},
        making_off={"kind": "fuel", "vrm": "ef53ghi"},
        suspects=[{"name": "Jo Smith", "vehicle_vrm": "CD52 DEF"}],
    )
    numbers.attach(
        incident=case.primary_incident,
        system="athena",
        kind="crime",
        value="36/12345/26",
        by=people.alice.actor,
        at=NOW,
    )
    make_case(force=people.norfolk, organisation=people.rival)
    assert references(people, text=text) == [case.reference]
    assert references(people, text=case.reference.lower()) == [case.reference]
    assert references(people, text="nothing like it") == []


def test_search_looks_into_merged_reports(people: People) -> None:
    survivor = make_case(force=people.norfolk, organisation=people.castle_street)
    merged = make_case(
        incident=make_incident(force=people.norfolk, organisation=people.castle_street, postcode="IP22 4AA"),
    )
    merging.merge(survivor=survivor, merged=merged, reason="Same man", by=people.alice.actor, at=NOW)
    assert references(people, text="ip22") == [survivor.reference]
    assert references(people, text=merged.reference) == [survivor.reference]
