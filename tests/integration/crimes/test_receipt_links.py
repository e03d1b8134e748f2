"""The signed link of somebody without an account, and the PDF behind it: what they open, and what they never do."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client

from counterpart.crimes import rules
from counterpart.crimes.errors import LinkNotValid
from counterpart.crimes.receipts import links
from counterpart.crimes.receipts.pdf import receipt_pdf
from tests.factories import make_incident

SECRET = "behind the blue door"


@pytest.fixture
def incident(people):
    return make_incident(force=people.norfolk, description=SECRET, reporter_phone="01603 000000")


def test_it_opens_its_own_report_for_90_days(incident, monkeypatch):
    token = links.status_token(incident)
    assert links.incident_of(token) == incident
    later = signing.time.time() + rules.STATUS_LINK_VALID.total_seconds()
    monkeypatch.setattr(signing.time, "time", lambda: later - 60)
    assert links.incident_of(token) == incident
    monkeypatch.setattr(signing.time, "time", lambda: later + 60)
    with pytest.raises(LinkNotValid):
        links.incident_of(token)
    assert timedelta(days=90) == rules.STATUS_LINK_VALID


def test_nothing_that_was_signed_for_another_purpose_opens_it(incident):
    others = [
        signing.dumps(incident.pk),
        signing.dumps(incident.pk, salt="counterpart.elsewhere"),
        links.status_token(incident)[:-1],
        str(incident.pk),
        incident.reference,
    ]
    for token in others:
        with pytest.raises(LinkNotValid):
            links.incident_of(token)


def test_one_whose_report_is_gone_is_not_valid(incident):
    token = links.status_token(incident)
    incident.delete()
    with pytest.raises(LinkNotValid):
        links.incident_of(token)


def test_it_shows_progress_and_never_the_answers(incident):
    page = Client().get(f"/business/report/status/{links.status_token(incident)}/")
    assert page.status_code == 200
    for told in (SECRET, incident.reporter_phone, incident.reporter_email):
        assert told not in page.content.decode()


@pytest.mark.needs("pango")
def test_the_receipt_fetches_nothing_whatever_was_typed(people, monkeypatch):
    asked = []
    monkeypatch.setattr("counterpart.crimes.receipts.pdf._fetch_nothing", lambda url: asked.append(url))
    markup = '<img src="http://127.0.0.1:1/x"><link rel="stylesheet" href="file:///etc/passwd">'
    incident = make_incident(force=people.norfolk, reporter_name=markup, description=markup)
    assert receipt_pdf(incident, "We will call you").startswith(b"%PDF")
    assert asked == []
