from types import SimpleNamespace

import pytest

from counterpart.accounts.permissions import ROLE_PERMISSIONS, Role
from counterpart.base.actors import Actor
from counterpart.open.presenters.devices import DevicePresenter
from counterpart.open.presenters.start import start_address


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox"),
        ("curl/8", "Unknown device"),
    ],
)
def test_a_device_is_named_by_what_its_browser_says(agent, name):
    session = SimpleNamespace(session_key="a", ip="192.0.2.1", created_at=None, user_agent=agent)
    assert DevicePresenter(session, "a").name == name
    assert DevicePresenter(session, "a").is_current
    assert not DevicePresenter(session, "b").is_current


@pytest.mark.parametrize(
    ("role", "address"),
    [
        (Role.INVESTIGATOR, "/desk/my-day/"),
        (Role.SUPERVISOR, "/desk/"),
        (Role.FORCE_ADMINISTRATOR, "/desk/organisations/"),
        (Role.BUSINESS_STAFF, "/business/"),
        (Role.PARTNERSHIP_MANAGER, "/business/people/"),
        (Role.ANALYST, "/account/"),
    ],
)
def test_everybody_begins_where_their_work_is(role, address):
    assert start_address(Actor(name="A", person_id=1, permissions=frozenset(ROLE_PERMISSIONS[role]))) == address


def test_without_the_door_one_begins_at_ones_account(settings):
    settings.DOORS = ("business",)
    permissions = frozenset(ROLE_PERMISSIONS[Role.INVESTIGATOR])
    assert start_address(Actor(name="A", person_id=1, permissions=permissions)) == "/account/"
