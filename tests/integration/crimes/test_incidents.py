"""Registering a report, once, with all that it holds."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.db import connection

from counterpart.base.models import AuditEvent
from counterpart.core.references.receipts import parse_receipt
from counterpart.crimes import queries, receipt_codes
from counterpart.crimes.actions import incidents
from counterpart.crimes.errors import AlreadyWithdrawn, NothingWritten, NotYours
from counterpart.crimes.models import Incident, ReportDraft
from tests.factories import NOW, make_incident, make_report_draft, theft
from tests.people import make_people


@pytest.fixture
def draft(people):
    where = {"kind": "premises", "premises_id": people.castle_street_shop.pk}
    return make_report_draft(person=people.priya.person, organisation=people.castle_street, answers=theft(where=where))


def register(people, draft, by=None):
    return incidents.register(by=by or people.priya.actor, at=NOW, draft=draft, force=people.norfolk)


def test_every_report_becomes_an_incident(people, draft):
    incident = register(people, draft)
    assert incident.reference == parse_receipt(incident.reference)
    assert (incident.organisation, incident.premises) == (people.castle_street, people.castle_street_shop)
    assert (incident.reported_by, incident.reporter_name) == (people.priya.person, "Priya Shah")
    assert (incident.reported_at, incident.occurred_from) == (NOW, datetime.fromisoformat("2026-06-03T08:30:00+00:00"))
    assert incident.postcode == people.castle_street_shop.postcode
    assert incident.loss_pence == 4000
    draft.refresh_from_db()
    assert draft.incident == incident


def test_registering_is_written_into_the_audit_log(people, draft):
    incident = register(people, draft)
    event = AuditEvent.objects.get(action="incident.register")
    assert (event.object_id, event.actor_id, event.at) == (str(incident.pk), people.priya.person.pk, NOW)


def test_the_same_draft_twice_is_one_incident(people, draft):
    assert register(people, draft) == register(people, draft)
    assert Incident.objects.count() == AuditEvent.objects.filter(action="incident.register").count() == 1


def test_things_people_and_times_have_rows_of_their_own(people):
    answers = theft(
        suspects_known="described",
        suspects=[{"sex": "male", "age_from": 20, "age_to": 30, "vehicle_vrm": "AB12CDE"}, {"clothing": "red coat"}],
        occurrences=[{"from": "2026-06-01T08:00:00+00:00", "note": "the same coat"}],
    )
    incident = queries.whole(register(people, make_report_draft(answers=answers), by=people.nobody))
    assert [(item.category, item.quantity, item.value_pence) for item in incident.property_items.all()] == [
        ("alcohol", 2, 4000)
    ]
    assert [(each.sex, each.vrm, each.clothing) for each in incident.suspects.all()] == [
        ("male", "AB12CDE", ""),
        ("", "", "red coat"),
    ]
    assert [each.note for each in incident.occurrences.all()] == ["the same coat"]


def test_nobody_reports_from_premises_of_others(people):
    where = {"kind": "premises", "premises_id": people.rival_shop.pk}
    for owner in ({}, {"person": people.priya.person, "organisation": people.castle_street}):
        with pytest.raises(NotYours):
            register(people, make_report_draft(answers=theft(where=where), **owner))
    assert not Incident.objects.exists()


def test_a_taken_receipt_code_is_tried_again(people, draft):
    letters = iter("B" * 7 + "B" * 7 + "C" * 7)
    other = make_report_draft(person=people.priya.person, organisation=people.castle_street)
    references = [
        incidents.register(
            by=people.priya.actor, at=NOW, draft=each, force=people.norfolk, choose=lambda _letters: next(letters)
        ).reference
        for each in (draft, other)
    ]
    assert [reference[:11] for reference in references] == ["BCR-BBBB-BB", "BCR-CCCC-CC"]
    assert next(letters, None) is None


def test_codes_that_run_out_are_an_error_and_not_a_loop(people, draft):
    taken = receipt_codes.new_receipt(lambda letters: letters[0])
    make_incident(force=people.norfolk, reference=taken)
    with pytest.raises(RuntimeError, match="No free receipt code in 5 tries"):
        incidents.register(
            by=people.priya.actor, at=NOW, draft=draft, force=people.norfolk, choose=lambda letters: letters[0]
        )


@pytest.mark.slow  # threads, each with a connection of its own
@pytest.mark.django_db(transaction=True)
def test_at_the_same_moment_one_wins_and_both_get_its_incident():
    people = make_people()
    draft = make_report_draft()

    def send(_):
        try:
            return register(people, ReportDraft.objects.get(pk=draft.pk), by=people.nobody).reference
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as senders:
        references = set(senders.map(send, range(8)))
    assert references == {Incident.objects.get().reference}


def test_what_is_added_stands_beside_the_report(people, draft):
    incident = register(people, draft)
    incidents.add_information(incident=incident, text="He came back", by=people.tom.actor, at=NOW)
    again = queries.open_report(people.priya.actor, incident.reference, NOW)
    assert [(each.text, each.added_by_name) for each in again.further_information.all()] == [
        ("He came back", "Tom Reeve")
    ]
    assert again.answers == incident.answers


def test_withdrawing_needs_a_reason_and_happens_once(people, draft):
    incident = register(people, draft)
    with pytest.raises(NothingWritten):
        incidents.withdraw(incident=incident, reason="  ", by=people.priya.actor, at=NOW)
    incidents.withdraw(incident=incident, reason="We found it", by=people.priya.actor, at=NOW)
    assert (incident.withdrawn_at, incident.withdrawn_reason) == (NOW, "We found it")
    with pytest.raises(AlreadyWithdrawn):
        incidents.withdraw(incident=incident, reason="Again", by=people.priya.actor, at=NOW)


def test_the_first_opening_of_the_link_confirms(people):
    incident = make_incident(force=people.norfolk)
    incidents.confirm_email(incident=incident, at=NOW)
    incidents.confirm_email(incident=incident, at=NOW.replace(hour=12))
    incident.refresh_from_db()
    assert incident.email_confirmed_at == NOW


def test_a_business_sees_its_own_reports_only(people, draft):
    incident = register(people, draft)
    assert queries.find_incident(people.tom.actor, incident.reference.lower().replace("-", " ")) == incident
    for stranger in (people.mallory.actor, people.ruth.actor, people.nobody, people.beth.actor):
        with pytest.raises(Incident.DoesNotExist):
            queries.open_report(stranger, incident.reference, NOW)
    assert not AuditEvent.objects.filter(action="incident.open").exists()


def test_reading_a_report_is_logged(people, draft):
    incident = register(people, draft)
    queries.open_report(people.tom.actor, incident.reference, NOW)
    event = AuditEvent.objects.get(action="incident.open")
    assert (event.actor_id, event.kind, event.object_id) == (people.tom.person.pk, "consultation", str(incident.pk))


def test_repeats_are_counted_by_the_day_it_happened_over_a_year(people):
    shared = {"force": people.norfolk, "organisation": people.castle_street, "premises": people.castle_street_shop}
    make_incident(**shared, occurred_from=NOW.replace(year=2025, day=3))
    make_incident(**shared, occurred_from=NOW.replace(year=2025, day=4))
    make_incident(**shared)
    make_incident(**shared, withdrawn_at=NOW, withdrawn_reason="found")
    assert queries.victim_count(people.castle_street, NOW) == 2
    assert queries.premises_count(people.castle_street_shop, NOW) == 2


def test_the_force_that_answers(people):
    assert queries.answering_force(people.priya.actor) == people.norfolk
    assert queries.answering_force(people.nobody) is None
    people.ruth.role.delete()
    people.suffolk.delete()
    assert queries.answering_force(people.nobody) == people.norfolk
