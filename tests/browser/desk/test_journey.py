"""A report from the queue to its closing letter, as an investigator works it."""

import re

import pytest
from playwright.sync_api import Page, expect

from counterpart.casework.models import Case, Message
from tests.people import People
from tests.reports import send

pytestmark = pytest.mark.slow  # a browser works a case from beginning to end


@pytest.fixture
def case(people: People) -> Case:
    return send(people)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()


def says(page: Page, words: str) -> None:
    expect(page.locator(".govuk-notification-banner")).to_contain_text(words)


def claim_and_contact(page: Page, case: Case) -> None:
    page.goto("/desk/")
    follow(page, "Theft at Castle Street Stores")
    page.get_by_role("button", name="Claim case").click()
    press(page, "Claim case")
    says(page, "The case is yours")
    page.get_by_role("button", name="Log contact").click()
    page.get_by_label("Telephone").check()
    page.get_by_label("Spoke to them").check()
    page.get_by_label("What was said").fill("He took gin and walked out.")
    press(page, "Log attempt")
    says(page, "The attempt is logged")


def triage(page: Page) -> None:
    follow(page, "Triage")
    press(page, "Confirm as suggested")
    says(page, "The triage is saved")


def investigate(page: Page) -> None:
    follow(page, "Investigation")
    page.locator(".govuk-task-list__link").first.click()
    page.get_by_label("Done", exact=True).check()
    page.get_by_label("Result, or why it is not needed").fill("Footage seen, no face.")
    press(page, "Save")
    says(page, "The enquiry is answered")


def record(page: Page) -> None:
    follow(page, "Crime and outcome")
    page.get_by_role("button", name="Record a crime").click()
    page.get_by_label("Record system").select_option(index=1)
    page.get_by_label("Crime number").fill("36/12345/26")
    press(page, "Record crime")
    says(page, "The crime is recorded")
    page.get_by_role("button", name="Give an outcome").click()
    page.get_by_role("group", name="Is a suspect identified?").get_by_label("No").check()
    page.get_by_role("group", name="Does the victim support a prosecution?").get_by_label("Yes").check()
    page.get_by_label("Outcome", exact=True).select_option("18")
    page.get_by_label("Reason", exact=True).fill("No footage shows a face.")
    press(page, "Save outcome")
    says(page, "The outcome is saved")


def close(page: Page) -> None:
    follow(page, "Close case")
    expect(page.get_by_label("Closing letter")).to_have_value(re.compile("No footage shows a face"))
    press(page, "Send letter and close case")
    says(page, "The case is closed")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_case_is_worked_from_the_queue_to_its_letter(browser_of, people, case, script):
    page = browser_of(people.alice, script=script)
    claim_and_contact(page, case)
    triage(page)
    investigate(page)
    record(page)
    close(page)
    case.refresh_from_db()
    assert (case.state, case.owner) == ("closed", people.alice.person)
    assert Message.objects.filter(case=case, template="closing").count() == 1


def tab_to(page: Page, name: str) -> None:
    """Press Tab until something of that name has the focus, as somebody without a mouse does."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.replace(/\\s+/g, ' ').trim()") == name:
            return
    raise AssertionError(f"Tab never reaches {name!r} on {page.url}")


def test_a_case_is_claimed_and_triaged_by_keyboard_alone(browser_of, people, case):
    page = browser_of(people.alice)
    page.goto("/desk/")
    tab_to(page, "Theft at Castle Street Stores")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cases/**")
    tab_to(page, "Claim case")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claim/")
    tab_to(page, "Claim case")
    page.keyboard.press("Enter")
    says(page, "The case is yours")
    tab_to(page, "Triage")
    page.keyboard.press("Enter")
    page.wait_for_url("**/triage/")
    tab_to(page, "Change threat")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("He said that he would come back")
    page.keyboard.press("Enter")
    expect(page.get_by_text("suggested: Low")).to_be_visible()
