"""Asking for footage in a real browser: drawn on the map, by keyboard without scripts, and on a phone."""

import json
import os
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from counterpart.base import clock
from counterpart.core.geography.drawn import read_area, square_metres
from counterpart.footage.links import request_token
from counterpart.footage.models import FootageRequest
from tests.browser.desk.test_accessibility import problems
from tests.browser.test_map import WEBGL
from tests.factories import make_appeal, make_camera, make_case, make_footage_request
from tests.needs import chromium_path

pytestmark = pytest.mark.slow  # a browser starts


@pytest.fixture(scope="session")
def browser(playwright):
    """One that has WebGL, in software."""
    launched = playwright.chromium.launch(executable_path=chromium_path(), args=WEBGL)
    yield launched
    launched.close()


@pytest.fixture
def case(people):
    """A theft at the Castle Street shop an hour ago; the rival beside it has a camera."""
    case = make_case(force=people.norfolk, organisation=people.castle_street, premises=people.castle_street_shop)
    case.primary_incident.occurred_from = clock.now() - timedelta(hours=1)
    case.primary_incident.save()
    make_camera(premises=people.rival_shop, force=people.norfolk, width=360, contact_email="dome@example.org")
    return case


def ask(case) -> str:
    return reverse("desk_footage:ask", args=[case.reference])


def test_an_area_is_drawn_and_the_businesses_in_it_are_asked(browser_of, people, case):
    page = browser_of(people.alice)
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.goto(ask(case))
    expect(page.locator(".cp-draw--ready")).to_be_visible(timeout=60_000)
    keep(page, "ask")
    page.get_by_role("button", name="Draw a rectangle").click()
    canvas = page.locator(".cp-draw__canvas")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    page.mouse.move(box["x"] + 100, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 100, box["y"] + box["height"] - 100, steps=4)
    page.mouse.up()
    expect(page.get_by_text("The area is drawn.")).to_be_visible()
    expect(page.get_by_label("The area that I draw on the map")).to_be_checked()
    drawn = read_area(json.loads(page.locator("#id_area").input_value()))
    assert 1_000 < square_metres(drawn) < 500_000
    page.get_by_label("What should they look for?").fill("A man in a red jacket")
    page.get_by_role("button", name="See who will be asked").click()
    expect(page.get_by_label("Rival Traders")).to_be_checked()
    expect(page.get_by_label("Castle Street Stores")).not_to_be_checked()
    keep(page, "preview")
    page.get_by_role("button", name="Ask them now").click()
    expect(page.get_by_text("Asked: 1 business")).to_be_visible()
    keep(page, "asked")
    assert FootageRequest.objects.get().recipient_email == "dome@example.org"
    assert complaints == []


def test_corner_by_corner(browser_of, people, case):
    page = browser_of(people.alice)
    page.goto(ask(case))
    expect(page.locator(".cp-draw--ready")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Draw corner by corner").click()
    page.locator(".cp-draw__canvas").scroll_into_view_if_needed()
    box = page.locator(".cp-draw__canvas").bounding_box()
    for x, y in ((100, 100), (300, 120), (200, 300), (101, 101)):
        page.mouse.click(box["x"] + x, box["y"] + y)
    expect(page.get_by_text("The area is drawn.")).to_be_visible()
    assert len(json.loads(page.locator("#id_area").input_value())["coordinates"][0]) == 4
    page.get_by_role("button", name="Clear").click()
    assert page.locator("#id_area").input_value() == ""


def test_without_scripts_a_distance_serves(browser_of, people, case):
    page = browser_of(people.alice, script=False)
    page.goto(ask(case))
    expect(page.locator(".cp-draw")).to_be_hidden()
    page.get_by_label("What should they look for?").fill("A man in a red jacket")
    page.get_by_role("button", name="See who will be asked").click()
    page.get_by_role("button", name="Ask them now").click()
    expect(page.get_by_text("Asked: 1 business")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_accessible_and_fits(browser_of, people, case, width):
    appeal = make_appeal(case=case)
    asked = make_footage_request(
        appeal=appeal, organisation=people.castle_street, due_at=clock.now() + timedelta(days=3)
    )
    camera = make_camera(premises=people.castle_street_shop, force=people.norfolk)
    token = request_token(asked)
    pages = {
        people.alice: [
            ask(case),
            reverse("desk_footage:requests", args=[case.reference]),
            reverse("desk_footage:remind", args=[case.reference, asked.pk]),
            reverse("desk_footage:withdraw", args=[case.reference, asked.pk]),
            reverse("desk_footage:cameras"),
            reverse("desk_footage:find_premises") + "?text=street",
            reverse("desk_footage:edit_camera", args=[camera.pk]),
            reverse("desk_footage:retire_camera", args=[camera.pk]),
        ],
        people.priya: [
            reverse("business:home"),
            reverse("business_footage:requests"),
            reverse("business_footage:request", args=[asked.pk]),
            reverse("business_footage:answer", args=[asked.pk, "later"]),
            reverse("business_footage:cameras"),
            reverse("business_footage:add_camera"),
            reverse("footage:request", args=[token]),
            reverse("footage:answer", args=[token, "none"]),
        ],
    }
    found = {}
    for who, addresses in pages.items():
        page = browser_of(who)
        page.set_viewport_size({"width": width, "height": 900})
        for address in addresses:
            found[address] = problems(page, address, width)
            keep(page, f"{address.strip('/').replace('/', '-')[:60]}-{width}")
    assert {address: each for address, each in found.items() if each} == {}


def keep(page, name: str) -> None:
    """A picture for whoever asks for it: COUNTERPART_PICTURES=folder."""
    if folder := os.environ.get("COUNTERPART_PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)
