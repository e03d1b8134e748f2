"""Signing in by password, with and without a second factor; forgotten passwords; limits."""

import re

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.cache import cache

from counterpart.base.audit import AuditEvent
from counterpart.base.mail import SentMail
from tests.people import PASSWORD

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def fresh_limits(db):
    cache.clear()


@pytest.fixture
def priya(people):
    people.priya.person.set_password(PASSWORD)
    people.priya.person.save()
    return people.priya.person


def sign_in(client, email="priya@example.org", password=PASSWORD, **more):
    return client.post("/sign-in/", {"login": email, "password": password, **more})


def actions() -> list[str]:
    return list(AuditEvent.objects.order_by("id").values_list("action", flat=True))


def code_now() -> str:
    return format_hotp_value(hotp_value(SECRET, next(yield_hotp_counters_from_time())))


def test_the_right_password_signs_in_and_leads_on(client, priya):
    response = sign_in(client, next="/account/")
    assert (response.status_code, response.url) == (302, "/account/")
    assert client.get("/account/").status_code == 200
    assert actions() == ["sign_in.succeed"]


def test_the_address_may_be_typed_in_any_case(client, priya):
    assert sign_in(client, email="Priya@Example.ORG").status_code == 302


def test_nobody_is_led_to_another_site(client, priya):
    assert sign_in(client, next="https://evil.example/").url == "/"


def test_an_unknown_address_and_a_wrong_password_look_the_same(client, priya):
    wrong, unknown = sign_in(client, password="not the password"), sign_in(client, email="no@example.org")
    assert wrong.status_code == unknown.status_code == 200
    for response in (wrong, unknown):
        assert "The email address or password is not right" in response.content.decode()
    assert re.sub(r"csrf\S+|value=\"[^\"]*\"", "", wrong.content.decode()) == re.sub(
        r"csrf\S+|value=\"[^\"]*\"", "", unknown.content.decode()
    )


def test_a_failure_is_recorded_without_the_address_that_was_typed(client, priya):
    sign_in(client, password="wrong")
    sign_in(client, email="typo@example.org")
    first, second = AuditEvent.objects.order_by("id")
    assert (first.action, first.object_id, second.object_id) == ("sign_in.fail", str(priya.pk), "")
    assert "typo" not in str(vars(second))


def test_too_many_failures_say_when_to_try_again(client, priya):
    for _ in range(5):
        sign_in(client, password="wrong")
    response = sign_in(client)
    assert re.search(r"You have tried too many times\. Try again after \d+(:\d\d)?[ap]m", response.content.decode())
    assert client.get("/account/").status_code == 302


def test_a_closed_account_does_not_open(client, priya):
    priya.is_active = False
    priya.save()
    assert sign_in(client).url == "/sign-in/inactive/"
    assert client.get("/account/").status_code == 302


def test_signing_out_is_recorded(client, priya):
    sign_in(client)
    client.post("/sign-out/")
    assert client.get("/account/").status_code == 302
    assert actions() == ["sign_in.succeed", "sign_in.end"]


def test_a_code_is_asked_for_and_taken_once(client, priya):
    TOTP.activate(priya, SECRET)
    assert "JBSWY" not in Authenticator.objects.get().data["secret"]
    assert get_adapter().decrypt(Authenticator.objects.get().data["secret"]) == SECRET
    assert sign_in(client).url == "/sign-in/code/"
    assert client.get("/account/").status_code == 302
    page = client.post("/sign-in/code/", {"code": "000000"})
    assert "The code is not right" in page.content.decode()
    assert client.post("/sign-in/code/", {"code": code_now()}).status_code == 302
    assert client.get("/account/").status_code == 200
    assert actions() == ["sign_in.fail", "sign_in.succeed"]


def test_a_recovery_code_works_once(client, priya):
    TOTP.activate(priya, SECRET)
    code = RecoveryCodes.activate(priya).get_unused_codes()[0]
    sign_in(client)
    assert client.post("/sign-in/code/", {"code": code}).status_code == 302
    client.post("/sign-out/")
    sign_in(client)
    assert "The code is not right" in client.post("/sign-in/code/", {"code": code}).content.decode()


def test_a_forgotten_password_is_replaced_through_a_link_in_the_mail(client, priya):
    client.post("/forgotten-password/", {"email": "priya@example.org"})
    mail = SentMail.objects.get()
    link = re.search(r"http://\S+", mail.text)[0]
    page = client.get(link.removeprefix("http://testserver"), follow=True)
    address = re.search(r'action="([^"]+)"', page.content.decode().split("<h1")[1])[1]
    too_short = client.post(address, {"password1": "short"})
    assert "Password must be 12 characters or more" in too_short.content.decode()
    client.post(address, {"password1": "seven-purple-lamps"})
    assert sign_in(client, password="seven-purple-lamps").status_code == 302
    assert actions() == ["sign_in.change", "sign_in.succeed"]
    again = client.get(link.removeprefix("http://testserver"), follow=True)
    assert "This link no longer works" in again.content.decode()


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client, priya):
    known = client.post("/forgotten-password/", {"email": "priya@example.org"}, follow=True)
    unknown = client.post("/forgotten-password/", {"email": "nobody@example.org"}, follow=True)
    assert known.redirect_chain == unknown.redirect_chain
    assert SentMail.objects.count() == 1


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("short", "Password must be 12 characters or more"),
        ("password1234", "This one is on a list of common passwords"),
        ("priya@example", "Password must not be like your name or email address"),
    ],
)
def test_a_weak_password_is_refused(client, priya, password, problem):
    sign_in(client)
    page = client.post("/account/password/", {"oldpassword": PASSWORD, "password1": password})
    assert problem in page.content.decode()


def test_a_new_password_keeps_this_session_and_is_told_by_mail(client, priya):
    sign_in(client)
    client.post("/account/password/", {"oldpassword": PASSWORD, "password1": "seven-purple-lamps"})
    assert client.get("/account/").status_code == 200
    assert SentMail.objects.get().subject == "The way you sign in has changed"


def test_the_police_set_up_a_second_factor_before_anything_else(client_of, people, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    alice = client_of(people.alice)
    assert alice.get("/desk/").url == "/account/second-factor/"
    assert alice.get("/account/second-factor/").status_code == 200
    assert client_of(people.priya).get("/account/").status_code == 200
    TOTP.activate(people.alice.person, SECRET)
    assert alice.get("/desk/").status_code == 200


def test_the_police_cannot_remove_their_last_second_factor(people, settings):
    TOTP.activate(people.alice.person, SECRET)
    settings.SECOND_FACTOR_REQUIRED = True
    assert not get_adapter().can_delete_authenticator(Authenticator.objects.get())
    settings.SECOND_FACTOR_REQUIRED = False
    assert get_adapter().can_delete_authenticator(Authenticator.objects.get())


def test_there_is_no_open_sign_up(client, db):
    for address in ("/signup/", "/account/signup/", "/sign-up/", "/accounts/signup/"):
        assert client.get(address).status_code == 404
