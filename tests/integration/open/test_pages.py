"""Every page of the open door answers, for the people who may see it."""

import pytest
from django.urls import reverse

PUBLIC = [
    "account_inactive",
    "account_login",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "open:accessibility",
    "open:cookies",
    "open:health",
    "open:home",
    "open:no_account",
    "open:privacy",
    "socialaccount_login_cancelled",
]
OWN = [
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "mfa_list_webauthn",
    "open:account",
    "open:choose_role",
    "open:details",
    "open:devices",
    "open:second_factor",
]


@pytest.mark.parametrize("name", PUBLIC)
def test_pages_that_need_no_account(db, client, name):
    assert client.get(reverse(name)).status_code == 200


def test_a_failed_single_sign_on_says_what_to_do(db, client):
    response = client.get(reverse("socialaccount_login_error"))
    assert response.status_code == 401
    assert "Back to sign in" in response.content.decode()


@pytest.mark.parametrize("name", OWN)
def test_pages_of_ones_own_account(people, client_of, name):
    people.tom.person.set_password("something long to type")
    people.tom.person.save()
    assert client_of(people.tom).get(reverse(name)).status_code == 200
