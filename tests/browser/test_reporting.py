"""Reporting in a real browser: with and without script, by keyboard alone, on a small phone, and quickly."""

import time

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, Page, expect

from counterpart.crimes.models import Incident
from tests.people import People, make_people

WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"region": {"enabled": False}},  # the design system keeps its back link outside every landmark
}
MOST_INTERACTIONS = 12
MOST_SECONDS = 90
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]  # a browser starts


@pytest.fixture
def people(transactional_db) -> People:
    return make_people()


def sign_in(context: BrowserContext, address: str, who) -> None:
    client = Client()
    client.force_login(who.person)
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": address}])


class Counted:
    """Counts what a person does: clicks, fills and choices."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def click(self, name: str, role: str = "button") -> None:
        self.count += 1
        self.page.get_by_role(role, name=name).click()

    def fill(self, label: str, words: str) -> None:
        self.count += 1
        self.page.get_by_label(label).fill(words)

    def choose(self, label: str, option: str) -> None:
        self.count += 1
        self.page.get_by_label(label).select_option(label=option)

    def check(self, group: str, label: str) -> None:
        self.count += 1
        self.page.get_by_role("group", name=group).get_by_label(label).check()


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def examine(page: Page) -> None:
    """No violation of WCAG 2.2 AA, and nothing wider than the screen."""
    results = Axe().run(page, options=WCAG)
    assert results.violations_count == 0, f"{page.url}\n{results.generate_report()}"
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url


def shop_theft(page: Page, address: str, look=lambda page: None) -> int:
    """A theft as a manager with a queue at the till reports it, from the start page on."""
    page.goto(f"{address}/business/")
    look(page)
    do = Counted(page)
    do.click("Report a shop theft")
    look(page)
    do.click("Nobody is in danger: start report")
    look(page)
    do.click("In the last hour")
    look(page)
    do.click("Hidden in a bag or clothing")
    look(page)
    do.choose("Kind of item", "Alcohol")
    do.fill("Total value (optional)", "24.50")
    do.click("Continue")
    look(page)
    do.click("No, and nobody saw them")
    look(page)
    do.click("No")
    look(page)
    do.check("Is it on camera?", "Yes")
    do.click("Continue")
    look(page)
    do.click("Send report")
    look(page)
    heading(page, "We have your report")
    return do.count


@pytest.mark.parametrize("scripted", [True, False], ids=["with script", "without script"])
def test_a_known_business_reports_a_shop_theft_quickly(browser, live_server, people, scripted, capsys):
    context = browser.new_context(java_script_enabled=scripted)
    sign_in(context, live_server.url, people.priya)
    began = time.monotonic()
    count = shop_theft(context.new_page(), live_server.url)
    seconds = time.monotonic() - began
    with capsys.disabled():
        script = "with" if scripted else "without"
        print(f"\nknown business, shop theft, {script} script: {count} interactions, {seconds:.1f} s in the browser")
    assert count <= MOST_INTERACTIONS
    assert seconds < MOST_SECONDS
    incident = Incident.objects.get()
    assert (incident.loss_pence, incident.organisation) == (2450, people.castle_street)
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_of_it_is_accessible_and_fits(browser, live_server, people, width):
    context = browser.new_context(viewport={"width": width, "height": 800})
    sign_in(context, live_server.url, people.priya)
    page = context.new_page()
    shop_theft(page, live_server.url, examine)
    reference = Incident.objects.get().reference
    for address in ("", "reports/", *(f"reports/{reference}/{form}" for form in ("", "message/", "add/", "withdraw/"))):
        page.goto(f"{live_server.url}/business/{address}")
        examine(page)
    page.get_by_role("button", name="Withdraw report").click()
    heading(page, "Withdraw this report")
    expect(page.get_by_role("alert")).to_contain_text("Enter why")
    examine(page)
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_violence_asks_more_says_999_and_stays_accessible(browser, live_server, people, width):
    context = browser.new_context(viewport={"width": width, "height": 800})
    sign_in(context, live_server.url, people.priya)
    page = context.new_page()
    page.goto(f"{live_server.url}/business/report/")
    for button in ("Nobody is in danger", "Violence or abuse", "It is happening now"):
        page.get_by_role("button", name=button).click()
        if "/call-999/" in page.url:
            examine(page)
            page.get_by_role("button", name="I have called 999").click()
    page.get_by_label("Tell us what happened").fill("He pushed Sam over")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="can describe them").click()
    examine(page)
    page.get_by_label("Clothing (optional)").fill("Red coat")
    page.get_by_role("group", name="Did you stop or hold them?").get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Add another person").click()
    examine(page)
    page.get_by_role("button", name="Continue").click()
    examine(page)
    page.get_by_role("button", name="They pushed").click()
    seen = set()
    for _ in range(12):
        seen.add(page.url.rstrip("/").rpartition("/")[2])
        examine(page)
        if "/call-999/" in page.url:
            page.get_by_role("button", name="I have called 999").click()
        elif "/check/" in page.url:
            break
        else:
            page.get_by_role("button", name="Continue").click()
            if page.get_by_role("alert").count():
                examine(page)
                answer_radios(page)
                page.get_by_role("button", name="Continue").click()
    assert {"call-999", "harm", "people", "check"} <= seen
    context.close()


def answer_radios(page: Page) -> None:
    """The first answer to every question that shows."""
    for _ in range(3):  # an answer may reveal a question
        for radio in page.locator("input[type=radio]").all():
            name = radio.get_attribute("name")
            if radio.is_visible() and not page.locator(f"input[name='{name}']:checked").count():
                radio.check()


def test_by_keyboard_alone(browser, live_server, people):
    context = browser.new_context()
    sign_in(context, live_server.url, people.priya)
    page = context.new_page()
    page.goto(f"{live_server.url}/business/")

    def reach(words: str, key: str = "Enter") -> None:
        """Tab until the focus stands on something with these words, then press the key."""
        for _ in range(60):
            page.keyboard.press("Tab")
            found = page.evaluate(
                "(e => (e.labels && e.labels.length ? e.labels[0].textContent : e.textContent || ''))"
                "(document.activeElement)"
            )
            if words in found:
                page.keyboard.press(key)
                return
        raise AssertionError(f"the Tab key never reaches {words!r} on {page.url}")

    reach("Report a shop theft")
    heading(page, "Before you start")
    reach("Nobody is in danger")
    heading(page, "When")
    reach("In the last hour")
    heading(page, "How was it stolen")
    reach("Hidden in a bag")
    heading(page, "What was taken")
    reach("Kind of item", "A")  # a letter chooses in a drop-down list
    reach("Continue")
    heading(page, "Do you know who")
    reach("nobody saw them")
    heading(page, "Did they abuse")
    reach("No")
    heading(page, "What could help")
    reach("Continue")
    heading(page, "Check your answers")
    reach("Send report")
    heading(page, "We have your report")
    assert Incident.objects.get().answers["items"] == [{"category": "alcohol"}]
    context.close()


def test_a_visitor_on_a_small_phone_without_script(browser, live_server, people):
    people.ruth.role.delete()
    people.suffolk.delete()
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/business/report/")
    for button in ("Nobody is in danger", "Left without paying", "At a time that I know"):
        page.get_by_role("button", name=button).click()
    page.get_by_label("Day").fill("yesterday")
    page.get_by_label("Time", exact=True).fill("2:30pm")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Business name and address").fill("Ring Road Fuel")
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Fuel").check()
    page.get_by_label("Amount").fill("60")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="nobody saw them").click()
    page.get_by_role("button", name="No", exact=True).click()
    page.get_by_role("button", name="Continue").click()
    page.get_by_label("Email", exact=True).check()
    page.get_by_label("Your name").fill("Jo Fields")
    page.get_by_label("Email address").fill("jo@example.org")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Send report").click()
    heading(page, "We have your report")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert Incident.objects.get().loss_pence == 6000
    context.close()
