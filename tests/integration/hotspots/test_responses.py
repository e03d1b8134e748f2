"""Responses: how one is added, what is refused and where, and what its page says of the result."""

from datetime import date, timedelta

import pytest

from counterpart.base import clock
from counterpart.base.wording import day
from counterpart.core.periods.local_time import local_date, start_of_day
from counterpart.hotspots.models import Response
from tests.factories import make_response
from tests.hotspot_county import DAY
from tests.hotspot_county import county as make_county
from tests.integration.hotspots.test_forecasts import square_of
from tests.integration.hotspots.test_pages import page, words

EMPTY = "bng-250-2400-1240"  # in the county, with nothing there


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def county(people, now):
    return make_county(people, until=now)


@pytest.fixture
def nadia(people, client_of):
    return client_of(people.nadia)


def typed(county, **changes) -> dict:
    day = local_date(clock.now()) - timedelta(days=40)
    end = day + timedelta(days=28)
    told = {"name": "Patrols", "aim": "Fewer thefts", "busiest": [square_of(county, 0)], "compare": "squares"}
    told["comparison"] = "\n".join(square_of(county, shop) for shop in (5, 11, 17, 23, 29))
    for name, value in (("starts_on", day), ("ends_on", end)):
        told |= {f"{name}-{part}": getattr(value, part) for part in ("day", "month", "year")}
    return told | changes


def test_a_response_is_added_and_its_result_shown(county, nadia):
    answer = nadia.post(page("add_response"), typed(county))
    made = Response.objects.get()
    assert answer.url == page("response", made.pk)
    shown = words(nadia.get(answer.url))
    assert "The response" in shown
    assert "Around it" in shown
    assert "Too small to conclude" in shown
    assert "With a year before" in shown
    assert nadia.get(page("response_shapes", made.pk)).status_code == 200
    assert "Patrols" in words(nadia.get(page("responses")))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Enter what it is called"),
        ({"busiest": [], "more": ""}, "Choose at least one square"),
        ({"busiest": [], "more": "Norwich"}, "is the name of no square"),
        ({"comparison": "bng-500-1-1"}, "same size"),
        ({"ends_on-year": 1999}, "from 7 to 366 days"),
        ({"starts_on-year": 1900, "ends_on-year": 1900}, "Reports begin on"),
        ({"comparison": "bng-250-1-1"}, "bng-250-1-1: outside the area of the force"),
        ({"busiest": [], "more": EMPTY}, f"{EMPTY}: no premises of this force lie there"),
    ],
)
def test_a_response_that_cannot_be_is_refused_with_the_reason(county, nadia, changes, said):
    answer = nadia.post(page("add_response"), typed(county, **changes))
    assert answer.status_code == 422
    assert said in words(answer)
    assert "Fewer thefts" in answer.content.decode()
    assert not Response.objects.exists()


@pytest.mark.parametrize(("changes", "field"), [({"more": EMPTY}, "more"), ({"comparison": EMPTY}, "comparison")])
def test_a_square_without_premises_is_refused_at_its_field(county, nadia, changes, field):
    answer = nadia.post(page("add_response"), typed(county, **changes)).content.decode()
    assert f'href="#id_{field}"' in answer or f'href="#{field}"' in answer


def test_days_without_any_data_are_not_nought(county, nadia):
    nadia.post(page("add_response"), typed(county))
    made = Response.objects.get()
    shown = words(nadia.get(page("response", made.pk, against="year")))
    first = made.starts_on - timedelta(days=364)
    assert f"Reports do not reach back to {day(first)}, so nothing can be compared" in shown
    assert "With the days before" in shown
    assert "Expected" not in shown
    early = make_response(force=county.people.norfolk, starts_on=date(2001, 1, 1), ends_on=date(2001, 3, 1))
    assert "Reports do not reach back to" in words(nadia.get(page("response", early.pk)))


def test_without_any_report_nothing_is_compared(people, nadia, now):
    start = local_date(now) - timedelta(days=30)
    made = make_response(force=people.norfolk, starts_on=start, ends_on=local_date(now))
    assert "Reports do not reach back to" in words(nadia.get(page("response", made.pk)))


@pytest.mark.parametrize(("late_by", "is_said"), [(1, True), (0, False)])
def test_a_response_added_after_its_first_day_says_so(people, nadia, now, late_by, is_said):
    start = local_date(now) - timedelta(days=30)
    days = {"starts_on": start, "ends_on": local_date(now)}
    made = make_response(force=people.norfolk, added_at=start_of_day(start + late_by * DAY), **days)
    assert ("could know the result" in words(nadia.get(page("response", made.pk)))) is is_said
    assert (f"{day(made.added_at)}, after its first day" in words(nadia.get(page("responses")))) is is_said
    assert "whoever adds it could know the result" in words(nadia.get(page("add_response")))


def test_an_area_is_not_compared_with_its_neighbour(county, nadia):
    own = square_of(county, 0)
    _, side, column, row = own.split("-")
    answer = nadia.post(page("add_response"), typed(county, comparison=f"bng-{side}-{int(column) + 1}-{row}"))
    assert "in the response or next to it" in words(answer)


def test_a_response_is_compared_with_the_premises_of_a_district(county, nadia, people):
    answer = nadia.post(page("add_response"), typed(county, compare="district", district="E07000148", comparison=""))
    assert answer.status_code == 422  # no premises of the test lies in a district of the register
    assert "Choose at least one square" in words(answer)


def test_a_response_is_withdrawn_with_a_reason_and_shows_no_result(county, nadia, people):
    made = make_response(force=people.norfolk)
    assert nadia.post(page("withdraw_response", made.pk), {"why": ""}).status_code == 422
    assert nadia.post(page("withdraw_response", made.pk), {"why": "Wrong squares"}).status_code == 302
    shown = words(nadia.get(page("response", made.pk)))
    assert "Wrong squares" in shown
    assert "Compared with the" not in shown
    assert "What came of it" not in shown
    assert "was withdrawn before" in words(nadia.get(page("withdraw_response", made.pk)))


def test_a_response_that_has_just_begun_has_no_result_yet(nadia, people, now):
    today = local_date(now)
    made = make_response(force=people.norfolk, starts_on=today, ends_on=today + timedelta(days=30))
    assert "once the response has lasted a week" in words(nadia.get(page("response", made.pk)))
