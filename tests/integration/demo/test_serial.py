"""Series in the demo: planted in the reports, found by the system, confirmed by people."""

from datetime import timedelta
from uuid import uuid4

import pytest

from counterpart.demo import serial
from counterpart.demo.draw import DrawnReport
from counterpart.demo.world import World
from counterpart.series.models import Series, SeriesState, TierAssessment
from tests.factories import NOW, make_nominal, make_nominal_link, make_suspect_image
from tests.factories.suspects import make_picture
from tests.serial import Serial, crime_case, others
from tests.serial import serial as made_serial


@pytest.fixture
def on(people) -> Serial:
    return made_serial(people)


@pytest.fixture
def world(on) -> World:
    staff = {f"{who.actor.name}@example.org": who.actor for who in (on.people.alice, on.ivy, on.omar)}
    staff["supervisor@example.org"] = on.people.sam.actor
    return World(force=on.people.norfolk, staff=staff, reporters={}, premises=())


def report(days_ago: int, premises: int) -> DrawnReport:
    answers = {"what_happened": "theft", "where": {"kind": "premises", "premises_id": premises}}
    return DrawnReport(uuid4(), NOW - timedelta(days=days_ago), premises, answers)


def test_four_thefts_of_each_span_are_told_anew_in_as_many_shops_on_as_many_days():
    drawn = [report(day, day % 9) for day in range(40)]
    planted = serial.plant(drawn, NOW)
    assert [each.submission_key for each in planted] == [each.submission_key for each in drawn]
    plates = [each.answers["suspects"][0]["vehicle_vrm"] for each in planted if "suspects" in each.answers]
    assert sorted(plates) == ["AK99 QXT"] * 4 + ["AN99 WJD"] * 4


def test_too_few_thefts_are_left_as_they_are():
    drawn = [report(1, 1), report(2, 2)]
    assert serial.plant(drawn, NOW) == drawn


def test_one_is_confirmed_with_a_listing_and_one_is_proposed(on, world):
    others(on.people, 50)
    habits = serial._HABITS[0]["suspect"]
    look = {name: habits[name] for name in ("build", "clothing", "hair", "distinctive", "vehicle")}
    for day in (30, 33, 36):
        told = {"theft": {"how": "stockroom"}}
        at = NOW - timedelta(days=day)
        crime_case(on.people, at=at, look=look | {"vrm": habits["vehicle_vrm"]}, category="tools", told=told)
    nominal = make_nominal(force=on.people.norfolk)
    for seed, case in enumerate(on.cases[:3]):
        image = make_suspect_image(case=case, by=on.people.alice.actor, content=make_picture(seed))
        make_nominal_link(nominal=nominal, image=image, by=on.people.alice.actor)
    serial.show(world, at=NOW)
    states = {series.state: series for series in Series.objects.all()}
    assert set(states) == {SeriesState.CONFIRMED, SeriesState.PROPOSED}
    assert states[SeriesState.CONFIRMED].disposals.count() == 1
    proposed = set(states[SeriesState.PROPOSED].crimes.values_list("incident", flat=True))
    assert proposed == {incident.pk for incident in on.incidents}
    assert TierAssessment.objects.in_force(NOW.date()).get().tier == "travelling"
