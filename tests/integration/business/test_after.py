"""My reports: how each stands, and what a business does with it afterwards."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from counterpart.base.models import AuditEvent
from counterpart.casework.actions import messages
from counterpart.casework.models import Message, Task
from tests.factories import NOW
from tests.reports import send


@pytest.fixture
def case(people):
    return send(people)


def test_my_reports_show_our_reports_and_nobody_elses(priya, people, case, client_of):
    assert case.reference in priya.open("/business/reports/").html
    assert case.reference in priya.open("/business/").html
    rival = client_of(people.mallory)
    assert case.reference not in rival.get("/business/reports/").content.decode()
    for page in ("", "message/", "add/", "withdraw/", "receipt.pdf"):
        assert rival.get(f"/business/reports/{case.reference}/{page}").status_code == 404


def test_reading_a_report_is_logged(priya, people, case):
    priya.open(f"/business/reports/{case.reference}/")
    assert AuditEvent.objects.filter(action="incident.open", actor_id=people.priya.person.pk).count() == 1


def test_messages_go_both_ways_and_reading_marks_them(priya, people, case):
    messages.send_to_business(case=case, body="Do you have <b>CCTV</b>?", by=people.alice.actor, at=NOW)
    assert "1 new message" in priya.open("/business/reports/").html
    page = priya.open(f"/business/reports/{case.reference}/")
    assert "Do you have &lt;b&gt;CCTV" in page.html
    assert "1 new message" not in priya.open("/business/reports/").html
    priya.open(f"/business/reports/{case.reference}/message/")
    assert "Your message is with the desk" in priya.send(body="Yes, until Friday").html
    assert Message.objects.get(direction="to_desk").body == "Yes, until Friday"


def test_what_is_added_reaches_the_desk(priya, case):
    priya.open(f"/business/reports/{case.reference}/add/")
    assert "He came back" in priya.send(text="He came back").html
    assert Task.objects.filter(case=case, title__startswith="Read what the business added").exists()


def test_withdrawing_needs_a_reason_and_says_what_follows(priya, case):
    priya.open(f"/business/reports/{case.reference}/withdraw/")
    assert "There is a problem" in priya.send(reason=" ").html
    page = priya.send(reason="We found it")
    assert "Withdrawn" in page.html
    assert "Withdraw this report" not in page.html


def test_a_page_of_reports_costs_the_same_however_many(priya, people, case):
    for _ in range(3):
        send(people)
    priya.open("/business/reports/")  # what the first page of a session costs more
    with CaptureQueriesContext(connection) as few:
        priya.open("/business/reports/")
    for _ in range(10):
        send(people)
    with CaptureQueriesContext(connection) as many:
        priya.open("/business/reports/")
    assert len(many) == len(few) < 25
