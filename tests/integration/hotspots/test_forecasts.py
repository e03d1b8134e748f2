"""Warnings are issued from what was known, once for a period, and held against what happened when it is over."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from counterpart.base.actors import Actor
from counterpart.base.audit import AuditEvent
from counterpart.core.hotspots.squares import squares_at
from counterpart.crimes.models import Incident
from counterpart.hotspots import forecasting, policy
from counterpart.hotspots.actions import forecasts
from counterpart.hotspots.errors import AlreadyDone, NotAllowed, NotOver, TooFewEvents, WrongValue
from counterpart.hotspots.events import reports
from counterpart.hotspots.models import Forecast
from counterpart.hotspots.queries.warnings import how_right
from counterpart.partners.models import Premises
from tests.factories import NOW, make_forecast, make_premises, make_score
from tests.hotspot_county import DAY

TODAY = NOW.date()
BY = Actor.system("Forecasts")
OVER = NOW + 11 * DAY


def issue(county, **fields):
    told = {"force": county.people.norfolk, "subject": "all", "starts_on": TODAY, "by": BY, "at": NOW}
    return forecasts.issue(**told | fields)


def square_of(county, shop: int) -> str:
    report = county.report(shop, NOW - 400 * DAY)
    found = reports(county.people.norfolk, NOW - 401 * DAY, NOW - 399 * DAY)
    report.delete()
    return squares_at(found.events.plane, 250, found.events.x, found.events.y)[0].name


def test_the_busiest_places_are_warned_of(county):
    forecast = issue(county)
    cells = list(forecast.cells.order_by("rank"))
    assert len(cells) == 3  # a tenth of thirty squares
    assert {square_of(county, 0), square_of(county, 1)} <= {cell.cell for cell in cells}
    assert [cell.expected for cell in cells] == sorted((cell.expected for cell in cells), reverse=True)
    assert (forecast.squares, forecast.days, forecast.side) == (30, 7, 250)
    assert forecast.events_seen > 100


def test_a_square_where_little_is_expected_is_not_warned_of(county, monkeypatch):
    expected = [cell.expected for cell in issue(county).cells.order_by("rank")]
    least = replace(policy.issue(), least_expected=(expected[0] + expected[1]) / 2)
    monkeypatch.setattr(forecasting, "issue", lambda: least)
    fewer = issue(county, subject="all", starts_on=TODAY + 7 * DAY)
    assert [cell.expected for cell in fewer.cells.all()] == pytest.approx(expected[:1], rel=0.2)
    assert fewer.settings["issue"]["least_expected"] == least.least_expected


def test_a_forecast_of_no_square_is_kept_and_is_neither_right_nor_wrong(county):
    """Twenty-six reports of a year, each at a shop of its own: hardly anything is to be expected anywhere."""
    Incident.objects.all().delete()
    for shop in range(26):
        county.report(shop, NOW - (40 + 12 * shop) * DAY, what="burglary")
    forecast = issue(county, subject="burglary")
    assert forecast.cells.count() == 0
    county.report(4, NOW + 2 * DAY, what="burglary")
    score = forecasts.score(forecast=forecast, by=BY, at=OVER)
    assert (score.warnings, score.right, score.hits, score.events, score.right_cells) == (0, 0, 0, 1, [])
    assert (score.chance_right, score.chance_hits, score.best_hits) == (0, 0, 0)
    assert how_right(county.people.norfolk) == []
    make_score(forecast=make_forecast(force=county.people.norfolk, subject="burglary", starts_on=TODAY - 7 * DAY))
    [record] = how_right(county.people.norfolk)
    assert (record.forecasts, record.warnings, record.right, record.share.value) == (2, 1, 1, 1)
    assert (record.hits, record.events) == (1, 5)


def test_all_that_it_rests_on_is_kept(county):
    forecast = issue(county)
    assert forecast.settings["issue"]["side"] == 250
    assert sum(forecast.settings["shares"]) == pytest.approx(1, abs=1e-4)
    assert None in [part["memory_days"] for part in forecast.settings["forecast"]["long_term"]]
    event = AuditEvent.objects.get(action="forecast.issue")
    assert forecast.seen_digest in event.data


def test_nothing_that_was_reported_later_moves_a_forecast(county):
    before = issue(county, subject="theft")
    for hours in range(40):
        county.report(17, NOW - timedelta(hours=hours + 20), delay=timedelta(hours=60))
    after = issue(county, subject="all")
    assert square_of(county, 17) not in set(after.cells.values_list("cell", flat=True))
    assert before.seen_digest != after.seen_digest


def test_a_burst_of_reports_is_a_near_repeat(county):
    for hours in range(8):
        county.report(17, NOW - timedelta(hours=40 + hours), delay=timedelta(hours=1))
    cell = issue(county).cells.get(cell=square_of(county, 17))
    assert cell.near_repeat > 0


def test_a_period_has_one_forecast_of_a_subject(county):
    issue(county)
    for day in (TODAY, TODAY + 6 * DAY):
        with pytest.raises(AlreadyDone):
            issue(county, starts_on=day)
    issue(county, starts_on=TODAY + 7 * DAY)
    assert Forecast.objects.count() == 2


def test_nobody_warns_of_the_past(county):
    with pytest.raises(WrongValue, match="today or later"):
        issue(county, starts_on=TODAY - DAY)


def test_too_little_is_known_to_warn(people):
    with pytest.raises(TooFewEvents, match="25"):
        forecasts.issue(force=people.norfolk, subject="all", starts_on=TODAY, by=BY, at=NOW)


def test_who_may_not_is_refused(county):
    with pytest.raises(NotAllowed):
        issue(county, by=county.people.alice.actor)
    assert issue(county, by=county.people.nadia.actor).issued_by_name == "Nadia Costa"


def test_a_score_counts_what_happened_in_the_period_alone(county):
    forecast = issue(county)
    first = forecast.cells.get(rank=1).cell
    shop = next(place for place in range(30) if square_of(county, place) == first)
    elsewhere = next(place for place in range(30) if not forecast.cells.filter(cell=square_of(county, place)))
    Incident.objects.filter(occurred_from__gte=NOW - 10 * timedelta(hours=1)).delete()
    for days in (0.5, 2, 6):
        county.report(shop, NOW + days * DAY)
    county.report(elsewhere, NOW + 3 * DAY)
    county.report(elsewhere, NOW + 7 * DAY)  # the day after
    county.report(elsewhere, NOW + 5 * DAY, delay=30 * DAY)  # not known yet
    score = forecasts.score(forecast=forecast, by=BY, at=OVER)
    assert (score.events, score.hits, score.best_hits) == (4, 3, 4)
    assert (score.warnings, score.right, score.right_cells) == (3, 1, [first])
    assert score.chance_right == pytest.approx(3 * 2 / 30)
    assert score.chance_hits == pytest.approx(4 * 3 / 30)


def test_a_score_waits_for_the_reports_of_its_period(county):
    forecast = issue(county)
    with pytest.raises(NotOver):
        forecasts.score(forecast=forecast, by=BY, at=NOW + 8 * DAY)
    forecasts.score(forecast=forecast, by=BY, at=OVER)
    with pytest.raises(AlreadyDone):
        forecasts.score(forecast=forecast, by=BY, at=OVER)


def test_what_is_due_is_issued_and_scored_and_nothing_twice(county):
    issued = forecasts.issue_due(by=BY, at=NOW)
    assert issued == Forecast.objects.count()
    assert set(Forecast.objects.values_list("subject", flat=True)) == {"all", "theft", "burglary"}
    assert forecasts.issue_due(by=BY, at=NOW + DAY) == 0
    assert forecasts.score_due(by=BY, at=NOW + DAY) == 0
    assert forecasts.score_due(by=BY, at=OVER) == issued
    assert forecasts.score_due(by=BY, at=OVER) == 0
    assert forecasts.issue_due(by=BY, at=OVER) == issued


def test_a_forecast_that_cannot_be_scored_holds_up_no_other(county):
    """One whose square is none has nothing to be held against."""
    broken = make_forecast(force=county.people.norfolk, subject="burglary", plane=1, issued_at=NOW)
    sound = issue(county, subject="theft")
    assert broken.pk < sound.pk
    with pytest.raises(ExceptionGroup, match="1 could not be done") as failed:
        forecasts.score_due(by=BY, at=OVER)
    assert "burglary" in str(failed.value.exceptions[0].__notes__)
    assert set(Forecast.objects.unscored()) == {broken}


def test_a_subject_that_cannot_be_foreseen_holds_up_no_other(county, monkeypatch):
    foresee = forecasting.foresee

    def without_theft(force, subject, *given):
        return foresee(force, subject, *given) if subject.code != "theft" else 1 / 0

    monkeypatch.setattr(forecasting, "foresee", without_theft)
    with pytest.raises(ExceptionGroup) as failed:
        forecasts.issue_due(by=BY, at=NOW)
    assert len(failed.value.exceptions) == 1 + 1  # both forces
    assert set(Forecast.objects.values_list("subject", flat=True)) == {"all", "burglary"}


def test_reports_can_come_in_while_a_forecast_is_made_and_scored(county, monkeypatch):
    """Nothing is computed while the database is held."""
    held, outside = [], len(connection.savepoint_ids)

    def watch(name):
        did = getattr(forecasting, name)

        def watched(*given):
            held.append(len(connection.savepoint_ids) - outside)
            return did(*given)

        monkeypatch.setattr(forecasting, name, watched)

    for name in ("foresee", "happened", "score_of"):
        watch(name)
    forecasts.score(forecast=issue(county), by=BY, at=OVER)
    assert held == [0, 0, 0]


def test_of_two_forecasts_made_at_once_one_is_kept(county, monkeypatch):
    foresee = forecasting.foresee

    def slowly(*given):
        if not Forecast.objects.exists():
            make_forecast(force=county.people.norfolk, starts_on=TODAY + DAY)
        return foresee(*given)

    monkeypatch.setattr(forecasting, "foresee", slowly)
    with pytest.raises(AlreadyDone):
        issue(county)
    assert Forecast.objects.count() == 1


def test_a_force_without_reports_is_warned_of_nothing(people):
    assert forecasts.issue_due(by=BY, at=NOW) == 0


def test_a_warning_counts_whatever_becomes_of_its_square(county):
    """Of the shop at the second square the point is corrected, so that no premises is left there."""
    forecast = issue(county)
    assert len(set(forecast.ground.cells)) == forecast.squares == 30
    Premises.objects.filter(pk=county.shops[1].pk).update(longitude=1.4, latitude=52.7)
    county.report(1, NOW + DAY)
    score = forecasts.score(forecast=forecast, by=BY, at=OVER)
    assert score.warnings == 3
    assert square_of(county, 1) not in {*forecast.ground.cells, *score.right_cells}


def test_a_forecast_that_kept_no_squares_counts_all_of_its_warnings(county):
    forecast = make_forecast(
        force=county.people.norfolk, cells=("bng-250-1-1", square_of(county, 0)), issued_at=NOW, squares=30
    )
    assert forecasts.score(forecast=forecast, by=BY, at=OVER).warnings == 2


def test_a_score_is_on_the_plane_of_its_forecast(county):
    """Even where most premises of the force have come to stand elsewhere."""
    forecast = issue(county)
    first = forecast.cells.get(rank=1).cell
    shop = next(place for place in range(30) if square_of(county, place) == first)
    county.report(shop, NOW + DAY)
    for _ in range(40):
        make_premises(organisation=county.people.castle_street, longitude=-77.0, latitude=38.9)
    assert first in forecasts.score(forecast=forecast, by=BY, at=OVER).right_cells


def test_a_premises_with_a_wrong_point_moves_no_square(county):
    """It would otherwise lay a grid from Norfolk to the equator."""
    make_premises(organisation=county.people.castle_street, longitude=0, latitude=0, registered_at=NOW - DAY)
    forecast = issue(county)
    assert (forecast.plane, forecast.squares) == (27700, 30)


def test_what_happens_where_no_premises_was_counts_as_not_foreseen(county):
    forecast = issue(county)
    county.report(0, NOW + 2 * DAY)
    opened_later = Premises.objects.filter(pk=county.shops[20].pk)
    opened_later.update(longitude=1.6, registered_at=NOW + DAY)
    county.report(20, NOW + 3 * DAY)
    score = forecasts.score(forecast=forecast, by=BY, at=OVER)
    assert (score.events, score.hits, score.best_hits) == (2, 1, 1)
    assert score.chance_hits == pytest.approx(1 * 3 / 30)


def test_a_week_in_which_the_clocks_change_is_seven_days_of_london(county):
    autumn = NOW.replace(month=10, day=21)
    for days in range(30):
        county.report(0, autumn - days * DAY - DAY)
    forecast = issue(county, at=autumn, starts_on=autumn.date())
    assert forecast.days == policy.issue().days
    county.report(0, NOW.replace(month=10, day=27, hour=23, minute=30))  # 23:30 in winter time: the last half hour
    county.report(0, NOW.replace(month=10, day=28, hour=0, minute=0))
    score = forecasts.score(forecast=forecast, by=BY, at=autumn + 20 * DAY)
    assert score.events == 1
