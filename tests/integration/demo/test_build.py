from collections import Counter
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.db.models import F

from counterpart.casework.models import (
    CallBack,
    Case,
    CaseEvent,
    CaseMerge,
    CaseState,
    ClockPause,
    Message,
    QualityReview,
    ServiceClock,
)
from counterpart.crimes.models import Crime, ExternalReference, Incident, Outcome
from counterpart.demo.build import build, is_built
from counterpart.demo.errors import NotForDemo
from counterpart.hotspots.models import Forecast, ForecastScore, PatrolVisit, Response

UNTIL = datetime(2026, 3, 30, 12, 0, tzinfo=UTC)
DATA = settings.BOUNDARIES.parent
REPORTS = 90

pytestmark = [pytest.mark.django_db, pytest.mark.slow]  # they share one county, which takes many seconds to build


@pytest.fixture(scope="module")
def county(django_db_setup, django_db_blocker):
    from django.db import transaction
    from django.test import override_settings

    with django_db_blocker.unblock(), transaction.atomic(), override_settings(DEMO=True):
        yield build(until=UNTIL, number=REPORTS, seed=1, data=DATA)
        transaction.set_rollback(True)


def test_every_report_is_in_a_case(county) -> None:
    apart = Incident.objects.exclude(split_from=None).count()
    assert county.reports + apart == Incident.objects.count() == Case.objects.count()
    assert county.reports == REPORTS


def test_warnings_of_past_weeks_were_scored_and_one_is_in_force(county) -> None:
    assert Forecast.objects.in_force(UNTIL.date()).filter(subject="all").count() == 1
    assert ForecastScore.objects.filter(forecast__subject="all").count() >= 5
    assert Forecast.objects.filter(issued_at__date__gt=F("starts_on")).count() == 0
    assert Response.objects.count() == 2
    assert PatrolVisit.objects.exists()


def test_there_is_a_case_in_each_state(county) -> None:
    assert set(county.by_state) == set(CaseState.values)
    assert sum(county.by_state.values()) == Case.objects.count()


def test_everything_is_marked_as_simulated(county) -> None:
    assert not Incident.objects.filter(is_simulated=False).exists()
    assert not Case.objects.filter(is_simulated=False).exists()


def test_reports_come_from_real_places(county) -> None:
    districts = Counter(Incident.objects.values_list("district__name", flat=True))
    assert len(districts) == 7
    assert None not in districts


def test_closed_cases_have_a_crime_with_an_outcome_or_a_reason(county) -> None:
    for incident in Incident.objects.filter(primary_case__state=CaseState.CLOSED):
        crimes = Crime.objects.filter(incident=incident, cancelled_at=None)
        assert crimes or incident.not_recorded_reason
        for crime in crimes:
            assert Outcome.objects.filter(crime=crime).exists()


def test_most_promises_were_kept_and_some_were_not(county) -> None:
    met = ServiceClock.objects.filter(kind="contact", met_at__isnull=False)
    late = sum(clock.met_at > clock.due_at for clock in met if clock.met_at)
    assert 0 < late < len(met) / 5


def test_the_desk_and_the_businesses_talk(county) -> None:
    assert set(Message.objects.values_list("direction", flat=True)) == {"to_business", "to_desk"}


def test_nothing_is_done_in_the_future(county) -> None:
    assert not Case.objects.filter(closed_at__gt=UNTIL).exists()
    assert not Message.objects.filter(sent_at__gt=UNTIL).exists()


def test_some_of_everything_else_can_be_seen(county) -> None:
    assert CallBack.objects.filter(state="booked", slot__starts_at__gt=UNTIL).exists()
    assert ClockPause.objects.filter(call_back=None).exists()
    assert QualityReview.objects.filter(reviewed_at=UNTIL).exists()


def test_every_way_of_a_case_has_been_gone(county) -> None:
    assert Incident.objects.exclude(split_from=None).count() == 1
    assert {merge.undone_at is None for merge in CaseMerge.objects.all()} == {True, False}
    assert CaseEvent.objects.filter(kind="case.reopen").exists()
    assert Crime.objects.get(cancelled_code="C2").incident.not_recorded_reason


def test_most_crimes_have_a_number_of_the_record_system(county) -> None:
    numbers = ExternalReference.objects.filter(system="athena", kind="crime", crime__isnull=False)
    assert 0.5 < numbers.count() / Crime.objects.count() <= 1
    assert all(number.is_recognised for number in numbers)


def test_it_is_built_once(county, settings) -> None:
    settings.DEMO = True
    assert is_built()
    with pytest.raises(NotForDemo, match="This database is in use"):
        build(until=UNTIL, number=1, seed=1, data=DATA)
