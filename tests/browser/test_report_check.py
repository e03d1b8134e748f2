"""Checking a report in a real browser: accessible, within 320 pixels, and without script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.test_gallery import WCAG
from tests.integration.open.test_report_check import ADDRESS, REPORT

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,  # a browser starts
]
FILE = {"name": "speed.txt", "mimeType": "text/plain", "buffer": REPORT.encode()}


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_and_its_findings_are_accessible_and_fit(page, live_server, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(live_server.url + ADDRESS)
    assert _violations(page) == ""
    page.get_by_label("Upload a report").set_input_files(FILE)
    page.get_by_role("button", name="Check the report").click()
    expect(page.get_by_role("heading", name="1 figure is wrong")).to_be_visible()
    assert _violations(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_it_works_without_script_and_by_keyboard(browser, live_server):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(live_server.url + ADDRESS)
    page.get_by_label("Upload a report").set_input_files(FILE)
    page.get_by_role("button", name="Check the report").press("Enter")
    page.get_by_role("link", name="Finding 1").press("Enter")
    assert page.url.endswith("#finding-1")


def _violations(page):
    results = Axe().run(page, options=WCAG)
    return results.generate_report() if results.violations_count else ""
