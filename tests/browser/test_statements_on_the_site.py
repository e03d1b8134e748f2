"""Published statements on the open door, in a real browser: the list, a version, its correction, at three widths."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_reporting import examine
from tests.figures import BRECKLAND, NORWICH, corrected, crimes, load_rows, published
from tests.integration.performance.conftest import snapshots  # noqa: F401
from tests.people import People

# A browser starts, and two statements are written in every form.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
ROWS = {("shoplifting", NORWICH): 20, ("burglary", NORWICH): 9, ("burglary", BRECKLAND): 7}
WIDTHS = (320, 768, 1280)


def test_a_statement_and_its_correction_can_be_read_by_anybody(browser: Browser, live_server, people: People) -> None:
    load_rows(people.norfolk, crimes(ROWS), by=people.nadia.actor)
    version = published(people, by_district=True)
    load_rows(people.norfolk, crimes({**ROWS, ("shoplifting", NORWICH): 21}), by=people.nadia.actor)
    corrected(people, version)
    for width in WIDTHS:
        context = browser.new_context(viewport={"width": width, "height": 900})
        read(context.new_page(), live_server.url)
        context.close()


def read(page: Page, address: str) -> None:
    """From the list to the newest version, into a district, and to the version before."""
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(f"{address}/statements/")
    examine(page)
    page.get_by_role("link", name="Recorded crime by type").first.click()
    expect(page.get_by_role("table").first).to_be_visible()
    page.locator("summary", has_text="Norwich").first.click()
    examine(page)
    picture(page)
    page.goto(f"{address}/statements/norfolk/categories/2026-03/v1/")
    expect(page.get_by_text("has been corrected")).to_be_visible()
    examine(page)
    assert refused == []


def picture(page: Page) -> None:
    """A picture of the page, for whoever names a folder for it."""
    if folder := os.environ.get("COUNTERPART_PICTURES"):
        page.screenshot(path=Path(folder) / f"statement-{page.viewport_size['width']}.png", full_page=True)
