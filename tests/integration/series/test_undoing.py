"""What two people confirmed, one person undoes only with another: a crime leaves, the series is closed."""

import pytest
from django.db import IntegrityError, connection, transaction

from counterpart.base.errors import NeedsReason
from counterpart.series.actions import closing, members, removals, reshaping
from counterpart.series.errors import AlreadyDecided, NotIndependent, WrongCrime
from counterpart.series.models import SeriesState
from counterpart.series.queries import finding
from counterpart.series.triggers import UNDOINGS
from tests.factories import NOW

WHY = "The same van"


def take_out(on, series):
    """Ivy wants the latest crime out."""
    crime = series.crimes.held().order_by("pk").last()
    return members.take_out(crime=crime, why="Another van", by=on.ivy.actor, at=NOW)


def close(on, series, who=None, agrees=True):
    asked = closing.ask(series=series, why="Sentenced", by=on.ivy.actor, at=NOW)
    return closing.decide(closing=asked, agrees=agrees, reason=WHY, by=(who or on.omar).actor, at=NOW)


def decide(removal, who, *, agrees=True, reason=WHY):
    return removals.decide(removal=removal, agrees=agrees, reason=reason, by=who.actor, at=NOW)


def test_a_crime_leaves_a_confirmed_series_once_another_agrees_and_stays_on_record(on):
    series = on.confirmed()
    crime = take_out(on, series)
    assert (series.crimes.held().count(), finding.taken_out_of(series).count()) == (3, 0)
    removal = crime.removals.get()
    with pytest.raises(NotIndependent):
        decide(removal, on.ivy)
    decide(removal, on.omar)
    assert [(row.incident, row.left_why) for row in finding.taken_out_of(series)] == [(crime.incident, "Another van")]
    with pytest.raises(WrongCrime):
        take_out(on, series)


def test_what_would_be_undone_waits_for_everybody_but_who_asked(on):
    series = on.confirmed()
    take_out(on, series)
    assert list(finding.awaiting(on.omar.actor)) == [series]
    assert not finding.awaiting(on.ivy.actor)
    decide(series.crimes.get(removals__isnull=False).removals.get(), on.omar, agrees=False)
    assert not finding.awaiting(on.omar.actor)
    asked = closing.ask(series=series, why="Sentenced", by=on.omar.actor, at=NOW)
    assert [len(finding.awaiting(who.actor)) for who in (on.ivy, on.omar)] == [1, 0]
    closing.decide(closing=asked, agrees=True, reason=WHY, by=on.ivy.actor, at=NOW)
    assert not finding.awaiting(on.people.alice.actor)


def test_a_crime_stays_where_another_does_not_agree_and_can_be_asked_for_again(on):
    series = on.confirmed()
    crime = take_out(on, series)
    with pytest.raises(AlreadyDecided):
        members.take_out(crime=crime, why="Mine too", by=on.omar.actor, at=NOW)
    with pytest.raises(NeedsReason):
        decide(crime.removals.get(), on.omar, reason=" ")
    decide(crime.removals.get(), on.omar, agrees=False)
    with pytest.raises(AlreadyDecided):
        decide(crime.removals.get(), on.people.alice)
    take_out(on, series)
    said = [(row.asked_by_name, row.agrees, row.decided_by_name) for row in crime.removals.order_by("pk")]
    assert said == [("Ivy Marsh", False, "Omar Leigh"), ("Ivy Marsh", None, "")]


def test_those_who_wait_to_be_taken_out_count_as_out_for_the_next(on):
    series = on.confirmed()
    take_out(on, series)
    with pytest.raises(WrongCrime):
        members.take_out(crime=series.crimes.held().first(), why=WHY, by=on.omar.actor, at=NOW)


def test_no_merger_or_split_while_a_crime_waits_to_be_taken_out(on):
    series = on.confirmed(4)
    take_out(on, series)
    told = {"apart": [each.pk for each in on.incidents[:2]], "title": "Two", "why": WHY}
    with pytest.raises(AlreadyDecided, match="decide on that first"):
        reshaping.split(series=series, **told, by=on.people.alice.actor, at=NOW)


def test_the_database_refuses_one_person_and_another_wording(on):
    removal = take_out(on, on.confirmed()).removals.get()
    rows = type(removal).objects.filter(pk=removal.pk)
    decided = {"agrees": True, "reason": WHY, "decided_at": NOW}
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(**decided, decided_by=on.ivy.person)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(why="Something else")
    assert rows.update(**decided, decided_by=on.omar.person) == 1
    waits = {"agrees": None, "reason": "", "decided_at": None, "decided_by": None, "decided_by_name": ""}
    for change in ({"agrees": False}, {"reason": "Another"}, {"decided_by": on.people.alice.person}, waits):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)


def test_the_triggers_of_what_was_asked_are_all_in_place(db):
    assert UNDOINGS.missing(connection) == []
    with connection.cursor() as cursor:
        on_table = " ON series_closing" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER series_closing_no_again{on_table}")
    assert UNDOINGS.missing(connection) == ["series_closing_no_again"]


def test_a_confirmed_series_is_closed_once_another_agrees_and_not_worked_on_after(on):
    series = on.confirmed()
    asked = closing.ask(series=series, why="Sentenced", by=on.ivy.actor, at=NOW)
    series.refresh_from_db()
    assert series.state == SeriesState.CONFIRMED
    with pytest.raises(NotIndependent):
        closing.decide(closing=asked, agrees=True, reason=WHY, by=on.ivy.actor, at=NOW)
    with pytest.raises(NeedsReason):
        closing.decide(closing=asked, agrees=True, reason=" ", by=on.omar.actor, at=NOW)
    closing.decide(closing=asked, agrees=True, reason=WHY, by=on.omar.actor, at=NOW)
    series.refresh_from_db()
    assert (series.state, series.ended_why, series.ended_by) == ("closed", "Sentenced", on.ivy.person)
    for act in (
        lambda: members.add(series=series, incident=on.incidents[3], why=WHY, by=on.ivy.actor, at=NOW),
        lambda: closing.ask(series=series, why=WHY, by=on.ivy.actor, at=NOW),
        lambda: closing.decide(closing=asked, agrees=False, reason=WHY, by=on.omar.actor, at=NOW),
    ):
        with pytest.raises(AlreadyDecided):
            act()


def test_a_series_stays_where_another_does_not_agree_and_can_be_asked_for_again(on):
    series = on.confirmed()
    assert not close(on, series, agrees=False).agrees
    members.add(series=series, incident=on.incidents[3], why=WHY, by=on.ivy.actor, at=NOW)
    close(on, series)
    series.refresh_from_db()
    assert (series.state, series.closings.count()) == (SeriesState.CLOSED, 2)


def test_only_what_two_confirmed_is_closed(on):
    with pytest.raises(AlreadyDecided, match="Only a confirmed series"):
        close(on, on.proposed())


def test_one_thing_waits_at_a_time(on):
    """Else what is agreed last would be about a series that is no more what was shown."""
    series, other = on.confirmed(3), on.agreed(on.proposed(1, start=3, extra=[on.other.primary_incident]))
    removal = take_out(on, series).removals.get()
    with pytest.raises(AlreadyDecided, match="wants a crime out"):
        close(on, series)
    decide(removal, on.omar, agrees=False)
    asked = closing.ask(series=series, why=WHY, by=on.ivy.actor, at=NOW)
    for act in (
        lambda: take_out(on, series),
        lambda: closing.ask(series=series, why=WHY, by=on.omar.actor, at=NOW),
        lambda: reshaping.merge(series=other, other=series, why=WHY, by=on.people.alice.actor, at=NOW),
    ):
        with pytest.raises(AlreadyDecided, match="closed: decide on that first"):
            act()
    closing.decide(closing=asked, agrees=False, reason=WHY, by=on.omar.actor, at=NOW)
    reshaping.merge(series=other, other=series, why=WHY, by=on.people.alice.actor, at=NOW)
    with pytest.raises(AlreadyDecided, match="merged or split"):
        close(on, series)
