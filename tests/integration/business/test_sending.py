"""Sent once, acknowledged with a code, and an emergency said twice."""

from datetime import UTC, datetime, timedelta

import pytest

from counterpart.base.mail import SentMail
from counterpart.casework.models import CallBack
from counterpart.crimes.models import Incident, ReportDraft
from counterpart.crimes.receipts.links import status_token
from counterpart.crimes.receipts.pdf import receipt_pdf
from tests.factories import make_diary_slot
from tests.reporting import plainly

QUICK = {"when_chosen": "last_hour", "suspects_known": "none", "violence": "none"}


def ready(reporter, **told):
    reporter.start("?kind=theft")
    for _ in reporter.walk(lambda page: plainly(page, **QUICK | told)):
        pass
    return reporter.page.url


def test_sent_twice_is_one_incident(priya):
    check = ready(priya)
    priya.client.post(check)
    again = priya.client.post(check)
    assert again.status_code == 302
    assert again.url.endswith("/sent/")
    assert Incident.objects.count() == SentMail.objects.count() == 1


def test_the_back_button_leads_to_the_receipt(priya):
    check = ready(priya)
    priya.send()
    for page in ("check", "when", "save", "call-999"):
        assert priya.open(check.replace("check", page)).slug == "sent"
    assert priya.client.post(check.replace("check", "when"), {"when_chosen": "now"}).url.endswith("/sent/")


def test_a_half_answered_report_cannot_be_sent(priya):
    priya.start("?kind=theft")
    key = priya.page.url.split("/")[3]
    assert priya.client.post(f"/business/report/{key}/check/").url.endswith("/when/")
    assert not Incident.objects.exists()


def test_the_receipt_says_the_code_and_what_happens_by_when(priya):
    ready(priya)
    priya.send()
    incident = Incident.objects.get()
    assert incident.reference in priya.page.html
    assert "We will contact you by" in priya.page.html
    assert "/business/reports/" in SentMail.objects.get().text


def test_a_chosen_time_to_call_is_booked_and_said(priya, people):
    slot = make_diary_slot(force=people.norfolk, starts_at=datetime.now(UTC) + timedelta(hours=5), capacity=1)
    check = ready(priya)
    contact = {"contact_how": "phone", "contact_phone": "01603 000000", "contact_slot_id": str(slot.pk)}
    priya.open(check.replace("/check/", "/contact/?change=1"))
    priya.send(**contact)
    assert priya.page.slug == "check"
    priya.send()
    assert "We will call you" in priya.page.html
    assert CallBack.objects.get().slot == slot


def test_a_time_that_has_gone_is_said_and_another_offered(priya, people):
    slot = make_diary_slot(force=people.norfolk, starts_at=datetime.now(UTC) + timedelta(hours=5), capacity=1)
    check = ready(priya)
    priya.open(check.replace("/check/", "/contact/?change=1"))
    priya.send(contact_how="phone", contact_phone="01603 000000", contact_slot_id=str(slot.pk))
    slot.delete()
    priya.send()
    assert priya.page.slug == "contact"
    assert "just been taken" in priya.page.html
    assert not Incident.objects.exists()


def test_an_emergency_is_said_before_the_form_and_again_when_the_answers_reach_it(priya):
    assert "Call 999 now" in priya.open("/business/report/").html
    priya.start("?kind=violence")
    priya.send(what_happened="violence")
    priya.send(when_chosen="now")
    seen = [page.slug for page in priya.walk(lambda page: plainly(page, violence="weapon_used", suspects_known="none"))]
    assert "call-999" in seen
    assert ReportDraft.objects.get().emergency_seen


def test_the_advice_cannot_be_walked_around(priya):
    priya.start()
    priya.send(what_happened="violence")
    priya.send(when_chosen="now")
    key = priya.page.url.split("/")[3]
    for page in priya.walk(lambda page: plainly(page, violence="weapon_used", suspects_known="none")):
        if page.slug == "call-999":
            break
    assert priya.open(f"/business/report/{key}/check/").slug == "call-999"
    assert priya.client.post(f"/business/report/{key}/check/").url.endswith("/call-999/")


@pytest.mark.needs("pango")
@pytest.mark.slow  # lays out a PDF
def test_the_receipt_is_a_pdf_too(priya, people):
    ready(priya)
    priya.send()
    pdf = priya.client.get(priya.page.url.replace("/sent/", "/receipt.pdf"))
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")
    assert receipt_pdf(Incident.objects.get(), "We will call you.", with_answers=False).startswith(b"%PDF")


def test_same_as_last_time_asks_the_rest(priya):
    ready(priya)
    priya.send()
    incident = Incident.objects.get()
    priya.start(f"?same_as={incident.reference}")
    asked = [page.slug for page in priya.walk(lambda page: plainly(page, **QUICK))]
    assert asked[0] == "when"
    assert "effect" in asked
    assert not {"what", "how", "taken", "contact"} & set(asked)
    priya.send()
    assert Incident.objects.count() == 2


def test_a_visitor_confirms_the_address_by_the_link_and_follows_the_report(visitor):
    ready(visitor)
    visitor.send()
    incident = Incident.objects.get()
    assert incident.email_confirmed_at is None
    link = next(word for word in SentMail.objects.get().text.split() if "/report/status/" in word)
    address = "/business/" + link.split("/business/")[1]
    status = visitor.open(address)
    assert incident.reference in status.html
    assert "We received your report" in status.html
    incident.refresh_from_db()
    assert incident.email_confirmed_at is None, "a mail scanner opens links too"
    assert visitor.client.get(f"{address}message/").status_code == 302, "nothing is written before that"
    visitor.client.post(f"{address}confirm/")
    incident.refresh_from_db()
    assert incident.email_confirmed_at is not None
    assert visitor.open("/business/report/status/x" + link.split("/status/")[1]).status == 404


def test_a_visitor_whose_address_is_confirmed_writes_adds_and_withdraws(visitor):
    ready(visitor)
    visitor.send()
    incident = Incident.objects.get()
    address = f"/business/report/status/{status_token(incident)}/"
    visitor.client.post(f"{address}confirm/")
    assert visitor.client.post(f"{address}message/", {"body": "The footage is ready"}).status_code == 302
    assert visitor.client.post(f"{address}add/", {"text": "He came back at noon"}).status_code == 302
    status = visitor.open(address)
    assert "The footage is ready" in status.html
    assert "He came back at noon" not in status.html, "the link shows progress, never what was told"
    assert visitor.client.post(f"{address}withdraw/", {"reason": ""}).status_code == 200
    assert visitor.client.post(f"{address}withdraw/", {"reason": "Found the goods"}).status_code == 302
    incident.refresh_from_db()
    assert incident.withdrawn_reason == "Found the goods"
    assert incident.primary_case.messages.get(direction="to_desk").sender_name == incident.reporter_name


def test_a_site_of_several_forces_asks_a_visitor_to_sign_in(people, client):
    page = client.get("/business/report/")
    assert "sign in" in page.content.decode().lower()
    assert client.post("/business/report/").status_code == 200
    assert not ReportDraft.objects.exists()
