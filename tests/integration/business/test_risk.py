"""What a business sees around its premises."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse

from counterpart.base import clock
from counterpart.base.audit import AuditEvent
from counterpart.core.hotspots.editions import AreaWords, Edition
from counterpart.core.hotspots.squares import parse
from counterpart.core.periods.local_time import local_date
from counterpart.core.periods.months import first_day, month_of
from counterpart.hotspots.models import WarnedCell
from tests.factories import make_forecast, make_incident, make_premises, make_score, make_shared_edition
from tests.factories.hotspots import SQUARE, make_neighbours

HERE = parse(SQUARE)
NORTH = replace(HERE, row=HERE.row + 1).name
FAR = replace(HERE, row=HERE.row + 3).name
OTHER_AREA = next(near.name for near in HERE.around() if near.block(4) != HERE.block(4))
AREA = "bng-5000-124-61"


@pytest.fixture
def month():
    return month_of(local_date(clock.now()))


@pytest.fixture
def edition(people, month):
    words = {AREA: AreaWords(("theft", "damage"), (2, 7))}
    shown = Edition(month, {SQUARE: 1, NORTH: 2, FAR: 2}, words)
    return make_shared_edition(force=people.norfolk, month=first_day(month), edition=shown)


def page(people, client_of, who="priya"):
    address = reverse("business_risk:around", args=[people.castle_street_shop.pk])
    return client_of(getattr(people, who)).get(address)


def text(answer):
    return answer.content.decode()


def test_the_squares_the_kinds_and_the_times_are_shown_in_bands_and_words(people, client_of, edition):
    shown = text(page(people, client_of))
    assert "Your square: 10 to 19." in shown
    assert "20 or more" in shown
    assert "Reported most in the 5 km around: theft and damage." in shown
    assert "Saturday and Sunday, 6pm to midnight" in shown
    assert "There is no record yet." in shown
    assert "There is no warning to show here now." in shown


def test_the_file_holds_what_the_page_shows(people, client_of, edition):
    answer = client_of(people.tom).get(reverse("business_risk:squares_csv", args=[people.castle_street_shop.pk]))
    lines = text(answer).splitlines()
    assert len(lines) == 26
    assert [line.split(",")[0] for line in lines if "20 or more" in line] == [NORTH]
    assert FAR not in text(answer)
    assert sum("not shown" in line for line in lines) == 23


def test_one_s_own_reports_are_exact_and_a_rival_s_are_not_there(people, client_of, edition, month):
    last_month = clock.now().replace(day=1) - timedelta(days=2)
    for what, business, premises in (
        ("theft", people.castle_street, people.castle_street_shop),
        ("theft", people.castle_street, people.castle_street_shop),
        ("damage", people.castle_street, people.castle_street_shop),
        ("robbery", people.rival, people.rival_shop),
    ):
        make_incident(
            force=people.norfolk, organisation=business, premises=premises, what_happened=what, occurred_from=last_month
        )
    shown = text(page(people, client_of))
    assert "From here you made 3 reports: theft 2, damage 1." in shown
    assert "robbery" not in shown.replace("Violence or robbery", "")


def test_before_the_first_edition_the_page_says_when(people, client_of):
    assert "is shown here from " in text(page(people, client_of))


def test_one_premises_leads_straight_there_and_several_ask(people, client_of, edition):
    start = reverse("business_risk:start")
    assert client_of(people.tom).get(start).url.endswith(f"/risk/{people.castle_street_shop.pk}/")
    make_premises(organisation=people.castle_street, name="Second Shop")
    assert "Second Shop" in text(client_of(people.tom).get(start))


def test_a_business_without_a_place_is_led_to_the_register(people, client_of):
    people.castle_street_shop.delete()
    start = reverse("business_risk:start")
    assert reverse("business_management:find_premises") in text(client_of(people.priya).get(start))
    assert "Your manager can do that." in text(client_of(people.tom).get(start))


def test_nobody_sees_around_another_s_premises(people, client_of, edition):
    assert page(people, client_of, who="mallory").status_code == 404


def test_no_record_about_a_person_is_read(people, client_of, edition):
    page(people, client_of)
    assert not AuditEvent.objects.filter(kind="consultation").exclude(action__startswith="sign_in").exists()


def warn(people, cell, reason, *, scored=0, right=0):
    today = local_date(clock.now())
    forecast = make_forecast(force=people.norfolk, cells=(), starts_on=today, subject="burglary", kinds=["burglary"])
    WarnedCell.objects.create(forecast=forecast, cell=cell, rank=1, expected=1, near_repeat=1, reason=reason)
    for week in range(1, scored + 1):
        starts_on = today - timedelta(days=7 * week)
        past = make_forecast(force=people.norfolk, cells=(), starts_on=starts_on, subject="burglary")
        figures = {"events": 20, "hits": 10, "warnings": 20, "right": right, "chance_right": 1.2, "best_hits": 15}
        make_score(forecast=past, **figures)


def test_a_near_repeat_next_door_is_told_with_how_right_such_warnings_were(people, client_of, edition):
    make_neighbours(people.norfolk, 3)
    warn(people, NORTH, "near-repeat", scored=12, right=5)
    shown = text(page(people, client_of))
    assert "Burglary near you" in shown
    assert "60 of 240 warnings like this were right (25%, likely between 25% and 25%)" in shown
    assert "Squares drawn by lot would have been right 6% of the time." in shown
    assert "Test shutters, locks and the alarm tonight" in shown


def test_a_warning_without_a_record_says_so(people, client_of, edition):
    make_neighbours(people.norfolk, 3)
    warn(people, SQUARE, "near-repeat")
    assert "How often such warnings are right is not known yet" in text(page(people, client_of))


def test_where_few_others_trade_nobody_is_told_of_a_near_repeat(people, client_of, edition):
    """Of two other squares, one whose business looks would leave one."""
    make_neighbours(people.norfolk, 1)
    warn(people, NORTH, "near-repeat")
    assert "There is no warning to show here now." in text(page(people, client_of))


@pytest.mark.parametrize(
    ("cell", "reason"),
    [(OTHER_AREA, "near-repeat"), (NORTH, "long-term")],
    ids=["another area, though next door", "many over the year, in another square"],
)
def test_what_is_not_told(people, client_of, edition, cell, reason):
    make_neighbours(people.norfolk, 3)
    warn(people, cell, reason)
    assert "There is no warning to show here now." in text(page(people, client_of))


def test_many_over_the_year_are_told_of_one_s_own_square_only_where_it_is_shown(people, client_of, month):
    warn(people, SQUARE, "long-term")
    hidden = make_shared_edition(force=people.norfolk, month=first_day(month - 1), edition=Edition(month - 1))
    assert not hidden.edition.bands
    assert "There is no warning to show here now." in text(page(people, client_of))
    assert "none can be shown" in text(page(people, client_of))
    make_shared_edition(force=people.norfolk, month=first_day(month), edition=Edition(month, {SQUARE: 0}))
    assert "Reported often in your square over the past year." in text(page(people, client_of))


def test_the_page_asks_the_database_few_questions(people, client_of, edition, django_assert_max_num_queries):
    make_neighbours(people.norfolk, 3)
    warn(people, NORTH, "near-repeat", scored=6, right=5)
    client = client_of(people.priya)
    address = reverse("business_risk:around", args=[people.castle_street_shop.pk])
    client.get(address)
    with django_assert_max_num_queries(14):
        client.get(address)
