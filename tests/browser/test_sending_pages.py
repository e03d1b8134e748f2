"""The pages on which files are sent, in every state, in a browser: WCAG 2.2 AA, and within the width of a phone."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from counterpart.base.clock import now
from counterpart.crimes.receipts.links import status_token
from counterpart.evidence.actions import links
from counterpart.evidence.tickets import link_token
from tests.browser.desk.conftest import browser_of, people  # noqa: F401 (fixtures)
from tests.browser.test_reporting import WCAG
from tests.factories import make_case
from tests.factories.evidence import make_evidence_file

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]  # a browser starts
WIDTHS = pytest.mark.parametrize("width", [320, 1280])

STATES = {
    "till.mp4": {},
    "door.dav": {"state": "cleared", "is_playable": False, "player_request": "Please send the player of the recorder."},
    "export.zip": {"state": "held", "state_reason": ""},
    "yard.mp4": {"state": "cleared", "is_playable": True},
    "setup.exe": {"state": "infected"},
}


@pytest.fixture
def incident(people):  # noqa: F811 (a fixture)
    return make_case(
        force=people.norfolk,
        organisation=people.castle_street,
        premises=people.castle_street_shop,
        reported_by=people.priya.person,
    ).primary_incident


@pytest.fixture
def make_link(people, incident):  # noqa: F811 (a fixture)
    def make(**more):
        asked = {"purpose": "The front door camera, from 14:00 to 14:30", "tell": False}
        return links.make(**{"incident": incident, "by": people.alice.actor, "at": now(), **asked, **more})

    return make


def problems(page, width):
    """What is wrong with the page as it stands, at its width."""
    wide = page.evaluate("document.documentElement.scrollWidth")
    found = Axe().run(page, options=WCAG).response["violations"]
    return [each["id"] for each in found] + ([f"{wide} pixels wide"] if wide > width else [])


def sized(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    return page


@WIDTHS
def test_the_files_of_a_report_with_an_account(browser_of, people, incident, width):  # noqa: F811 (fixtures)
    for name, fields in STATES.items():
        make_evidence_file(incident=incident, by=people.priya.actor, name=name, content=name.encode(), **fields)
    page = sized(browser_of(people.priya), width)
    page.goto(reverse("business_evidence:of_report", args=[incident.reference]))
    expect(page.get_by_text("Cannot be played")).to_be_visible()
    expect(page.get_by_role("button", name="Send files")).to_be_hidden()
    assert problems(page, width) == []


@WIDTHS
def test_the_files_of_a_report_by_the_status_link(page, live_server, people, incident, width):  # noqa: F811 (a fixture)
    unknown = make_case(force=people.norfolk).primary_incident
    unknown.email_confirmed_at = now()
    unknown.save()
    sized(page, width).goto(live_server.url + reverse("business_evidence:by_link", args=[status_token(unknown)]))
    expect(page.get_by_label("Choose files")).to_be_visible()
    expect(page.get_by_role("button", name="Send files")).to_be_hidden()
    assert problems(page, width) == []


@WIDTHS
def test_a_link_from_fresh_to_done(page, live_server, make_link, width):
    address = live_server.url + reverse("uploads:send", args=[link_token(make_link(most_bytes=1_000))])
    sized(page, width).goto(address)
    expect(page.get_by_role("button", name="Send files")).to_be_hidden()
    found = {"fresh": problems(page, width)}
    page.route("**/uploads/*/", lambda route: route.abort() if route.request.method == "PATCH" else route.continue_())
    choose(page, "till.mp4", 400)
    expect(page.get_by_role("button", name="Pause till.mp4")).to_be_visible()
    expect(page.get_by_text("No connection")).to_be_visible(timeout=60_000)
    found["sending"] = problems(page, width)
    page.get_by_role("button", name="Pause till.mp4").click()
    expect(page.get_by_text("Paused")).to_be_visible()
    found["paused"] = problems(page, width)
    page.unroute("**/uploads/*/")
    page.get_by_role("button", name="Resume till.mp4").click()
    expect(page.locator(".cp-uploader__file--done")).to_have_count(1, timeout=60_000)
    choose(page, "a-name-that-a-recorder-made-up-CH03_20261127140000_20261127143000.mp4", 5_000)
    expect(page.get_by_text("Too large: there is room for 600 bytes more here", exact=True)).to_be_visible(
        timeout=60_000
    )
    found["done, and one refused"] = problems(page, width)
    assert {state: each for state, each in found.items() if each} == {}


def choose(page, name, size):
    page.get_by_label("Choose files").set_input_files({"name": name, "mimeType": "video/mp4", "buffer": b"x" * size})


@WIDTHS
def test_links_that_are_over_say_why(page, live_server, people, make_link, width):  # noqa: F811 (a fixture)
    expired = make_link(at=now() - timedelta(days=20))
    withdrawn = links.revoke(link=make_link(), by=people.alice.actor, at=now())
    for link, words in ((expired, "has expired"), (withdrawn, "was withdrawn")):
        told = sized(page, width).goto(live_server.url + reverse("uploads:send", args=[link_token(link)]))
        assert told.status == 404
        expect(page.get_by_text(words)).to_be_visible()
        assert problems(page, width) == []


def test_a_refused_file_of_a_plain_form_is_named(browser_of, people, make_link):  # noqa: F811 (fixtures)
    page = sized(browser_of(people.priya, script=False), 320)
    page.goto(reverse("uploads:send", args=[link_token(make_link(most_bytes=1_000))]))
    expect(page.get_by_role("button", name="Send files")).to_be_visible()
    choose(page, "huge.mp4", 5_000)
    page.get_by_role("button", name="Send files").click()
    expect(page.get_by_text("huge.mp4: Too large: there is room for 1 kB more here")).to_be_visible()
