"""Asks for every address of the site, as every role and as nobody, and expects exactly the published table."""

from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from counterpart.accounts import permission_table
from counterpart.accounts.permission_table import ROLES, routes
from counterpart.accounts.permissions import ROLE_PERMISSIONS, ROLES_OF_KIND, Role
from counterpart.config.reference import PERMISSIONS_PAGE
from tests.integration.permission_probe import ADMITTED

PAGE = Path(settings.ROOT) / PERMISSIONS_PAGE


def published() -> dict[str, set[str]]:
    """The roles that each address admits, as the page in the documentation says."""
    rows = [line.split(" | ") for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `/")]
    return {
        cells[0].strip("| `").removeprefix("/"): {
            role for role, mark in zip(ROLES, cells[2:], strict=True) if "✓" in mark
        }
        for cells in rows
    }


def test_the_page_is_as_the_code_would_write_it():
    assert PAGE.read_text(encoding="utf-8") == permission_table.as_markdown(), "run: make fix"


def test_every_route_has_a_rule_and_a_name():
    assert [route.address for route in routes() if route.rule is None] == []
    assert [route.address for route in routes() if route.name.endswith("None")] == []


@pytest.mark.slow  # some hundred addresses, nine times
def test_every_address_admits_exactly_whom_the_page_says(people, client_of, settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.integration.permission_probe.PermissionProbe"]
    by_role = {who.role.role: who for who in reversed(list(people))} | {permission_table.NOBODY: None}
    assert set(by_role) == set(ROLES)
    clients = {role: client_of(by_role[role]) for role in ROLES}
    found = {route.address: {role for role in ROLES if is_admitted(clients[role], route)} for route in routes()}
    assert found == published()


def is_admitted(client, route) -> bool:
    """Whether the request got past all middleware. A refusal is a 403, or sends nobody to sign in."""
    response = client.get(reverse(route.name, kwargs=dict(route.arguments)))
    if response.status_code == ADMITTED:
        return True
    refused = response.status_code == 403 or response.url.startswith("/sign-in/?next=")
    assert refused, f"{route.address} answered {response.status_code}"
    return False


def test_every_role_can_be_held_in_exactly_one_kind_of_organisation():
    given = sorted(role for roles in ROLES_OF_KIND.values() for role in roles)
    assert given == sorted(Role.values)
    assert set(ROLE_PERMISSIONS) == set(Role.values)
