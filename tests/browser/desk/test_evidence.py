"""The pages of evidence in a real browser: accessible, narrow enough, and a player that steps by frames."""

import pytest
from django.urls import reverse

from tests.browser.desk.test_accessibility import problems
from tests.evidence_case import addresses, footage
from tests.reports import send

pytestmark = [pytest.mark.slow, pytest.mark.needs("ffmpeg")]  # a browser walks every page


@pytest.mark.parametrize("width", [320, 1280])
def test_every_page_is_accessible_and_fits(browser_of, people, width):
    page = browser_of(people.sam)
    page.set_viewport_size({"width": width, "height": 900})
    found = {name: problems(page, address, width) for name, address in addresses(people).items()}
    assert {name: each for name, each in found.items() if each} == {}


@pytest.fixture
def film(people):
    return footage(send(people), people)


@pytest.fixture
def address(film):
    keys = {"reference": film.incident.primary_case.reference, "key": film.key}
    return lambda name: reverse(f"desk_evidence:{name}", kwargs=keys)


@pytest.fixture
def player(browser_of, people, address):
    """Alice's page, the recording loaded, and no error on it."""
    page, faults = browser_of(people.alice), []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address("file"))
    page.locator("[data-controls]").wait_for()  # the script has come
    until(page, "document.querySelector('video').readyState > 1")
    yield page
    assert faults == []


def until(page, holds: str) -> None:
    """Wait for it from here: the page's own policy refuses to wait for a text of script inside it."""
    for _ in range(1200):
        if page.evaluate(holds):
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"{holds} never became true")


def position(page) -> float:
    until(page, "!document.querySelector('video').seeking")
    return page.evaluate("document.querySelector('video').currentTime")


def test_a_frame_is_a_frame(player, film):
    frame = 1 / film.media["frame_rate"]
    for times in range(1, 4):
        player.get_by_role("button", name="Frame forward").click()
        assert position(player) == pytest.approx(times * frame, abs=0.002)
    player.get_by_role("button", name="Frame back").click()
    assert position(player) == pytest.approx(2 * frame, abs=0.002)


def test_keys_work_in_the_player_and_nowhere_else(player):
    player.keyboard.press("l")
    assert position(player) == 0
    player.locator("video").focus()
    player.keyboard.press("l")
    assert position(player) > 5
    player.keyboard.press("m")
    player.keyboard.type("jjj")
    assert player.locator("[name=note]").input_value() == "jjj"
    assert position(player) > 5


def test_a_moment_is_marked_without_leaving_the_picture(player, film):
    player.locator("video").focus()
    for _ in range(4):
        player.keyboard.press(".")
    player.get_by_label("What is to be seen?").fill("He comes in")
    player.get_by_role("button", name="Mark this moment").click()
    player.get_by_text("The moment is marked").wait_for()
    assert position(player) > 0
    assert film.moments.get().note == "He comes in"
    player.evaluate("document.querySelector('video').currentTime = 0")
    player.locator("[data-jump]").click()
    assert position(player) == pytest.approx(film.moments.get().position_ms / 1000, abs=0.01)


def test_an_area_is_drawn_and_typed(player, film, address):
    player.locator("[data-blur]").click()
    areas = player.locator("[data-areas]")
    areas.scroll_into_view_if_needed()
    box = areas.bounding_box()
    player.mouse.move(box["x"] + box["width"] / 4, box["y"] + box["height"] / 4)
    player.mouse.down()
    player.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    player.mouse.up()
    sides = [int(player.locator(f"[name={name}_1]").input_value()) for name in ("x", "y", "width", "height")]
    assert sides == pytest.approx([film.media[side] / 4 for side in ("width", "height", "width", "height")], abs=3)
    assert player.locator("[data-area='3']").is_hidden()


def test_without_a_script_everything_is_there(browser_of, people, film, address):
    page = browser_of(people.alice, script=False)
    page.goto(address("file"))
    assert page.locator("video").get_attribute("controls") is not None
    assert page.locator("[data-controls]").is_hidden()
    page.locator("form[action$='moments/add/'] [name=position]").fill("0:04.4")
    page.get_by_label("What is to be seen?").fill("He comes in")
    page.get_by_role("button", name="Mark this moment").click()
    assert page.get_by_text("He comes in").is_visible()
    page.locator("form[action$='still/'] [name=position]").fill("0:04.4")
    page.get_by_role("button", name="Take a still").click()
    assert page.get_by_text("The still is taken").is_visible()
