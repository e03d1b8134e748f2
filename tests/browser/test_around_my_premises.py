"""What a business sees around its premises, in a browser: WCAG 2.2 AA, the width of a phone, and the keyboard."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from counterpart.base import clock
from counterpart.core.hotspots.editions import AreaWords, Edition
from counterpart.core.hotspots.squares import parse
from counterpart.core.periods.local_time import local_date
from counterpart.core.periods.months import first_day, month_of
from counterpart.hotspots.models import WarnedCell
from tests.browser.desk.conftest import browser_of, people  # noqa: F401 (fixtures)
from tests.browser.test_sending_pages import problems, sized
from tests.factories import make_forecast, make_score, make_shared_edition
from tests.factories.hotspots import SQUARE, make_neighbours

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]  # a browser starts
AREA = "bng-5000-124-61"


@pytest.fixture
def shown(people):  # noqa: F811 (a fixture)
    """An edition with every band, and a warning of a near repeat that has a record."""
    month, today, here = month_of(local_date(clock.now())), local_date(clock.now()), parse(SQUARE)
    bands = {SQUARE: 1, replace(here, row=here.row + 1).name: 2, replace(here, column=here.column - 2).name: 0}
    edition = Edition(month, bands, {AREA: AreaWords(("theft", "damage"), (2, 7))})
    make_shared_edition(force=people.norfolk, month=first_day(month), edition=edition)
    make_neighbours(people.norfolk, 3)
    told = {"force": people.norfolk, "subject": "burglary", "kinds": ["burglary"], "cells": ()}
    forecast = make_forecast(starts_on=today, **told)
    WarnedCell.objects.create(forecast=forecast, cell=SQUARE, rank=1, expected=1, near_repeat=1, reason="near-repeat")
    for week, right in enumerate((3, 5, 6, 4, 5, 7), start=1):
        past = make_forecast(starts_on=today - timedelta(days=7 * week), **told)
        figures = {"warnings": 20, "right": right, "chance_right": 1.2, "events": 20, "hits": 9, "best_hits": 15}
        make_score(forecast=past, **figures)


@pytest.mark.parametrize("width", [320, 1280])
def test_around_my_premises(browser_of, people, shown, width):  # noqa: F811 (fixtures)
    page = sized(browser_of(people.priya), width)
    page.goto(reverse("business:home"))
    assert problems(page, width) == []
    page.get_by_role("link", name="What is reported around your premises").click()
    expect(page.get_by_role("heading", name="Burglary near you")).to_be_visible()
    expect(page.get_by_text("30 of 120 warnings like this were right")).to_be_visible()
    squares = page.get_by_role("table", name="Reports from squares")
    expect(squares.get_by_role("cell", name="20 or more")).to_have_count(1)
    expect(squares.get_by_role("cell", name="not shown")).to_have_count(22)
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("It changes once a month")).to_be_visible()
    assert problems(page, width) == []
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the squares").click()
    assert download.value.suggested_filename == "around-my-premises.csv"


def test_before_the_first_edition_and_without_script(browser_of, people):  # noqa: F811 (fixtures)
    page = sized(browser_of(people.tom), 320)
    page.goto(reverse("business_risk:start"))
    expect(page.get_by_text("anew each month")).to_be_visible()
    assert problems(page, 320) == []
