"""The pages of places: what each shows, who may do what on it, and what is kept when something is wrong."""

import csv
import io
import json
import re
import sqlite3
from datetime import timedelta

import pytest
from django.urls import reverse

from counterpart.base import clock
from counterpart.base.actors import Actor
from counterpart.base.audit import AuditEvent
from counterpart.casework.models import Case
from counterpart.casework.queries.repeats import of_force
from counterpart.core.periods.local_time import local_date
from counterpart.crimes.models import Incident
from counterpart.hotspots import looking
from counterpart.hotspots.actions import forecasts, patrols
from counterpart.hotspots.errors import NotAllowed
from counterpart.hotspots.models import Forecast, PatrolVisit
from counterpart.hotspots.queries.demand import locations
from counterpart.hotspots.queries.warnings import officer_hours
from tests.factories import make_case, make_forecast, make_incident, make_patrol_visit, make_response, make_score
from tests.hotspot_county import DAY
from tests.hotspot_county import county as make_county
from tests.integration.hotspots.test_forecasts import square_of
from tests.loads import load_norfolk

BY = Actor.system("Forecasts")


def page(name, *keys, **query):
    address = reverse(f"desk_hotspots:{name}", args=keys)
    return address + ("?" + "&".join(f"{key}={value}" for key, value in query.items()) if query else "")


def words(answer) -> str:
    """What stands on a page, its tags left out."""
    text = re.sub(r"<(script|style|svg).*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", text)).replace("\xa0", " ")


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def county(people, now):
    return make_county(people, until=now)


@pytest.fixture
def nadia(people, client_of):
    return client_of(people.nadia)


def test_hotspots_show_counts_and_harm_side_by_side(county, nadia):
    shown = words(nadia.get(page("hotspots", side=250)))
    assert "Reports by square of 250 m, the last 90 days" in shown
    for head in ("Reports", "Crimes", "Harm (days)", "Before", "Trend", "Stands out"):
        assert head in shown
    assert "Cambridge Crime Harm Index" in shown


def test_a_force_that_opened_lately_has_no_trend(county, people, nadia, now):
    people.norfolk.registered_at = now - 120 * DAY
    people.norfolk.save(update_fields=["registered_at"])
    for name in ("hotspots", "demand"):
        shown = words(nadia.get(page(name)))
        assert "There is no trend yet" in shown
        assert "Before" not in shown
    assert "There is no trend yet" not in words(nadia.get(page("hotspots", days=30)))


def test_a_download_leaves_empty_what_nobody_knows(county, people, nadia, now):
    def held(column, name, *keys):
        told = nadia.get(page(name, *keys)).content.decode("utf-8-sig")
        return {row[column] for row in csv.DictReader(io.StringIO(told))}

    asked = (("before", "hotspots_file", "csv"), ("Before", "demand_csv"), ("Trend", "demand_csv"))
    assert all("" not in held(*each) for each in asked)
    people.norfolk.registered_at = now - 120 * DAY
    people.norfolk.save(update_fields=["registered_at"])
    assert [held(*each) for each in asked] == [{""}, {""}, {""}]
    features = json.loads(nadia.get(page("hotspots_file", "geojson")).content)["features"]
    assert {one["properties"]["before"] for one in features} == {None}
    assert nadia.get(page("hotspots_file", "gpkg")).status_code == 200


def test_an_address_with_an_unknown_district_is_told_so(county, nadia):
    for name in ("hotspots", "times"):
        assert "“E99” is not known here and was left out" in words(nadia.get(page(name, district="E99")))
        assert "is not known here" not in words(nadia.get(page(name, district="E07000148")))


def test_demand_counts_the_reports_that_the_cases_count_as_repeats(county, people, nadia, now):
    found = Incident.objects.filter(premises__in=county.shops[:3]).order_by("-occurred_from")
    closed = {"not_recorded_at": now, "not_recorded_reason": "Seen on camera: a delivery"}
    told_of = [one.pk for shop in county.shops[:3] for one in found.filter(premises=shop)[1:]]
    Incident.objects.filter(pk__in=told_of).update(**closed)
    repeats = dict(of_force(people.nadia.actor, now).premises)
    year = {one.premises.pk: one.year for one in locations(people.norfolk, now) if one.is_repeat}
    assert year
    assert {key: repeats.get(key) for key in year} == year
    listed = {one.premises.pk: one for one in locations(people.norfolk, now)}
    assert (listed[county.shops[0].pk].year, listed[county.shops[0].pk].is_repeat) == (1, False)
    assert "Chronic location" not in words(nadia.get(page("square", square_of(county, 0))))


@pytest.mark.parametrize(
    "query", [{"days": "x"}, {"by": "age"}, {"side": "7"}, {"kind": "<b>"}, {"district": "E99"}, {"source": "files"}]
)
def test_what_an_address_does_not_know_is_left_out(county, nadia, query):
    assert nadia.get(page("hotspots", **query)).status_code == 200
    assert nadia.get(page("hotspots_shapes", **query)).status_code == 200


def test_the_shapes_of_a_map_are_not_counted_anew(county, nadia, monkeypatch):
    nadia.get(page("hotspots", side=250))
    monkeypatch.setattr(looking, "look", lambda *_: 1 / 0)
    assert nadia.get(page("hotspots_shapes", side=250)).json()["features"]
    with pytest.raises(ZeroDivisionError):
        nadia.get(page("hotspots_shapes", side=500))


def test_what_was_loaded_is_not_read_to_list_its_kinds(county, nadia, settings, tmp_path, monkeypatch):
    settings.SNAPSHOTS = tmp_path
    load_norfolk(county.people.nadia)
    monkeypatch.setattr(looking, "read", lambda *_: 1 / 0)
    assert "Recorded crime loaded" in words(nadia.get(page("hotspots")))
    assert "shoplifting" in looking.kinds_loaded(county.people.norfolk)


def test_a_kind_narrows_what_is_shown(county, nadia):
    every = json.loads(nadia.get(page("hotspots_file", "geojson", side=250)).content)
    burglary = json.loads(nadia.get(page("hotspots_file", "geojson", side=250, kind="burglary")).content)
    total = [sum(one["properties"]["reports"] for one in found["features"]) for found in (every, burglary)]
    assert 0 < total[1] < total[0]


def test_downloads_hold_the_same_squares(county, nadia, tmp_path):
    lines = nadia.get(page("hotspots_file", "csv", side=250)).content.decode().splitlines()
    features = json.loads(nadia.get(page("hotspots_file", "geojson", side=250)).content)["features"]
    (tmp_path / "squares.gpkg").write_bytes(nadia.get(page("hotspots_file", "gpkg", side=250)).content)
    with sqlite3.connect(tmp_path / "squares.gpkg") as file:
        (held,) = file.execute("SELECT count(*) FROM counterpart").fetchone()
    assert len(lines) - 1 == len(features) == held > 10
    assert lines[1].split(",")[0] == features[0]["properties"]["square"]
    assert nadia.get(page("hotspots_file", "xls")).status_code == 404


def test_the_map_and_its_shapes_name_the_same_areas(county, nadia):
    shown = nadia.get(page("hotspots", side=500)).content.decode()
    named = set(re.findall(r"&#34;code&#34;: ?&#34;([^&]*)&#34;", shown) or re.findall(r'"code": ?"([^"]*)"', shown))
    drawn = {
        one["properties"]["code"]
        for one in json.loads(nadia.get(page("hotspots_shapes", side=500)).content)["features"]
    }
    assert drawn == named
    assert any(code.startswith("bng-500-") for code in drawn)


def test_a_square_lists_its_reports_and_says_that_they_were_read(county, nadia, people):
    name = square_of(county, 0)
    shown = words(nadia.get(page("square", name)))
    assert "Shop 1" in shown
    assert "Chronic location" in shown
    assert AuditEvent.objects.filter(action="incident.list", actor_id=people.nadia.person.pk).exists()
    assert nadia.get(page("square", "anything")).status_code == 404


def test_another_force_sees_nothing_of_it(county, people, client_of):
    forecast, response = make_forecast(force=people.norfolk), make_response(force=people.norfolk)
    ruth = client_of(people.ruth)
    assert "Shop 1" not in words(ruth.get(page("square", square_of(county, 0))))
    assert "Nothing was reported" in words(ruth.get(page("hotspots")))
    for name, key in (("forecast", forecast.pk), ("forecast_shapes", forecast.pk), ("response", response.pk)):
        assert ruth.get(page(name, key)).status_code == 404
    assert ruth.get(page("patrols", forecast.pk, "csv")).status_code == 404


def test_demand_locations_are_ranked_by_harm_and_tagged(county, nadia, people, now):
    make_patrol_visit(force=people.norfolk, cell=square_of(county, 0), started_at=now - DAY, minutes=90, officers=2)
    shown = words(nadia.get(page("demand")))
    assert re.search(r"Shop 1 .*?Chronic .*? 3\.0 ", shown)
    squares = words(nadia.get(page("demand", by="square")))
    assert "Shop 1" not in squares
    lines = nadia.get(page("demand_csv")).content.decode().splitlines()
    assert any(line.startswith("Shop 1,") for line in lines)


def test_the_cases_of_a_demand_location_are_those_of_its_premises_alone(county, nadia, client_of, people):
    shop, namesake = county.shops[:2]
    for premises in (shop, namesake):
        premises.name = "Corner shop"
        premises.save()
        report = make_incident(force=people.norfolk, premises=premises, organisation=people.castle_street)
        make_case(incident=report)
    address = f"{reverse('desk:queue')}?premises={shop.pk}&amp;state=any"
    alice = client_of(people.alice)
    assert [address in client.get(page("demand")).text for client in (alice, nadia)] == [True, False]
    case, square = Case.objects.get(premises=shop).reference, page("square", square_of(county, 0))
    opened = f'href="{reverse("desk:case", args=[case])}"'
    assert [opened in client.get(square).text for client in (alice, nadia)] == [True, False]
    assert case in nadia.get(square).text
    answer = alice.get(reverse("desk:queue"), {"premises": shop.pk, "state": "any"})
    listed = words(answer)
    assert f'<option value="{shop.pk}" selected>' in answer.text, "the next search keeps it"
    assert "All premises" in listed
    mine, other = (Case.objects.get(premises=premises).reference for premises in (shop, namesake))
    assert mine in listed
    assert other not in listed
    for nothing in ("x", "9" * 30, "999999"):
        assert other in words(alice.get(reverse("desk:queue"), {"premises": nothing, "state": "any"}))
    shown_elsewhere = words(client_of(people.ruth).get(reverse("desk:queue"), {"premises": shop.pk}))
    assert "Corner shop" not in shown_elsewhere
    assert "All premises" not in shown_elsewhere


def test_the_week_adds_up_to_the_reports(county, nadia):
    lines = nadia.get(page("times_csv", days=365)).content.decode().splitlines()[1:]
    total = sum(float(value) for line in lines for value in line.split(",")[1:])
    shown = words(nadia.get(page("times", days=365)))
    assert f"Made from {round(total)} events" in shown
    assert len(lines) == 24


def test_before_any_is_scored_a_warning_says_that_nobody_knows(county, nadia, now):
    forecasts.issue_due(by=BY, at=now)
    shown = words(nadia.get(page("warnings")))
    assert "No record exists yet" in shown
    assert "No warning has been scored yet" in shown
    assert "likely" not in shown.lower()


def test_a_warning_stands_beside_how_right_such_warnings_were(county, nadia, people, now):
    for weeks in range(1, 7):
        past = make_forecast(force=people.norfolk, starts_on=local_date(now) - timedelta(days=7 * weeks))
        make_score(forecast=past, warnings=10, right=4, chance_right=0.5, right_cells=[])
    forecasts.issue_due(by=BY, at=now)
    shown = words(nadia.get(page("warnings")))
    assert "Of 60 warnings like these in 6 forecasts, 24 were right (40%, of too few forecasts for a range)" in shown
    assert "drawn by lot would have been right 5.0% of the time" in shown
    theft = words(nadia.get(page("warnings", of="theft")))
    assert "No record exists yet" in theft


def test_without_any_forecast_the_page_says_when_there_will_be_one(people, nadia):
    assert "as soon as 25 reports" in words(nadia.get(page("warnings")))


def test_a_forecast_and_its_patrol_list(county, nadia, now):
    forecasts.issue_due(by=BY, at=now)
    forecast = Forecast.objects.get(subject="all")
    shown = words(nadia.get(page("forecast", forecast.pk)))
    assert forecast.seen_digest in shown
    lines = nadia.get(page("patrols", forecast.pk, "csv")).content.decode().splitlines()
    assert len(lines) == 1 + forecast.cells.count()
    noted = json.loads(nadia.get(page("patrols", forecast.pk, "geojson")).content)
    assert "No record exists yet" in noted["notes"][0]


def test_where_no_square_is_warned_of_the_pages_say_why(people, nadia, now):
    settings, today = {"issue": {"least_expected": 0.1}}, local_date(now)
    current = make_forecast(force=people.norfolk, starts_on=today, cells=(), settings=settings)
    past = make_forecast(force=people.norfolk, starts_on=today - 9 * DAY, cells=(), settings=settings)
    make_score(forecast=past, events=3, hits=0, warnings=0, right=0, best_hits=0, right_cells=[])
    shown = words(nadia.get(page("warnings")))
    assert "none was expected to have as much as 0.1 reports in these 7 days" in shown
    assert "Patrol list" not in shown
    assert "3 reports came from these days" in words(nadia.get(page("forecast", past.pk)))
    assert nadia.get(page("forecast_shapes", current.pk)).status_code == 200
    for file in ("csv", "geojson", "gpkg"):
        assert nadia.get(page("patrols", current.pk, file)).status_code == 200
    assert "No record exists yet" in words(nadia.get(reverse("open:warnings_record")))


def test_an_investigator_logs_a_visit(county, client_of, people, now):
    name = square_of(county, 0)
    forecasts.issue_due(by=BY, at=now)
    told = {"started_on": "yesterday", "started": "9pm", "minutes": "30", "officers": "2", "note": "Quiet"}
    client = client_of(people.alice)
    assert client.post(page("log_visit", name), told).status_code == 302
    visit = PatrolVisit.objects.get()
    assert (visit.cell, visit.minutes, visit.officers, visit.logged_by_name) == (name, 30, 2, "Alice Warren")
    assert "Quiet" in words(client.get(page("square", name)))
    assert AuditEvent.objects.filter(action="patrol.log").exists()


def test_a_visit_that_cannot_be_is_refused_and_kept_as_typed(county, client_of, people):
    told = {"started_on": "yesterday", "started": "25:00", "minutes": "0", "officers": "2", "note": "Quiet"}
    answer = client_of(people.alice).post(page("log_visit", square_of(county, 0)), told)
    assert answer.status_code == 422
    assert "like 2:05pm" in words(answer)
    assert 'value="25:00"' in answer.content.decode()
    assert not PatrolVisit.objects.exists()


def test_a_visit_is_logged_once_and_soon(county, client_of, people):
    client, address = client_of(people.alice), page("log_visit", square_of(county, 0))
    told = {"started_on": "yesterday", "started": "9pm", "minutes": "30", "officers": "2"}
    assert client.post(address, told).status_code == 302
    again = client.post(address, told)
    assert again.status_code == 422
    assert "logged this visit already" in words(again)
    assert "within 90 days" in words(client.post(address, told | {"started_on": "1 January 2020"}))
    assert PatrolVisit.objects.count() == 1


def test_a_visit_that_was_a_mistake_is_kept_struck_through_and_counts_no_more(county, client_of, people, now):
    name, sam = square_of(county, 0), client_of(people.sam)
    told = {"force": people.norfolk, "cell": name, "officers": 1}
    make_patrol_visit(**told, started_at=now - DAY, minutes=60, note="Stands")
    wrong = make_patrol_visit(**told, started_at=now - 2 * DAY, minutes=600, note="Wrong day")
    assert "11 hours" in words(sam.get(page("square", name)))
    refused = sam.post(page("withdraw_visit", wrong.pk), {"why": ""})
    assert refused.status_code == 422
    assert refused.text.count(f'href="{page("square", name)}"') == 2, "Back and Cancel lead to the square"
    answer = sam.post(page("withdraw_visit", wrong.pk), {"why": "It was in another square"})
    assert answer.url == page("square", name)
    shown = sam.get(answer.url)
    assert "<s>Wrong day</s>" in shown.content.decode()
    assert "<s>Stands</s>" not in shown.content.decode()
    assert re.search(r"Withdrawn by Sam Okafor, .*?: It was in another square", words(shown))
    assert "11 hours" not in words(shown)
    assert officer_hours(people.norfolk, now - 7 * DAY, now) == {name: timedelta(hours=1)}
    assert AuditEvent.objects.filter(action="patrol.withdraw", actor_id=people.sam.person.pk).exists()
    assert "was withdrawn before" in words(sam.get(page("withdraw_visit", wrong.pk)))


def test_a_visit_is_withdrawn_by_who_may_log_one_of_the_same_force(county, nadia, client_of, people):
    visit = make_patrol_visit(force=people.norfolk)
    assert nadia.get(page("withdraw_visit", visit.pk)).status_code == 403
    assert client_of(people.ruth).get(page("withdraw_visit", visit.pk)).status_code == 404
    with pytest.raises(NotAllowed):
        patrols.withdraw(visit=visit, why="Mine", by=people.nadia.actor, at=clock.now())


def test_a_withdrawn_visit_can_be_logged_anew(county, client_of, people):
    client, address = client_of(people.alice), page("log_visit", square_of(county, 0))
    told = {"started_on": "yesterday", "started": "9pm", "minutes": "30", "officers": "2"}
    client.post(address, told)
    client.post(page("withdraw_visit", PatrolVisit.objects.get().pk), {"why": "Twenty minutes"})
    assert client.post(address, told | {"minutes": "20"}).status_code == 302
    assert PatrolVisit.objects.standing().get().minutes == 20


def test_a_square_outside_the_county_is_not_found(county, client_of, people):
    for name in ("bng-250-0-0", "epsg32618-250-1314-17231"):
        assert client_of(people.alice).get(page("square", name)).status_code == 404


def test_an_analyst_logs_no_visit_and_an_investigator_adds_no_response(county, nadia, client_of, people):
    assert nadia.get(page("log_visit", square_of(county, 0))).status_code == 403
    assert client_of(people.alice).get(page("add_response")).status_code == 403


def test_loaded_crime_is_shown_by_month_and_its_unknown_harm_is_no_nought(people, nadia, settings, tmp_path):
    settings.SNAPSHOTS = tmp_path
    load_norfolk(people.nadia)
    shown = words(nadia.get(page("hotspots", source="files", side=1000)))
    assert "tell the month of each crime and no day" in shown
    assert "July 2025 to September 2025" in shown
    assert "Harm (days)" not in shown
    ranked = words(nadia.get(page("hotspots", source="files", side=1000, by="harm")))
    assert "These data tell no harm: squares are ranked by crimes" in ranked
    assert "Crimes by square of 1000 m" in ranked
    features = json.loads(nadia.get(page("hotspots_file", "geojson", source="files", side=1000, by="harm")).content)
    assert {one["properties"]["harm_days"] for one in features["features"]} == {None}
    shuffled = json.loads(nadia.get(page("hotspots_file", "geojson", source="files", side=1000)).content)
    assert features == shuffled
    assert "The time of day is known of none" in words(nadia.get(page("times", source="files")))
