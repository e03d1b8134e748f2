"""Laws of answers about places: every record is mapped or counted as left out, and the map moves with its events."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterpart.core.hotspots.asked import Asked
from counterpart.core.hotspots.asking import ask
from counterpart.core.hotspots.reading import Found, read
from counterpart.core.hotspots.wanted import CannotMap
from counterpart.core.records import RecordedCrime
from tests.engines import write_crimes
from tests.unit.core.hotspots.made import made_events

MONTH = 24_300
NORWICH, DORSET = "E07000148", "E06000059"
LONGITUDES = st.none() | st.floats(0.6, 1.7)


@st.composite
def rows(draw: st.DrawFn) -> RecordedCrime:
    longitude = draw(LONGITUDES)
    return RecordedCrime(
        source="own",
        crime_id=None,
        force="norfolk",
        first_month=MONTH,
        last_month=MONTH + draw(st.sampled_from([0, 0, 0, 2])),
        crimes=draw(st.integers(0, 3)),
        category=draw(st.sampled_from([None, "burglary", "shoplifting"])),
        district=draw(st.sampled_from([None, NORWICH, NORWICH, DORSET])),
        longitude=longitude,
        latitude=None if longitude is None else 52.6,
        premises=draw(st.sampled_from([None, "a", "b"])),
    )


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(crimes=st.lists(rows(), min_size=1, max_size=20))
@pytest.mark.slow  # some dozen files are written and read
def test_every_record_is_mapped_or_counted_as_left_out(tmp_path: Path, crimes: list[RecordedCrime]) -> None:
    path = write_crimes(tmp_path / "crimes.parquet", crimes)
    try:
        found = read([path])
    except CannotMap:
        assert not any(
            row.crimes and row.longitude and row.district != DORSET and row.window.months == 1 for row in crimes
        )
        return
    assert found.crimes == sum(row.crimes for row in crimes)
    assert len(found.events) + found.pointless + found.far + found.monthless == found.crimes
    assert {found.events.kinds[kind] for kind in found.events.kind} <= {"unknown", "burglary", "shoplifting"}


PLACES = st.lists(st.integers(0, 40).map(lambda step: step * 125.0 + 31.0), min_size=1, max_size=25)


@settings(max_examples=30, deadline=None)
@given(x=PLACES, cells=st.integers(-20, 20), method=st.sampled_from(["kde", "gi"]))
def test_moving_all_events_moves_the_map(x: list[float], cells: int, method: str) -> None:
    events = made_events(x=[600_000 + each for each in x])
    events = replace(events, y=events.y + 300_057)
    there, moved = (_values(each, method) for each in (events, events.moved(cells * 250, 0)))
    assert {_east(name, cells): value for name, value in there.items()} == pytest.approx(moved)


def _values(events, method: str) -> dict[str, float]:
    found = Found(events, events.begins == events.begins, len(events), 0, 0, 0)
    answer = ask(method, found, Asked())
    return {str(row[1]): row[5] for row in answer.rows}


def _east(name: str, cells: int) -> str:
    plane, side, column, row = name.split("-")
    return f"{plane}-{side}-{int(column) + cells}-{row}"
