"""Sending files by a link, with a script and without, as a phone does it."""

import os
from hashlib import sha256

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from counterpart.base.actors import Actor
from counterpart.base.clock import now
from counterpart.evidence.actions import links
from counterpart.evidence.models import EvidenceFile
from counterpart.evidence.tickets import link_token
from tests.factories import make_case

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]  # a browser starts

FOOTAGE = os.urandom(3_000_000)


@pytest.fixture
def address(people, live_server):
    link = links.make(
        incident=make_case(force=people.norfolk).primary_incident,
        purpose="The front door camera, from 14:00 to 14:30",
        by=Actor.system("test"),
        at=now(),
    )
    return f"{live_server.url}/send/{link_token(link)}/"


@pytest.fixture
def recordings(tmp_path):
    paths = [tmp_path / "till.mp4", tmp_path / "door.dav"]
    paths[0].write_bytes(FOOTAGE)
    paths[1].write_bytes(b"of a maker's own format")
    return paths


def received():
    return {file.name: file.sha256 for file in EvidenceFile.objects.all()}


def wanted(paths):
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in paths}


def test_several_files_arrive_with_their_progress(page, address, recordings):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    page.get_by_label("Choose files").set_input_files(recordings)
    expect(page.get_by_role("button", name="Send files")).to_be_hidden()
    expect(page.locator(".cp-uploader__file--done")).to_have_count(2, timeout=60_000)
    assert received() == wanted(recordings)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert Axe().run(page).response["violations"] == []
    page.reload()
    expect(page.get_by_role("listitem").filter(has_text="till.mp4")).to_be_visible()


def test_files_chosen_before_the_script_has_come_are_sent(page, address, recordings):
    held = []
    page.route("**/uploads*.mjs", lambda route: held.append(route))
    with page.expect_request("**/uploads*.mjs"):
        page.goto(address, wait_until="commit")
    page.get_by_label("Choose files").set_input_files(recordings[:1])
    held[0].continue_()
    expect(page.locator(".cp-uploader__file--done")).to_have_count(1, timeout=60_000)
    assert received() == wanted(recordings[:1])


def test_a_file_is_paused_found_again_after_a_reload_and_goes_on(page, address, recordings):
    page.goto(address)
    page.route("**/uploads/*/", lambda route: route.abort() if route.request.method == "PATCH" else route.continue_())
    page.get_by_label("Choose files").set_input_files(recordings[:1])
    expect(page.get_by_text("No connection")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Pause till.mp4").click()
    expect(page.get_by_role("button", name="Resume till.mp4")).to_be_focused()
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.get_by_text("Choose this file again to go on")).to_be_visible()
    page.unroute("**/uploads/*/")
    with page.expect_request(lambda request: request.method == "HEAD"):  # asks how far it is, and begins nothing new
        page.get_by_label("Choose files").set_input_files(recordings[:1])
    expect(page.locator(".cp-uploader__file--done")).to_have_count(1, timeout=60_000)
    assert received() == wanted(recordings[:1])


def test_a_file_that_is_cancelled_is_not_kept(page, address, recordings):
    page.goto(address)
    page.route("**/uploads/*/", lambda route: route.abort() if route.request.method == "PATCH" else route.continue_())
    page.get_by_label("Choose files").set_input_files(recordings[:1])
    expect(page.get_by_text("No connection")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Cancel till.mp4").click()
    expect(page.locator(".cp-uploader__file")).to_have_count(0)
    assert received() == {}


def test_an_empty_file_is_named_and_not_sent(page, address, recordings):
    recordings[0].write_bytes(b"")
    page.goto(address)
    page.get_by_label("Choose files").set_input_files(recordings)
    row = page.get_by_role("listitem").filter(has_text="till.mp4")
    expect(row).to_contain_text("This file is empty")
    expect(page.locator(".cp-uploader__file--done")).to_have_count(1, timeout=60_000)
    assert received() == wanted(recordings[1:])
    row.get_by_role("button", name="Cancel till.mp4").click()
    expect(row).to_have_count(0)


def test_without_a_script_a_form_sends_them(browser, address, recordings):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(address)
    page.get_by_label("Choose files").set_input_files(recordings)
    page.get_by_role("button", name="Send files").click()
    expect(page.get_by_text("2 files received")).to_be_visible()
    assert received() == wanted(recordings)
    page.context.close()


def test_a_link_that_was_withdrawn_says_so(page, address):
    page.goto(address.replace("/send/", "/send/x"))
    expect(page.get_by_role("heading", name="This link does not work")).to_be_visible()
