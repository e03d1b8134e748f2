"""What was forecast, and how it came out, cannot be changed afterwards: the database refuses."""

import pytest
from django.db import DatabaseError, connection, transaction

from counterpart.hotspots.models import Forecast
from counterpart.hotspots.triggers import FORECASTS
from tests.factories import make_forecast, make_score


@pytest.fixture
def rows(people):
    forecast = make_forecast(force=people.norfolk)
    return forecast, forecast.cells.get(), make_score(forecast=forecast)


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_row_is_never_changed_or_deleted(rows, place):
    row = rows[place]
    for deed in (lambda: row.save(), lambda: type(row).objects.filter(pk=row.pk)._raw_delete("default")):
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
            deed()


def test_every_trigger_is_in_place(rows):
    assert FORECASTS.missing(connection) == []


def test_a_period_of_a_subject_has_one_forecast(people, rows):
    with pytest.raises(DatabaseError), transaction.atomic():
        make_forecast(force=people.norfolk)
    make_forecast(force=people.norfolk, subject="theft")
    assert Forecast.objects.count() == 2


def test_a_forecast_is_in_force_in_its_period_alone(people, rows):
    forecast = rows[0]
    assert Forecast.objects.in_force(forecast.starts_on).exists()
    assert not Forecast.objects.in_force(forecast.ends_on).exists()
    assert not Forecast.objects.unscored().exists()
