"""Somebody without an account in a real browser: save, come back, follow by the link, write, withdraw."""

import pytest
from playwright.sync_api import Browser, expect

from counterpart.base.mail import SentMail
from counterpart.crimes.models import Incident
from counterpart.crimes.receipts.links import status_token
from tests.browser.test_reporting import examine
from tests.factories import make_case, make_organisation

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]  # a browser starts


@pytest.mark.parametrize("width", [320, 1280])
def test_a_report_is_saved_and_found_again_by_the_emailed_link(browser: Browser, live_server, width: int) -> None:
    make_organisation(kind="force", name="Norfolk Constabulary")
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(f"{live_server.url}/business/report/")
    examine(page)
    page.get_by_role("button", name="Nobody is in danger").click()
    page.get_by_role("button", name="Damage or graffiti").click()
    page.get_by_text("Save and come back later").click()
    examine(page)
    page.get_by_label("Email").fill("sam@example.org")
    page.get_by_role("button").last.click()
    examine(page)
    link = next(word for word in SentMail.objects.get().text.split() if "/come-back/" in word)
    page.goto(live_server.url + "/business" + link.split("/business")[1])
    examine(page)
    page.goto(f"{live_server.url}/business/report/come-back/never-given-out/")
    examine(page)
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_report_is_followed_answered_and_withdrawn_by_its_link(browser: Browser, live_server, width: int) -> None:
    force = make_organisation(kind="force", name="Norfolk Constabulary")
    incident = make_case(force=force).primary_incident
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{live_server.url}/business/report/status/{status_token(incident)}/")
    examine(page)
    page.get_by_role("button", name="Confirm my email address").click()
    examine(page)
    page.get_by_role("button", name="Send a message").click()
    examine(page)
    page.get_by_role("textbox").fill("The footage is ready")
    page.get_by_role("button", name="Send message").click()
    expect(page.get_by_text("The footage is ready")).to_be_visible()
    page.get_by_role("button", name="Add information").click()
    examine(page)
    page.go_back()
    page.get_by_role("link", name="Withdraw this report").click()
    examine(page)
    page.get_by_role("textbox").fill("Found the goods")
    page.get_by_role("button", name="Withdraw report").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    examine(page)
    assert Incident.objects.get().withdrawn_reason == "Found the goods"
    page.context.close()
