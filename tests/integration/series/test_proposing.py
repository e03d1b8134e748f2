"""By night: what is proposed out of the reports of a force, and what is not read for it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from counterpart.core.series.settings import settings
from counterpart.crimes.models import Incident, SuspectDescription
from counterpart.places.models import District
from counterpart.series import jobs, reading
from counterpart.series.actions import members, naming, proposing, weighing
from counterpart.series.models import Series, SeriesState
from tests.factories import NOW, make_series
from tests.serial import answer, others

PROTECTED = {"sex", "age_from", "age_to", "under_18", "name"}


@pytest.fixture
def county(on):
    others(on.people, 60)
    return on


def propose(on):
    return proposing.propose(force=on.people.norfolk, at=NOW, shuffles=4)


def test_the_series_is_proposed_with_its_reasons_and_nothing_by_a_second_night(county):
    made = propose(county)
    assert [set(series.crimes.values_list("incident", flat=True)) for series in made] == [
        {incident.pk for incident in county.incidents}
    ]
    (series,) = made
    reasons = {reason["factor"]: reason for reason in series.reasons}
    assert reasons["vehicle"]["detail"] == "AB12CDE, van, white"
    assert series.chance_share <= 0.25
    assert all(crime.reasons for crime in series.crimes.all())
    assert (propose(county), Series.objects.count()) == ([], 1)


def test_what_two_people_rejected_is_not_proposed_again(county):
    (series,) = propose(county)
    for who in (county.ivy, county.omar):
        answer(series, who, agrees=False, reason="Two vans")
    assert propose(county) == []


def test_a_further_crime_is_suggested_for_the_series_that_stands_and_moves_nothing(county):
    series = county.confirmed(3)
    assert propose(county) == []
    assert series.crimes.held().count() == 3
    suggested = series.crimes.filter(standing="suggested").get()
    assert suggested.incident == county.incidents[3]
    assert suggested.reasons
    propose(county)
    assert series.crimes.filter(standing="suggested").count() == 1


def test_no_more_in_a_week_than_people_can_look_at(county):
    for _ in range(settings().most_a_week):
        make_series(force=county.people.norfolk)
    assert propose(county) == []
    Series.objects.update(proposed_at=NOW - timedelta(days=8))
    assert len(propose(county)) == 1


def test_age_sex_and_name_change_nothing(county):
    before = reading.facts_of(reading.compared(county.people.norfolk, NOW))
    SuspectDescription.objects.update(sex="female", age_from=14, age_to=16, under_18="yes", name="Somebody Else")
    for incident in Incident.objects.all():
        incident.answers = incident.answers | {"hate": "religion", "employer_commercial": True}
        incident.save(update_fields=["answers"])
    assert reading.facts_of(reading.compared(county.people.norfolk, NOW)) == before


def test_no_protected_column_is_read_of_the_people_described(county):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        reading.facts_of(reading.compared(county.people.norfolk, NOW))
    assert len(queries) == 3
    of_people = next(query["sql"] for query in queries if "suspectdescription" in query["sql"])
    chosen = of_people.split(" FROM ")[0]
    assert not [name for name in PROTECTED if f'"{name}"' in chosen]


def test_another_forces_and_withdrawn_reports_are_not_compared(county):
    Incident.objects.filter(pk=county.incidents[0].pk).update(withdrawn_at=NOW)
    keys = {facts.key for facts in reading.facts_of(reading.compared(county.people.norfolk, NOW))}
    assert county.incidents[0].pk not in keys
    assert reading.facts_of(reading.compared(county.people.suffolk, NOW)) == []


def test_the_nightly_job_finds_its_forces(people):
    jobs.propose.func()
    jobs.assess_tiers.func()
    assert not Series.objects.filter(state=SeriesState.PROPOSED).exists()


def stranger_in(county, series):
    """A crime that nothing links to the series joins it."""
    stranger = county.other.primary_incident
    members.add(series=series, incident=stranger, why="The shop is near", by=county.people.sam.actor, at=NOW)
    return stranger


def test_other_crimes_are_weighed_anew_by_a_worker(county):
    (series,) = propose(county)
    before = (series.average_bits, series.by_chance)
    stranger = stranger_in(county, series)
    series.refresh_from_db()
    assert (series.average_bits, series.by_chance) == before
    assert series.crimes_changed_at == NOW
    task = DBTaskResult.objects.get(task_path=weighing.JOB)
    assert task.args_kwargs["args"] == [series.pk]
    assert weighing.weigh(series=series, at=NOW, shuffles=4)
    series.refresh_from_db()
    assert series.average_bits < before[0]
    assert (series.crimes_changed_at, series.weighed_at) == (None, NOW)
    assert "80%" not in next(each for each in series.reasons if each["factor"] == "vehicle")["words"]
    assert series.crimes.get(incident=stranger).reasons


def weighings():
    return DBTaskResult.objects.filter(task_path=weighing.JOB).count()


def test_however_many_crimes_change_it_is_weighed_once(county, monkeypatch):
    (series,) = propose(county)
    stranger_in(county, series)
    stranger = county.other.primary_incident
    members.take_out(crime=series.crimes.get(incident=stranger), why="Far", by=county.people.sam.actor, at=NOW)
    assert weighings() == 1
    assert weighing.weigh(series=series, at=NOW, shuffles=2)
    monkeypatch.setattr(weighing, "compare", None)
    assert not weighing.weigh(series=series, at=NOW)
    stranger_in(county, series)
    assert weighings() == 2


def test_crimes_that_change_while_they_are_weighed_are_weighed_again(county, monkeypatch):
    (series,) = propose(county)
    stranger_in(county, series)
    crime, weigh_anew = series.crimes.first(), weighing.weigh_anew

    def meanwhile(*told, **named):
        found = weigh_anew(*told, **named)
        members.take_out(crime=crime, why="Another van", by=county.people.sam.actor, at=NOW)
        return found

    monkeypatch.setattr(weighing, "weigh_anew", meanwhile)
    assert not weighing.weigh(series=series, at=NOW, shuffles=2)
    series.refresh_from_db()
    assert (series.weighed_at, weighings()) == (None, 2)


def test_what_no_worker_came_to_weigh_is_asked_for_by_night(county):
    (series,) = propose(county)
    stranger_in(county, series)
    DBTaskResult.objects.all().delete()
    weighing.ask_again()
    assert weighings() == 1


def test_what_is_decided_meanwhile_stays_as_it_was_weighed(county):
    (series,) = propose(county)
    stranger_in(county, series)
    for who in (county.ivy, county.omar):
        answer(series, who, agrees=True)
    assert not weighing.weigh(series=series, at=NOW, shuffles=2)
    series.refresh_from_db()
    assert (series.weighed_at, series.crimes_changed_at) == (None, NOW)


def test_what_a_person_proposed_is_not_weighed(county):
    series = county.proposed()
    stranger_in(county, series)
    series.refresh_from_db()
    assert series.crimes_changed_at is None


def test_an_old_crime_is_weighed_with_the_others(county):
    (series,) = propose(county)
    Incident.objects.filter(pk=county.incidents[0].pk).update(occurred_from=NOW - timedelta(days=400))
    stranger_in(county, series)
    assert weighing.weigh(series=series, at=NOW, shuffles=2)


@pytest.mark.parametrize(
    ("districts", "title"), [(0, "Theft, AB12 CDE"), (1, "Theft, AB12 CDE, West"), (2, "Theft, AB12 CDE, 2 districts")]
)
def test_a_proposal_is_called_by_what_its_crimes_share(county, districts, title):
    for number, name in enumerate(("West", "East")[:districts]):
        district = District.objects.create(code=f"E0799999{number}", name=name, force_code="E23000022")
        Incident.objects.filter(pk__in=[each.pk for each in county.incidents[number::2]]).update(district=district)
    (series,) = propose(county)
    assert series.title == title


def test_the_name_tells_how_far_the_crimes_reach_that_are_held_now(county):
    for incident, name in zip(county.incidents, ("West", "East", "North", "North"), strict=True):
        district, _ = District.objects.get_or_create(name=name, code=f"E0{name}", force_code="E23000022")
        Incident.objects.filter(pk=incident.pk).update(district=district)
    (series,) = propose(county)
    named = [series.title]
    for crime in list(series.crimes.order_by("incident"))[:2]:
        members.take_out(crime=crime, why="Another coat", by=county.ivy.actor, at=NOW)
        named.append(Series.objects.get(pk=series.pk).title)
    assert named == ["Theft, AB12 CDE, 3 districts", "Theft, AB12 CDE, 2 districts", "Theft, AB12 CDE, North"]
    assert naming.renamed("White van, Norwich", Incident.objects.all()) == "White van, Norwich, 3 districts"
    mine = county.proposed(3, title="Vans, 9 districts")
    members.take_out(crime=mine.crimes.first(), why="Another coat", by=county.ivy.actor, at=NOW)
    assert Series.objects.get(pk=mine.pk).title == "Vans, 9 districts"
