"""The gallery in a real browser: accessible, within 320 pixels, and usable by keyboard and without script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,  # a browser starts
    pytest.mark.urls("tests.browser.gallery_urls"),
]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("answered", [False, True], ids=["empty", "with errors"])
def test_it_is_accessible_and_fits(page, live_server, width, answered):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/components/")
    if answered:
        page.get_by_role("button", name="Check these answers").click()
        expect(page.get_by_role("alert")).to_contain_text("There is a problem")
    results = Axe().run(page, options=WCAG)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [320, 1280])
def test_a_page_of_an_error_is_accessible_and_fits(page, live_server, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{live_server.url}/nothing-of-the-kind/")
    expect(page.get_by_role("heading", name="Page not found")).to_be_visible()
    results = Axe().run(page, options=WCAG)
    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_choice_reveals_its_question_by_keyboard(page, live_server):
    page.goto(f"{live_server.url}/components/")
    slot = page.get_by_label("When can we call?")
    expect(slot).to_be_hidden()
    page.get_by_role("radio", name="Email").focus()
    page.keyboard.press("ArrowDown")
    expect(slot).to_be_visible()


def test_without_script_every_question_is_there(browser, live_server):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/components/")
    expect(page.get_by_label("When can we call?")).to_be_visible()
    page.get_by_label("Full name").fill("Ann <b>Smith</b>")
    page.get_by_role("button", name="Check these answers").click()
    expect(page.get_by_label("Full name")).to_have_value("Ann <b>Smith</b>")
    page.get_by_role("link", name="Enter an email address").or_(page.get_by_role("link", name="Enter email")).click()
    assert page.url.endswith("#id_email")
