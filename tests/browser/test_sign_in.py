"""Signing in with what only a browser can show: a passkey, and a code from an app."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Page

from tests.people import PASSWORD, make_people

pytestmark = pytest.mark.slow  # a real browser, and a server beside it


@pytest.fixture
def priya(transactional_db):
    person = make_people().priya.person
    person.set_password(PASSWORD)
    person.save()
    return person


@pytest.fixture
def passkeys(page: Page):
    """A device that keeps passkeys and knows its owner, as a phone with a fingerprint reader does."""
    cdp = page.context.new_cdp_session(page)
    cdp.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    added = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return lambda: cdp.send("WebAuthn.getCredentials", added)["credentials"]


def sign_in(page: Page, site: str) -> None:
    page.goto(f"{site}/sign-in/")
    page.get_by_label("Email address").fill("priya@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda address: "/sign-in/" not in address or "/code/" in address)


def confirm_password(page: Page) -> None:
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()


def sign_out(page: Page, site: str) -> None:
    page.goto(f"{site}/account/")
    page.get_by_role("button", name="Sign out").click()


def test_a_passkey_is_made_and_signs_in_alone(page: Page, live_server, priya, passkeys):
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/account/passkeys/add/")
    confirm_password(page)
    page.get_by_label("Name").fill("Till phone")
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("heading", name="Your recovery codes").wait_for()
    assert [credential["isResidentCredential"] for credential in passkeys()] == [True]
    assert Authenticator.objects.filter(user=priya, type=Authenticator.Type.WEBAUTHN).count() == 1

    sign_out(page, live_server.url)
    page.goto(f"{live_server.url}/sign-in/?next=/account/passkeys/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.get_by_role("term").filter(has_text="Till phone").wait_for()


def test_a_passkey_is_the_second_step_after_a_password(page: Page, live_server, priya, passkeys):
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/account/passkeys/add/")
    confirm_password(page)
    page.get_by_role("button", name="Make a passkey").click()
    page.get_by_role("heading", name="Your recovery codes").wait_for()
    sign_out(page, live_server.url)

    sign_in(page, live_server.url)
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url(lambda address: "/sign-in/" not in address)
    page.goto(f"{live_server.url}/account/")
    page.get_by_role("heading", name="Your account").wait_for()


def test_an_app_is_set_up_and_its_code_signs_in(page: Page, live_server, priya):
    sign_in(page, live_server.url)
    page.goto(f"{live_server.url}/account/app/")
    confirm_password(page)
    secret = page.locator(".cp-key").inner_text()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("heading", name="Your recovery codes").wait_for()
    recovery_code = page.locator(".cp-codes code").first.inner_text()
    sign_out(page, live_server.url)

    sign_in(page, live_server.url)
    page.get_by_label("Code").fill(recovery_code)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(lambda address: "/sign-in/" not in address)
    page.goto(f"{live_server.url}/account/")
    page.get_by_text("9 unused").wait_for()


def code_of(secret: str) -> str:
    """The code that an app with this key shows now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))
