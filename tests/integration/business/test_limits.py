"""Nobody can use the site to flood an address with mail, or the desk with reports; a report is never refused for it."""

import pytest
from django.test import Client

from counterpart.accounts.actions import invitations
from counterpart.accounts.errors import TooManyInvitations
from counterpart.base import clock
from counterpart.base.mail import SentMail
from counterpart.base.mail.limits import LIMITS
from counterpart.crimes.models import Incident, ReportDraft
from tests.factories import NOW
from tests.reporting import Reporter, plainly

QUICK = {"when_chosen": "last_hour", "suspects_known": "none", "violence": "none"}


@pytest.fixture
def now():
    return clock.now()


def flood(template: str, at, number: int, to: str = "jo@example.org") -> None:
    """Mails that were written to an address by now."""
    for _ in range(number):
        SentMail.objects.create(to=to, subject="A mail", template=template, written_at=at)


def send(visitor: Reporter) -> None:
    visitor.start("?kind=theft")
    for _ in visitor.walk(lambda page: plainly(page, **QUICK)):
        pass
    visitor.send()


def begin(visitor: Reporter) -> str:
    visitor.start()
    visitor.send(what_happened="damage")
    return visitor.page.url.split("/")[3]


def test_a_link_that_lets_in_is_forgotten_once_it_is_delivered(visitor):
    visitor.open(f"/business/report/{begin(visitor)}/save/")
    visitor.send(email="jo@example.org")
    assert SentMail.objects.get().holds_secret


def test_an_address_gets_only_so_many_links(visitor):
    key = begin(visitor)
    for _ in range(LIMITS["come_back"].most):
        visitor.open(f"/business/report/{key}/save/")
        visitor.send(email="jo@example.org")
    visitor.open(f"/business/report/{key}/save/")
    page = visitor.send(email="Jo@Example.org")
    assert "several links to this address" in page.errors
    assert page.fields["email"] == "Jo@Example.org"
    assert SentMail.objects.count() == LIMITS["come_back"].most


def test_a_report_to_an_address_that_has_had_enough_is_taken_without_a_mail(visitor, now):
    flood("confirmation", now, LIMITS["confirmation"].most)
    send(visitor)
    assert Incident.objects.count() == 1
    assert SentMail.objects.filter(about_type="crimes.incident").count() == 0
    assert "there is no email this time" in visitor.page.html


def test_one_network_address_can_begin_only_so_many(visitor, settings):
    settings.ACCOUNT_RATE_LIMITS = {"report_start": "2/h/ip"}
    answers = [Client().post("/business/report/") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "call 101" in answers[2].content.decode()
    assert 0 < int(answers[2]["Retry-After"]) <= 3660
    assert ReportDraft.objects.count() == 2


def test_a_draft_outlives_the_limit_on_sending(visitor, settings):
    settings.ACCOUNT_RATE_LIMITS = {"report_send": "1/h/ip"}
    send(visitor)
    send(visitor)
    assert visitor.page.status == 429
    assert Incident.objects.count() == 1
    assert ReportDraft.objects.filter(incident=None).count() == 1


def test_somebody_signed_in_is_known_and_not_limited(people, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = {"report_start": "1/h/ip"}
    priya = client_of(people.priya)
    assert [priya.post("/business/report/").status_code for _ in range(3)] == [302] * 3


def test_a_manager_cannot_flood_an_address_with_invitations(people):
    flood("invitation", NOW, LIMITS["invitation"].most)
    with pytest.raises(TooManyInvitations):
        invitations.send(
            by=people.priya.actor,
            at=NOW,
            organisation=people.castle_street,
            email="jo@example.org",
            role="business_staff",
        )


def test_links_for_a_new_password_end_and_the_page_does_not_tell(people, now):
    flood("password_reset_key", now, LIMITS["password_reset_key"].most, to=people.priya.person.email)
    answer = Client().post("/forgotten-password/", {"email": people.priya.person.email})
    assert (answer.status_code, answer["Location"]) == (302, "/forgotten-password/sent/")
    assert SentMail.objects.count() == LIMITS["password_reset_key"].most
