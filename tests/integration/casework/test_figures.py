"""Figures of the service, and what their denominators hold."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from counterpart.casework.actions import contact, diary
from counterpart.casework.models import Case
from counterpart.casework.queries import figures
from tests.factories import NOW, make_case, make_diary_slot
from tests.people import People

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
AT = NOW + 26 * HOUR


@pytest.fixture
def desk(people: People) -> dict[str, Case]:
    """One case in each way that a promise can stand at AT; all but `running` and `today` began at NOW."""
    names = ("kept", "late", "missed", "waived", "waived_late", "paused")
    cases = {
        name: make_case(force=people.norfolk, organisation=people.castle_street, owner=people.alice.person)
        for name in names
    }
    cases["running"] = make_case(force=people.norfolk, organisation=people.rival, opened_at=NOW + 20 * HOUR)
    by = people.alice.actor
    contact.log_attempt(case=cases["kept"], channel="phone", result="reached", by=by, at=NOW + 2 * HOUR)
    contact.log_attempt(case=cases["late"], channel="phone", result="reached", by=by, at=NOW + 25 * HOUR)
    contact.waive(case=cases["waived"], reason="No contact wanted", by=by, at=NOW + 2 * HOUR)
    contact.waive(case=cases["waived_late"], reason="No contact wanted", by=by, at=NOW + 25 * HOUR)
    contact.agree_time(case=cases["paused"], until=NOW + 60 * HOUR, reason="Asked", by=by, at=NOW + 2 * HOUR)
    return cases


def test_every_promise_is_in_one_count(people: People, desk: dict[str, Case]) -> None:
    found = figures.contact_rate(people.norfolk, NOW - DAY, NOW + DAY, at=AT)
    assert found == figures.ClockFigures(
        promised=7, kept=1, missed=3, running=2, paused=1, waived=1, rate=Decimal("25.0")
    )
    assert found.kept + found.missed + found.running + found.waived == found.promised


def test_a_business_reads_its_own_reports_under_the_same_definition(people: People, desk: dict[str, Case]) -> None:
    found = figures.contact_rate(people.norfolk, NOW - DAY, NOW + DAY, at=AT, organisation=people.rival)
    assert (found.promised, found.running, found.rate) == (1, 1, None)


def test_the_period_is_half_open_and_goes_by_the_report(people: People, desk: dict[str, Case]) -> None:
    assert figures.contact_rate(people.norfolk, NOW, NOW + HOUR, at=AT).promised == 6
    assert figures.contact_rate(people.norfolk, NOW - DAY, NOW, at=AT).promised == 0
    assert figures.contact_rate(people.suffolk, NOW - DAY, NOW + DAY, at=AT).promised == 0


def test_a_promise_kept_at_its_last_moment_is_late(people: People) -> None:
    for seconds in (-1, 0):
        case = make_case(force=people.norfolk)
        at = NOW + 24 * HOUR + timedelta(seconds=seconds)
        contact.log_attempt(case=case, channel="phone", result="reached", by=people.alice.actor, at=at)
    found = figures.contact_rate(people.norfolk, NOW, NOW + DAY, at=AT)
    assert (found.kept, found.missed, found.rate) == (1, 1, Decimal("50.0"))


def test_recording_and_telling_are_counted_likewise(people: People, desk: dict[str, Case]) -> None:
    assert figures.recording_rate(people.norfolk, NOW, NOW + DAY, at=AT).missed == 6
    assert figures.update_rate(people.norfolk, NOW, NOW + DAY, at=AT).rate is None


def test_breaches_are_listed_newest_first(people: People, desk: dict[str, Case]) -> None:
    found = figures.breaches(people.norfolk, NOW, NOW + 2 * DAY, at=AT)
    contact_breaches = {clock.case for clock in found if clock.kind == "contact"}
    assert contact_breaches == {desk["late"], desk["missed"], desk["waived_late"]}
    assert not figures.breaches(people.suffolk, NOW, NOW + 2 * DAY, at=AT).exists()


def test_missed_calls_are_listed(people: People) -> None:
    case = make_case(force=people.norfolk)
    call = diary.book(case=case, slot=make_diary_slot(force=people.norfolk), by=people.alice.actor, at=NOW)
    diary.miss(call_back=call, by=people.alice.actor, at=NOW + 5 * HOUR)
    assert list(figures.missed_calls(people.norfolk, NOW, NOW + DAY)) == [call]


def test_workload_shows_who_has_what(people: People, desk: dict[str, Case]) -> None:
    Case.objects.filter(pk=desk["kept"].pk).update(harm_band=0)
    with CaptureQueriesContext(connection) as queries:
        nobody, alice = figures.workload(people.norfolk, AT)
    assert len(queries) == 2
    assert (nobody.owner, nobody.cases, nobody.overdue) == (None, 1, 0)
    assert (alice.owner, alice.cases, alice.overdue, alice.serious) == (people.alice.person, 6, 1, 1)
    assert alice.next_due_at == NOW + 24 * HOUR


def test_ages_add_up_to_the_live_cases(people: People, desk: dict[str, Case]) -> None:
    make_case(force=people.norfolk, opened_at=NOW - 100 * DAY)
    make_case(force=people.norfolk, opened_at=NOW - 4 * DAY)
    make_case(force=people.norfolk, state="closed", closed_at=NOW)
    ages = {age.words: age.cases for age in figures.ageing(people.norfolk, AT)}
    assert ages == {"Under a day": 1, "1 to 3 days": 6, "3 to 7 days": 1, "1 to 4 weeks": 0, "Over 4 weeks": 1}
