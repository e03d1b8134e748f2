"""The crimes of our own database as a snapshot: what is counted, for which months, and who can be told by it."""

from datetime import UTC, datetime, timedelta

import duckdb
import pytest

from counterpart.base.audit import AuditEvent
from counterpart.core.engines.parquet import rows_of
from counterpart.core.periods.months import Window, month_of
from counterpart.performance import queries
from counterpart.performance.actions import own_crimes
from counterpart.performance.errors import NotAllowed
from counterpart.performance.models import CrimeSnapshot, DataSource
from counterpart.performance.own_crimes import pseudonym
from tests.factories import make_case, make_crime

OPENED = datetime(2026, 2, 10, 9, tzinfo=UTC)
# Half past midnight in London on 1 May: still April in UTC.
MAY_BY_HALF_AN_HOUR = datetime(2026, 4, 30, 23, 30, tzinfo=UTC)
APRIL = datetime(2026, 4, 12, 9, tzinfo=UTC)
NOW = datetime(2026, 6, 3, 9, tzinfo=UTC)
SHOPLIFTING = "categories/shoplifting"


@pytest.fixture
def norfolk(people):
    people.norfolk.registered_at = OPENED
    people.norfolk.save()
    return people.norfolk


@pytest.fixture
def record(people, norfolk):
    """Record a crime at the Castle Street shop."""

    def crime(at: datetime, **fields):
        case = make_case(
            force=fields.pop("force", norfolk), organisation=people.castle_street, premises=people.castle_street_shop
        )
        return make_crime(incident=case.primary_incident, recorded_at=at, **fields)

    return crime


def take(people, at=NOW):
    return own_crimes.take(force=people.norfolk, by=people.nadia.actor, at=at)


def months(first: str, last: str) -> Window:
    return Window(*(month_of(datetime.fromisoformat(f"{each}-01").date()) for each in (first, last)))


def test_the_months_go_from_the_first_whole_one_to_the_last_that_has_ended(people, norfolk):
    snapshot = take(people)
    assert snapshot.spans.of("norfolk", months("2026-03", "2026-05")).is_whole
    assert snapshot.spans.of("norfolk", months("2026-02", "2026-06")).missing == (
        month_of(OPENED.date()),
        month_of(NOW.date()),
    )


def test_before_the_first_whole_month_there_is_nothing_to_take(people, norfolk):
    assert take(people, datetime(2026, 3, 31, 9, tzinfo=UTC)) is None
    assert take(people, datetime(2026, 4, 1, 9, tzinfo=UTC)).rows == 0


def test_a_crime_counts_in_the_month_that_london_shows(people, record):
    record(MAY_BY_HALF_AN_HOUR)
    record(APRIL)
    record(NOW)
    take(people)
    trend = queries.trend(people.norfolk, SHOPLIFTING, months("2026-03", "2026-06"), source=DataSource.OWN)
    assert [month.count for month in trend] == [0, 1, 1, None]
    assert "missing" in trend[-1].note


def test_what_was_cancelled_or_belongs_to_another_force_is_not_counted(people, record):
    record(APRIL, cancelled_at=NOW, cancelled_code="C1", cancelled_reason="A mistake")
    record(APRIL, force=people.suffolk)
    assert take(people).rows == 0


def test_a_row_names_neither_the_premises_nor_the_report(people, record):
    crime = record(APRIL)
    snapshot = take(people)
    text = str(list(rows_of(snapshot.crimes)))
    shop = people.castle_street_shop
    for told in (shop.name, shop.address or shop.name, crime.incident.reference, "Castle Street"):
        assert told not in text
    [columns] = duckdb.sql(f"SELECT premises, crime_id, sector FROM read_parquet('{snapshot.crimes[0]}')").fetchall()
    assert columns == (pseudonym("premises", shop.pk), pseudonym("crime", crime.pk), shop.sector)
    assert len(set(columns)) == 3


def test_a_row_tells_where_and_when_it_happened(people, record):
    shop = people.castle_street_shop
    shop.longitude, shop.latitude = 1.2951, 52.6293
    shop.save()
    moment, ranged = record(APRIL), record(APRIL)
    incident = ranged.incident
    incident.occurred_to = incident.occurred_from + timedelta(hours=9)
    incident.save()
    rows = {row.crime_id: row for row in rows_of(take(people).crimes)}
    assert {(row.longitude, row.latitude) for row in rows.values()} == {(1.2951, 52.6293)}
    one, other = rows[pseudonym("crime", moment.pk)], rows[pseudonym("crime", ranged.pk)]
    assert one.occurred_from == one.occurred_to == moment.incident.occurred_from
    assert (other.occurred_from, other.occurred_to) == (incident.occurred_from, incident.occurred_to)


def test_nothing_new_takes_no_new_snapshot(people, record):
    record(APRIL)
    first = take(people)
    assert take(people) == first
    record(APRIL)
    second = take(people)
    first.refresh_from_db()
    assert second != first
    assert (first.superseded_at, second.superseded_at) == (NOW, None)
    assert second.rows == 2
    assert AuditEvent.objects.filter(action="crime_snapshot.take").count() == 2


def test_the_stored_cube_says_what_counting_anew_says(people, record):
    record(APRIL)
    snapshot = take(people)
    stored = queries.cube(people.norfolk, source=DataSource.OWN)
    assert stored.cube == queries.cubes.count(snapshot, "district")
    assert snapshot.cubes.count() == 4


@pytest.mark.parametrize("name", ["alice", "sam", "oliver", "grace", "ruth", "priya", "nobody"])
def test_who_loads_no_crime_takes_no_snapshot(people, norfolk, name):
    actor = people.nobody if name == "nobody" else getattr(people, name).actor
    with pytest.raises(NotAllowed):
        own_crimes.take(force=norfolk, by=actor, at=NOW)
    assert not CrimeSnapshot.objects.exists()
