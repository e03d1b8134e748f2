"""A published statement in a real browser: no fault of accessibility, and no scrolling sideways, at any width."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from counterpart.core.layouts import html
from counterpart.core.measures.model import MonthValue, Statement
from tests.published_statements import ncpm_statement, plan_statement

pytestmark = [pytest.mark.slow, pytest.mark.needs("chromium")]  # a browser starts


def full(statement: Statement) -> Statement:
    """With everything that a page can hold: notes, a figure that is missing, charts, a comment, general notes."""
    last = statement.window.last
    trend = tuple(MonthValue(at, Decimal(at % 9) if at % 5 else None) for at in range(last - 35, last + 1))
    first, second, *others = statement.rows
    lost = replace(second, current=None, comparisons=(), note="1 of 12 months are missing from the data: 2022-05.")
    comment = {
        first.measure.priority: "None of the offences are linked.\n\nThey are:\n- spread out\n- under investigation"
    }
    rows = (replace(first, note="11 of 12 months.", trend=trend), lost, *others)
    return replace(statement, rows=rows, commentary=comment, notes=("Crime is recorded by the counting rules.",))


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("make", [ncpm_statement, plan_statement])
def test_a_statement_is_accessible_and_fits(browser: Browser, tmp_path: Path, make: object, width: int) -> None:
    path = tmp_path / "statement.html"
    path.write_text(html.write(full(make())), encoding="utf-8")
    # Axe is put into the page as a script, which the page's own policy refuses.
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    problems = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.goto(path.as_uri())
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert problems == []
    context.close()


def test_the_words_better_and_worse_can_be_seen_and_heard(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "statement.html"
    path.write_text(html.write(ncpm_statement()), encoding="utf-8")
    page = browser.new_context().new_page()
    page.goto(path.as_uri())
    worse = page.get_by_role("img", name="worse").first
    assert worse.evaluate("element => getComputedStyle(element, '::after').content") == '"worse"'
    assert worse.bounding_box()["width"] > 30
    page.context.close()
