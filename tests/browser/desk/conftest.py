from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tests.people import NamedPerson, People, make_people


@pytest.fixture
def people(transactional_db: None) -> People:
    """Everybody, where the server that runs beside the test sees them."""
    return make_people()


@pytest.fixture
def browser_of(browser: Browser, live_server: LiveServer) -> Callable[..., Page]:
    """A page of a browser in which somebody is signed in; `script` says whether it runs any."""

    def sign_in(who: NamedPerson, *, script: bool = True) -> Page:
        client = Client()
        client.force_login(who.person)
        context = browser.new_context(java_script_enabled=script, base_url=live_server.url)
        name = settings.SESSION_COOKIE_NAME
        context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": live_server.url}])
        return context.new_page()

    return sign_in
