"""What businesses see of the squares around them: made once a month, never changed, reached by businesses alone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from counterpart.base.actors import Actor
from counterpart.base.audit import AuditEvent
from counterpart.core.hotspots.sharing import sharing
from counterpart.crimes.models import Incident
from counterpart.hotspots.actions import editions
from counterpart.hotspots.models import SharedEdition
from counterpart.hotspots.telling import told
from counterpart.hotspots.triggers import EDITIONS
from tests.factories import NOW, make_incident, make_organisation, make_premises, make_shared_edition
from tests.factories.hotspots import SQUARE

BY = Actor.system("Sharing with businesses")
MAY = datetime(2026, 5, 20, 12, tzinfo=UTC)
FOURTH = datetime(2026, 6, 4, 5, tzinfo=UTC)


@pytest.fixture
def street(people):
    """Four businesses in one square, each with three thefts in May."""
    for number in range(4):
        shop = make_organisation(name=f"Shop {number}", force=people.norfolk)
        report(people, make_premises(organisation=shop), number=3)


def report(people, premises, *, number=1, **fields):
    for _ in range(number):
        make_incident(
            force=people.norfolk,
            **({"organisation": premises.organisation, "premises": premises, "occurred_from": MAY, "reported_at": MAY})
            | fields,
        )


def issue(people, at=FOURTH):
    return editions.issue(force=people.norfolk, by=BY, at=at)


def test_an_edition_shows_the_band_of_a_square(people, street):
    assert issue(people).edition.bands == {SQUARE: 1}
    [event] = AuditEvent.objects.filter(action="shared_edition.issue")
    assert event.kind == "disclosure"


@pytest.mark.parametrize(
    "fields",
    [
        {"withdrawn_at": NOW},
        {"reported_at": FOURTH},
        {"occurred_from": datetime(2026, 6, 1, tzinfo=UTC)},
        {"occurred_from": datetime(2025, 5, 31, 22, 59, tzinfo=UTC)},
    ],
    ids=["withdrawn", "reported later", "of this month", "of more than a year ago"],
)
def test_what_does_not_count(people, fields):
    for number in range(4):
        shop = make_organisation(name=f"Shop {number}", force=people.norfolk)
        report(people, make_premises(organisation=shop), number=3, **fields)
    assert issue(people).edition.bands == {}


def test_reports_of_nobody_known_count_for_the_business_of_the_premises(people):
    """Otherwise one business would pass for many."""
    for number in range(4):
        premises = make_premises(organisation=people.castle_street, name=f"Door {number}")
        report(people, premises, number=3, organisation=None)
    assert issue(people).edition.bands == {}


def test_reports_without_a_point_are_in_no_square(people, street):
    Incident.objects.update(premises=make_premises(longitude=None, latitude=None))
    assert issue(people).edition.bands == {}


def test_one_edition_a_month_whatever_is_reported_since(people, street):
    assert issue(people) is not None
    report(people, people.castle_street_shop, number=20)
    assert issue(people, FOURTH + timedelta(days=9)) is None
    assert SharedEdition.objects.get().edition.bands == {SQUARE: 1}


def test_the_job_waits_until_reports_are_in(people, street):
    assert editions.issue_due(by=BY, at=FOURTH - timedelta(days=1)) == 0
    assert editions.issue_due(by=BY, at=FOURTH) == 2  # both forces
    assert editions.issue_due(by=BY, at=FOURTH + timedelta(days=1)) == 0


def test_a_square_that_is_hidden_again_is_held(people, street):
    issue(people)
    Incident.objects.update(withdrawn_at=FOURTH)
    july = issue(people, datetime(2026, 7, 4, 5, tzinfo=UTC)).edition
    assert (july.bands, july.held) == ({}, {SQUARE: july.month + sharing().hidden_for})
    Incident.objects.update(withdrawn_at=None)
    assert issue(people, datetime(2026, 8, 4, 5, tzinfo=UTC)).edition.bands == {}


def test_whether_it_fails_nothing_is_kept(people, street, monkeypatch):
    monkeypatch.setattr("counterpart.base.audit.record", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        issue(people)
    assert not SharedEdition.objects.exists()


def test_a_force_that_fails_holds_up_no_other(people, street, monkeypatch):
    def of_norfolk_alone(force, *given):
        return told(force, *given) if force == people.norfolk else 1 / 0

    monkeypatch.setattr(editions, "told", of_norfolk_alone)
    with pytest.raises(ExceptionGroup):
        editions.issue_due(by=BY, at=FOURTH)
    assert SharedEdition.objects.get().force == people.norfolk


def test_of_two_editions_made_at_once_one_is_kept_and_reports_can_come_in_meanwhile(people, street, monkeypatch):
    held, outside = [], len(connection.savepoint_ids)

    def slowly(force, *given):
        held.append(len(connection.savepoint_ids) - outside)
        make_shared_edition(force=force, month=FOURTH.date().replace(day=1))
        return told(force, *given)

    monkeypatch.setattr(editions, "told", slowly)
    assert issue(people) is None
    assert (held, SharedEdition.objects.count()) == ([0], 1)


def test_the_force_and_its_businesses_reach_it_and_nobody_else(people):
    made = make_shared_edition(force=people.norfolk)
    reached = {who.person.name for who in people if SharedEdition.objects.visible_to(who.actor).filter(pk=made.pk)}
    assert reached == {who.person.name for who in people} - {"Ruth Gale", "Beth Lister", "Oliver Finch"}
    assert not SharedEdition.objects.visible_to(people.nobody).exists()


def test_an_edition_is_never_changed_or_deleted(people):
    made = make_shared_edition(force=people.norfolk)
    assert EDITIONS.missing(connection) == []
    for deed in (made.save, lambda: SharedEdition.objects.filter(pk=made.pk)._raw_delete("default")):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            deed()
