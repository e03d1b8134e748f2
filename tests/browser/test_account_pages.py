"""Every page of the open door and of management, in a real browser: accessible, and within 320 pixels."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.people import PASSWORD, make_people

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
pytestmark = pytest.mark.slow  # a real browser, and many pages

NOBODY = [
    "/",
    "/accessibility/",
    "/cookies/",
    "/forgotten-password/",
    "/forgotten-password/sent/",
    "/forgotten-password/done/",
    "/invitation/made-up/",
    "/privacy/",
    "/sign-in/",
    "/sign-in/cancelled/",
    "/sign-in/inactive/",
    "/sign-in/no-account/",
]
PRIYA = [
    "/account/",
    "/account/app/",
    "/account/confirm/",
    "/account/details/",
    "/account/devices/",
    "/account/passkeys/",
    "/account/passkeys/add/",
    "/account/password/",
    "/account/second-factor/",
    "/account/working-for/",
    "/business/people/",
    "/business/people/invite/",
    "/business/premises/",
    "/business/premises/add/",
    "/business/premises/find/?text=corner",
    "/sign-out/",
]
GRACE = ["/desk/audit/", "/desk/operations/", "/desk/organisations/", "/desk/organisations/add/"]


@pytest.mark.parametrize(
    ("name", "addresses"), [("", NOBODY), ("priya", PRIYA), ("grace", GRACE)], ids=["nobody", "priya", "grace"]
)
def test_every_page_is_accessible_and_fits(page: Page, live_server, transactional_db, name, addresses):
    people = make_people()
    if name:
        sign_in(page, live_server.url, getattr(people, name).person)
    for address in addresses:
        page.set_viewport_size({"width": 320, "height": 900})
        page.goto(live_server.url + address)
        found = Axe().run(page, options=WCAG)
        assert found.violations_count == 0, f"{address}\n{found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") == 320, address


def sign_in(page: Page, site: str, person) -> None:
    person.set_password(PASSWORD)
    person.save()
    page.goto(f"{site}/sign-in/")
    page.get_by_label("Email address").fill(person.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda address: "/sign-in/" not in address)
    # Confirm the password once, so that pages which ask for it again are seen themselves.
    page.goto(f"{site}/account/confirm/?next=/account/")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("heading", name="Your account").wait_for()
