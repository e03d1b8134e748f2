"""Every page of the desk in a real browser: WCAG 2.2 AA without a violation, and within the width of a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.whole_case import addresses

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
pytestmark = pytest.mark.slow  # a browser walks every page


def violations(page) -> list[str]:
    found = Axe().run(page, options=WCAG).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]


def problems(page, address, width) -> list[str]:
    assert page.goto(address).status == 200
    # What is folded away is read too: rules about hidden text would pass it over.
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    found = violations(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    return found + ([f"{wide} pixels wide"] if wide > width else [])


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_accessible_and_fits(browser_of, people, width):
    page = browser_of(people.sam)
    page.set_viewport_size({"width": width, "height": 900})
    found = {name: problems(page, address, width) for name, address in addresses(people).items()}
    assert {name: each for name, each in found.items() if each} == {}


@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_with_errors_is_accessible_and_fits(browser_of, people, width):
    page = browser_of(people.sam)
    page.set_viewport_size({"width": width, "height": 900})
    found, known = {}, addresses(people)
    for name in ("log_attempt", "record_crime", "outcome", "allocate", "add_task", "quality_review", "open_slots"):
        page.goto(known[name])
        page.locator("main form[method=post] button").first.click()
        page.get_by_role("alert").wait_for()
        found[name] = violations(page)
    assert {name: each for name, each in found.items() if each} == {}
