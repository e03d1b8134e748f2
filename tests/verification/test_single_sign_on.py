"""OpenID Connect against a real provider in a process of its own."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from allauth.socialaccount.models import SocialAccount

from counterpart.accounts.models import Person
from counterpart.base.audit import AuditEvent

USERS = [
    {"sub": "alice", "email": "alice@example.org", "email_verified": True},
    {"sub": "unverified", "email": "sam@example.org", "email_verified": False},
    {"sub": "stranger", "email": "stranger@example.org", "email_verified": True},
]
pytestmark = pytest.mark.slow  # another process starts


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """The issuer's address; the process ends with the tests."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    users = [argument for user in USERS for argument in ("--user-claims", json.dumps(user))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port), *users]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/.well-known/openid-configuration")
        yield address
        process.terminate()


def wait_for(address: str) -> None:
    for _ in range(100):
        try:
            httpx.get(address).raise_for_status()
        except httpx.HTTPError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"nothing answers at {address}")


@pytest.fixture
def single_sign_on(provider, settings):
    app = {
        "provider_id": "force",
        "name": "your police account",
        "client_id": "counterpart",
        "secret": "secret",
        "settings": {"server_url": provider, "oauth_pkce_enabled": True},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}


def come_from_provider(client, subject: str):
    """Follow the link on the sign-in page, say who one is at the provider, and come back."""
    page = client.get("/sign-in/")
    assert "Sign in with your police account" in page.content.decode()
    away = client.get("/sign-in/with/force/")
    assert away.status_code == 302
    back = httpx.post(away.url, data={"sub": subject})
    address = urlsplit(back.headers["location"])
    assert address.path == "/sign-in/with/force/callback/"
    return client.get(f"{address.path}?{address.query}")


def is_signed_in(client) -> bool:
    return client.get("/account/").status_code == 200


def test_somebody_with_an_account_is_let_in_and_stays_tied_to_it(client, people, single_sign_on):
    come_from_provider(client, "alice")
    assert is_signed_in(client)
    assert SocialAccount.objects.get().user == people.alice.person
    actions = list(AuditEvent.objects.order_by("id").values_list("action", flat=True))
    assert actions == ["single_sign_on.connect", "sign_in.succeed"]

    client.post("/sign-out/")
    people.alice.person.email = "alice.warren@example.org"
    people.alice.person.save()
    come_from_provider(client, "alice")
    assert is_signed_in(client)


@pytest.mark.parametrize("subject", ["stranger", "unverified"])
def test_nobody_else_is_let_in_and_no_account_is_made(client, people, single_sign_on, subject):
    before = Person.objects.count()
    response = come_from_provider(client, subject)
    assert response.url == "/sign-in/no-account/"
    assert "nobody has invited you" in client.get(response.url).content.decode()
    assert not is_signed_in(client)
    assert Person.objects.count() == before
    assert not SocialAccount.objects.exists()


def test_a_closed_account_stays_closed(client, people, single_sign_on):
    people.alice.person.is_active = False
    people.alice.person.save()
    assert come_from_provider(client, "alice").url == "/sign-in/inactive/"
    assert not is_signed_in(client)


def test_the_providers_own_second_factor_counts(client, people, single_sign_on, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    come_from_provider(client, "alice")
    assert client.get("/desk/").status_code == 200


def test_an_answer_that_nobody_asked_for_is_refused(client, people, single_sign_on):
    response = client.get("/sign-in/with/force/callback/?code=made-up&state=made-up")
    assert response.status_code == 401
    assert not is_signed_in(client)


def test_without_a_provider_there_is_no_way_there(client, db):
    assert "/sign-in/with/" not in client.get("/sign-in/").content.decode()
    assert client.get("/sign-in/with/force/").status_code == 404
