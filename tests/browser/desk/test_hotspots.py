"""The pages of places in a real browser: accessible, within the width of a phone, and walked without script."""

from datetime import timedelta

import pytest
from django.urls import reverse

from counterpart.base import clock
from counterpart.base.actors import Actor
from counterpart.core.periods.local_time import local_date
from counterpart.hotspots.actions import forecasts
from counterpart.hotspots.models import Forecast
from tests.browser.desk.test_accessibility import problems, violations
from tests.factories import make_forecast, make_patrol_visit, make_response, make_score
from tests.factories.hotspots import SQUARE
from tests.hotspot_county import county as make_county

VISIT = 1001
pytestmark = pytest.mark.slow  # a browser walks every page


@pytest.fixture
def norfolk(people):
    """A county with a forecast in force, one that was scored, a visit and a response."""
    now = clock.now()
    make_county(people, until=now)
    past = make_forecast(force=people.norfolk, starts_on=local_date(now) - timedelta(days=20))
    make_score(forecast=past)
    forecasts.issue_due(by=Actor.system("Forecasts"), at=now)
    make_patrol_visit(force=people.norfolk, started_at=now - timedelta(hours=5), pk=VISIT)
    withdrawn = {"withdrawn_at": now, "withdrawn_by_name": "Sam Okafor", "withdrawn_reason": "Another square"}
    make_patrol_visit(force=people.norfolk, started_at=now - timedelta(hours=9), **withdrawn)
    today = local_date(now)
    days = {"starts_on": today - timedelta(days=40), "ends_on": today - timedelta(days=12)}
    return past, make_response(force=people.norfolk, **days)


def page(name, *keys) -> str:
    return reverse(f"desk_hotspots:{name}", args=keys)


def test_every_page_is_accessible_and_fits(browser_of, people, norfolk):
    past, response = norfolk
    addresses = [page(name) for name in ("hotspots", "demand", "times", "warnings", "responses", "add_response")]
    addresses += [page("square", SQUARE), page("log_visit", SQUARE), page("forecast", past.pk)]
    addresses += [page("response", response.pk), page("withdraw_response", response.pk)]
    addresses += [page("withdraw_visit", VISIT), "/warnings-record/"]
    browser = browser_of(people.sam)
    browser.add_init_script(
        "HTMLCanvasElement.prototype.getContext = () => null"
    )  # the drawings are read, not the maps
    found = {}
    for width in (320, 1280):
        browser.set_viewport_size({"width": width, "height": 900})
        found |= {(width, address): problems(browser, address, width) for address in addresses}
    assert {name: each for name, each in found.items() if each} == {}


def test_a_square_is_reached_and_a_visit_logged_without_script(browser_of, people, norfolk):
    browser = browser_of(people.sam, script=False)
    browser.goto(page("warnings"))
    cell = Forecast.objects.get(subject="all", score=None).cells.get(rank=1)
    browser.locator(f"table a[href='{page('square', cell.cell)}']").first.focus()
    browser.keyboard.press("Enter")
    browser.get_by_role("button", name="Log a visit").click()
    browser.get_by_label("Day").fill("yesterday")
    browser.get_by_label("Began at").fill("0:05")
    browser.get_by_label("Minutes there").fill("0")
    browser.get_by_role("button", name="Save visit").click()
    assert "The minutes must be 1 or more" in browser.get_by_role("alert").inner_text()
    assert browser.get_by_label("Began at").input_value() == "0:05"
    browser.get_by_label("Minutes there").fill("25")
    browser.get_by_role("button", name="Save visit").click()
    assert browser.get_by_text("The visit is logged").is_visible()


def test_a_response_with_errors_is_accessible(browser_of, people, norfolk):
    browser = browser_of(people.sam)
    browser.set_viewport_size({"width": 320, "height": 900})
    browser.goto(page("add_response"))
    browser.get_by_role("button", name="Add response").click()
    browser.get_by_role("alert").wait_for()
    assert violations(browser) == []
