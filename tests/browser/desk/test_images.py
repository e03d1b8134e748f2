"""Every page of images, agreements and challenges in a real browser: accessible, and within the width of a phone."""

from datetime import timedelta

import pytest

from counterpart.base import clock
from tests.browser.desk.test_accessibility import problems
from tests.suspect_pages import show

pytestmark = pytest.mark.slow  # a browser walks every page
NO_PAGES = {"thumbnail", "picture", "sheet"}


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_accessible_and_fits(browser_of, people, width):
    shown = show(people, at=clock.now() - timedelta(days=1))
    walks = [
        (people.sam, shown.desk),
        (people.grace, shown.administration),
        (people.beth, shown.partnership),
        (people.beth, shown.open),
    ]
    found = {}
    for who, pages in walks:
        page = browser_of(who)
        page.set_viewport_size({"width": width, "height": 900})
        if who is people.sam:
            say_why(page, shown.desk["people"])
        found |= {name: problems(page, pages[name], width) for name in pages.keys() - NO_PAGES}
    assert {name: each for name, each in found.items() if each} == {}


def say_why(page, address):
    page.goto(address)
    page.get_by_label("Why do you look for people now?").fill("Thefts in Castle Street")
    page.get_by_role("button", name="Go on").click()
