"""Statements and crime data in a real browser: accessible, within the width of a phone, and worked by two people."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect

from counterpart.performance.actions import drafting
from counterpart.performance.models import StatementDraft, StatementVersion
from tests.figures import AT, NORWICH, TO, corrected, crimes, load_rows, published
from tests.integration.performance.conftest import snapshots  # noqa: F401

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
ROWS = {("shoplifting", NORWICH): 20, ("burglary", NORWICH): 9}
pytestmark = pytest.mark.slow  # a browser walks every page of statements


def problems(page: Page, address: str, width: int) -> list[str]:
    assert page.goto(address).status == 200
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
    found = Axe().run(page, options=WCAG).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth")
    said = [f"{each['id']}: {each['nodes'][0]['html']}" for each in found]
    return said + ([f"{wide} pixels wide"] if wide > width else [])


@pytest.fixture
def county(people):
    """A statement published and corrected, and a draft that waits for its check."""
    load_rows(people.norfolk, crimes(ROWS), by=people.nadia.actor)
    first = published(people)
    load_rows(people.norfolk, crimes({**ROWS, ("shoplifting", NORWICH): 21}), by=people.nadia.actor)
    corrected(people, first)
    draft = drafting.begin(
        force=people.norfolk, measure_set="categories", to_month=TO - 1, by_district=False, by=people.nadia.actor, at=AT
    )
    return drafting.submit(draft=draft, by=people.nadia.actor, at=AT)


def desk_addresses(draft: StatementDraft) -> dict[str, list[int]]:
    newest, first = StatementVersion.objects.order_by("-number")
    return {
        "overview": [],
        "begin": [],
        "draft": [draft.pk],
        "words": [draft.pk],
        "version": [newest.pk],
        "compare": [newest.pk, first.pk],
        "correct": [newest.pk],
        "withdraw": [newest.pk],
        "crime_data": [],
        "send": [],
        "load": [draft.snapshot_id],
    }


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_accessible_and_fits(browser_of, people, county, width):
    nadia, oliver = browser_of(people.nadia), browser_of(people.oliver)
    for page in (nadia, oliver):
        page.set_viewport_size({"width": width, "height": 900})
    found = {
        name: problems(nadia, reverse(f"desk_statements:{name}", args=keys), width)
        for name, keys in desk_addresses(county).items()
    }
    found["check"] = problems(oliver, reverse("desk_statements:check", args=[county.pk]), width)
    for address in (
        "/statements/",
        "/statements/norfolk/categories/2026-03/",
        "/statements/norfolk/categories/2026-03/v1/",
    ):
        found[address] = problems(oliver, address, width)
    assert {name: each for name, each in found.items() if each} == {}


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_two_people_publish_a_statement(browser_of, people):
    load_rows(people.norfolk, crimes(ROWS), by=people.nadia.actor)
    nadia, oliver = browser_of(people.nadia), browser_of(people.oliver)
    nadia.goto("/desk/statements/")
    press(nadia, "Draft a statement")
    nadia.get_by_label("Recorded crime by type").check()
    nadia.get_by_label("Files that were loaded").check()
    nadia.get_by_label("Twelve months to the end of").select_option("2026-03")
    nadia.get_by_label("No", exact=True).check()
    press(nadia, "Calculate")
    press(nadia, "Write comments and notes")
    nadia.get_by_label("Notes under the statement").fill("Recorded as of April.")
    press(nadia, "Save")
    press(nadia, "Hand over for its check")
    oliver.goto("/desk/statements/")
    oliver.get_by_role("link", name="Recorded crime by type").first.click()
    press(oliver, "Check this statement")
    oliver.get_by_label("Yes, they are right").check()
    press(oliver, "Save my check")
    press(oliver, "Publish")
    expect(oliver.get_by_role("heading", level=1)).to_contain_text("In force")
    oliver.goto("/statements/norfolk/categories/2026-03/")
    expect(oliver.locator("main")).to_contain_text("Recorded as of April.")
