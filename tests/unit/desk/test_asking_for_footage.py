"""The times of an appeal for footage, as they were typed."""

import pytest

from counterpart.desk.forms.footage import AskForm
from tests.factories import NOW

TOLD = {
    "where": "premises",
    "radius": "100",
    "from_day-day": "3",
    "from_day-month": "6",
    "from_day-year": "2026",
    "from_time": "10:00",
    "to_day-day": "3",
    "to_day-month": "6",
    "to_day-year": "2026",
    "place": "Gentleman's Walk",
    "looking_for": "A red coat",
}


@pytest.mark.parametrize(("minutes", "is_valid"), [(0, True), (1, False)])
def test_nothing_is_asked_for_that_is_not_filmed_yet(minutes, is_valid):
    # NOW is 11:00 in London on 3 June 2026.
    form = AskForm(TOLD | {"to_time": f"11:{minutes:02}"}, here=(1.29, 52.63), at=NOW)
    assert form.is_valid() is is_valid, form.errors
    assert ("nothing is filmed yet" in str(form.errors)) is not is_valid
