"""Save and come back: for a known person under my reports, for a visitor by an emailed link."""

from datetime import timedelta

import pytest
from django.test import Client

from counterpart.base import clock
from counterpart.base.mail import SentMail
from counterpart.crimes import rules
from counterpart.crimes.models import Incident, ReportDraft
from tests.factories import make_incident
from tests.reporting import Reporter


@pytest.fixture
def begun(visitor):
    visitor.start()
    visitor.send(what_happened="damage")
    return visitor.page.url.split("/")[3]


def test_a_known_person_finds_it_under_my_reports(priya):
    priya.start("?kind=theft")
    priya.send(when_chosen="last_hour")
    key = ReportDraft.objects.get().key
    page = priya.open(f"/business/report/{key}/save/")
    assert "Your report is saved" in page.html
    assert f"/business/report/{key}/check/" in page.html
    assert priya.open(f"/business/report/{key}/check/").slug == "how"


def test_a_visitor_gets_a_link_that_opens_it_in_another_browser(visitor, begun):
    visitor.open(f"/business/report/{begun}/save/")
    assert "There is a problem" in visitor.send(email="nonsense").html
    assert "not sent your report yet" in visitor.send(email="jo@example.org").html
    token = SentMail.objects.get().text.split("/come-back/")[1].split("/")[0]
    elsewhere = Reporter(Client())
    assert elsewhere.open(f"/business/report/{begun}/when/").status == 404
    elsewhere.open(f"/business/report/come-back/{token}/")
    assert elsewhere.send().slug == "when"


@pytest.mark.parametrize("token", ["x", "%00", "a" * 3000, "%ED%A0%80"])
def test_a_wrong_link_says_so(visitor, token):
    page = visitor.open(f"/business/report/come-back/{token}/")
    assert (page.status, "does not work any more" in page.html) == (404, True)


def test_somebody_elses_draft_is_not_found(priya, people, client_of):
    priya.start("?kind=theft")
    for who in (people.tom, people.mallory, people.alice, None):
        assert client_of(who).get(priya.page.url).status_code == 404


def test_thrown_away_is_gone(priya):
    priya.start("?kind=theft")
    priya.client.post(priya.page.url.replace("/when/", "/discard/"))
    assert not ReportDraft.objects.exists()
    assert priya.open(priya.page.url).status == 404


def test_a_shared_browser_forgets_what_a_visitor_left_in_it(visitor, begun):
    address = f"/business/report/{begun}/when/"
    ReportDraft.objects.update(saved_at=clock.now() - rules.VISITOR_PAUSE + timedelta(minutes=1))
    assert visitor.open(address).status == 200
    ReportDraft.objects.update(saved_at=clock.now() - rules.VISITOR_PAUSE)
    assert visitor.open(address).status == 404


def test_a_shared_browser_forgets_the_receipt_of_what_a_visitor_sent(visitor, people, begun):
    incident = make_incident(force=people.norfolk, reported_at=clock.now() - rules.VISITOR_RECEIPT)
    ReportDraft.objects.update(incident=incident)
    for page in ("sent/", "receipt.pdf"):
        assert visitor.open(f"/business/report/{begun}/{page}").status == 404
    Incident.objects.update(reported_at=clock.now())
    assert "We have your report" in visitor.open(f"/business/report/{begun}/sent/").html
