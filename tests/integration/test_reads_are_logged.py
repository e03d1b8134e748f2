"""Whoever is shown a record about a person leaves a line in the audit log: page, list, search, PDF or link."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from counterpart.base import clock
from counterpart.base.audit import AuditEvent
from counterpart.base.models.audit_event import Kind
from counterpart.casework.actions import diary
from counterpart.casework.actions.quality import sample
from counterpart.crimes.models import Incident
from counterpart.crimes.receipts.links import status_token
from counterpart.footage.links import request_token
from counterpart.witnesses.links import token_of
from tests.factories import (
    NOW,
    make_appeal,
    make_camera,
    make_diary_slot,
    make_evidence_file,
    make_footage_request,
    make_statement_request,
    make_witness_draft,
)
from tests.people import People
from tests.reports import send

BUSINESS = (
    "business:home",
    "business:reports",
    "business:report",
    "business:report_pdf",
    "business:message",
    "business_witness:start",
)
DESK = (
    "desk:queue",
    "desk:diary",
    "desk:case",
    "desk:history",
    "desk:investigation",
    "desk:messages",
    "desk:triage",
    "desk_witness:witnesses",
    "desk_bundles:bundles",
)
# As each role: the pages, and what the log says that its reader saw.
PAGES = [
    *(("priya", page) for page in (*BUSINESS, "business_management:people")),
    *(("sam", page) for page in (*DESK, "desk:my_day", "desk:oversight", "desk:quality")),
    *(("grace", page) for page in ("desk_management:audit", "desk_management:organisation")),
]


@pytest.fixture
def case(people: People):
    """A case of Sam's with a call in this week of the diary and a missed promise."""
    made = send(people)
    made.owner = people.sam.person
    made.save()
    an_hour_ago = clock.now() - timedelta(hours=1)
    made.clocks.update(due_at=an_hour_ago, breached_at=an_hour_ago)
    diary.book(case=made, slot=make_diary_slot(force=people.norfolk), by=people.alice.actor, at=NOW)
    return made


def seen_by(who) -> list[str]:
    events = AuditEvent.objects.filter(kind=Kind.CONSULTATION, actor_id=who.person.pk if who else None)
    return list(events.exclude(action__startswith="sign_in").values_list("action", flat=True))


@pytest.mark.parametrize(("name", "where"), PAGES)
def test_a_page_about_people_is_logged(people, client_of, case, name, where):
    who = getattr(people, name)
    if where == "desk:quality":
        case.state, case.closed_at = "closed", NOW
        case.save()
        sample(force=people.norfolk, n=1, seed=1, from_at=NOW, to_at=NOW.replace(year=2100), by=who.actor, at=NOW)
    arguments = {
        "desk_management:organisation": {"organisation_id": people.castle_street.pk},
        **{page: {"reference": case.reference} for page in (*BUSINESS[2:], *DESK[2:])},
    }.get(where)
    query = {"day": NOW.date().isoformat()} if where == "desk:diary" else {"state": ""} if where == "desk:queue" else {}
    answer = client_of(who).get(reverse(where, kwargs=arguments), query)
    assert answer.status_code == 200
    assert seen_by(who), f"{where} left no line"


@pytest.fixture
def told(people) -> Incident:
    """A report of somebody without an account."""
    send(people)
    incident = Incident.objects.get()
    Incident.objects.filter(pk=incident.pk).update(reported_by=None, organisation=None)
    incident.refresh_from_db()
    return incident


@pytest.mark.parametrize("name", ["status", "status_pdf"])
def test_so_is_the_link_of_somebody_without_an_account(people, told, name):
    assert Client().get(reverse(f"business:{name}", args=[status_token(told)])).status_code == 200
    assert "incident.follow" in seen_by(None)


@pytest.mark.parametrize("name", ["sent", "sent_pdf"])
def test_so_is_the_receipt_of_who_has_just_sent_it(people, client_of, told, name):
    assert client_of(people.priya).get(reverse(f"business:{name}", args=[told.draft.key])).status_code == 200
    assert "incident.follow" in seen_by(people.priya)


def test_a_list_that_shows_nobody_leaves_no_line(people, client_of):
    client_of(people.priya).get(reverse("business:reports"))
    client_of(people.sam).get(reverse("desk:queue"))
    assert not seen_by(people.priya)
    assert not seen_by(people.sam)


def test_the_search_of_the_log_is_logged_with_what_was_sought(people, client_of):
    client_of(people.grace).get(reverse("desk_management:audit"), {"name": "Alice"})
    assert '"name":"Alice"' in AuditEvent.objects.get(action="audit.search").data


@pytest.mark.parametrize(
    ("name", "where", "line"),
    [
        ("sam", "desk_footage:requests", "footage_request.list"),
        ("sam", "desk_footage:ask", "camera.list"),
        ("sam", "desk_footage:cameras", "camera.list"),
        ("sam", "desk_footage:cameras_geojson", "camera.list"),
        ("sam", "desk_footage:edit_camera", "camera.open"),
        ("priya", "business_footage:cameras", "camera.list"),
        ("priya", "business_footage:edit_camera", "camera.open"),
        ("tom", "business_footage:requests", "footage_request.list"),
        ("tom", "business_footage:request", "footage_request.open"),
        (None, "footage:request", "footage_request.open"),
    ],
)
def test_so_are_cameras_and_what_was_asked(people, client_of, case, name, where, line):
    camera = make_camera(premises=people.castle_street_shop, force=people.norfolk)
    asked = make_footage_request(appeal=make_appeal(case=case), organisation=people.castle_street)
    arguments = {
        "desk_footage:requests": [case.reference],
        "desk_footage:ask": [case.reference],
        "desk_footage:edit_camera": [camera.pk],
        "business_footage:edit_camera": [camera.pk],
        "business_footage:request": [asked.pk],
        "footage:request": [request_token(asked)],
    }.get(where)
    who = getattr(people, name) if name else None
    assert client_of(who).get(reverse(where, args=arguments)).status_code == 200
    assert line in seen_by(who)


@pytest.mark.needs("pango")  # the page of the signature counts the pages of the PDF
@pytest.mark.parametrize("page", ["you", "contact", "check", "sign"])
@pytest.mark.parametrize("door", ["business_witness:page", "witness:page"])
def test_so_is_each_page_of_a_witness_statement_that_is_not_signed(people, client_of, case, door, page):
    make_evidence_file(incident=case.primary_incident, by=people.tom.actor)
    asked = make_statement_request(incident=case.primary_incident, expires_at=NOW.replace(year=2100))
    begun = {} if door == "business_witness:page" else {"request": asked}
    draft = make_witness_draft(incident=case.primary_incident, by=people.tom.actor, **begun)
    who, key = (None, token_of(asked)) if begun else (people.tom, draft.key)
    assert client_of(who).get(reverse(door, args=[key, page])).status_code == 200
    assert seen_by(who) == ["witness.open_draft"]
    event = AuditEvent.objects.get(action="witness.open_draft")
    assert (event.object_id, f'"page":"{page}"' in event.data) == (str(draft.pk), True)
