"""Published statements on the open door, in a real browser: the list, a version, its correction, at three widths."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.test_reporting import examine
from tests.figures import BRECKLAND, NORWICH, corrected, crimes, load_rows, published
from tests.integration.performance.conftest import snapshots  # noqa: F401
from tests.people import People

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]  # a browser starts
ROWS = {
    ("shoplifting", NORWICH): 20,
    ("shoplifting", BRECKLAND): 18,
    ("burglary", NORWICH): 9,
    ("burglary", BRECKLAND): 7,
}


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_a_statement_and_its_correction_can_be_read_by_anybody(
    browser: Browser, live_server, people: People, width: int
) -> None:
    load_rows(people.norfolk, crimes(ROWS), by=people.nadia.actor)
    version = published(people, by_district=True)
    load_rows(people.norfolk, crimes({**ROWS, ("shoplifting", NORWICH): 21}), by=people.nadia.actor)
    corrected(people, version)
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    page.goto(f"{live_server.url}/statements/")
    examine(page)
    page.get_by_role("link", name="Recorded crime by type").first.click()
    examine(page)
    picture(page, f"statement-{width}")
    expect(page.get_by_role("table").first).to_be_visible()
    page.goto(f"{live_server.url}/statements/norfolk/categories/2026-03/v1/")
    examine(page)
    expect(page.get_by_text("has been corrected")).to_be_visible()
    assert refused == []
    context.close()


def picture(page, name: str) -> None:
    """A picture of the page for whoever asks for one."""
    if folder := os.environ.get("COUNTERPART_PICTURES"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
