"""Recorded-crime rows as events: what has a place and a time, and what is said of the rest."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from counterpart.core.hotspots.events import Precision, Timing
from counterpart.core.hotspots.reading import read
from counterpart.core.hotspots.wanted import CannotMap, Wanted
from counterpart.core.periods.months import Window, parse_month
from counterpart.core.records import RecordedCrime
from tests.engines import write_crimes

MAY = parse_month("2025-05")
NORWICH, DORCHESTER = "E07000148", "E06000059"
NINE = datetime(2025, 5, 14, 9, tzinfo=UTC)
MINUTES = int(NINE.timestamp()) // 60


@pytest.fixture
def rows(tmp_path: Path):
    def written(*crimes: RecordedCrime) -> list[Path]:
        return [write_crimes(tmp_path / "crimes.parquet", crimes)]

    return written


def crime(**told: object) -> RecordedCrime:
    known = {"category": "burglary", "longitude": 1.29, "latitude": 52.63, "district": NORWICH, **told}
    return RecordedCrime(**{"source": "own", "crime_id": None, "force": "norfolk", **_month(known), **known})


def _month(known: dict[str, object]) -> dict[str, object]:
    return {name: known.pop(name, MAY) for name in ("first_month", "last_month")}


def test_a_crime_as_an_event(rows):
    until = NINE + timedelta(hours=3)
    told = {"occurred_from": NINE, "occurred_to": until, "premises": "p", "offence_subgroup": "Residential burglary"}
    found = read(rows(crime(**told)))
    events = found.by_time().events
    assert (events.timing, events.precision, events.plane.is_british) == (Timing.TIME, Precision.POINT, True)
    assert (events.begins[0], events.ends[0], events.month[0]) == (MINUTES, MINUTES + 180, MAY)
    assert events.x[0] == pytest.approx(622_900, abs=500)
    assert (events.kinds, events.place.tolist()) == (("burglary",), [0])
    assert events.harm[0] > 0
    assert found.notes() == []


def test_what_is_not_told_is_unknown(rows):
    events = read(rows(crime(category=None))).events
    assert (events.kinds, events.place.tolist(), bool(np.isnan(events.harm[0]))) == (("unknown",), [-1], True)


def test_a_month_is_spread_over_its_days_and_said_to_be_one(rows):
    found = read(rows(crime(source="police-uk")))
    begins = int(datetime(2025, 5, 1, tzinfo=UTC).timestamp()) // 60
    assert (found.events.begins[0], found.events.ends[0]) == (begins, begins + 31 * 1440 - 1)
    assert (found.events.timing, found.events.precision) == (Timing.MONTH, Precision.STREET)
    assert [note.split(":")[0] for note in found.notes()] == [
        "The points are anonymised map points (data.police.uk)",
        "Only the month of each crime is known, not its day.",
    ]
    with pytest.raises(CannotMap, match=r"their month and no day .* occurred_from and occurred_to"):
        found.by_time()


def test_times_are_used_where_nearly_all_have_one(rows):
    timed = [crime(occurred_from=NINE, occurred_to=NINE)] * 9
    mostly, half = read(rows(*timed, crime())), read(rows(*timed[:1], crime()))
    assert (len(mostly.best().events), mostly.best().events.timing) == (9, Timing.TIME)
    assert mostly.best().notes() == ["Left out of 10 records: 1 without a time."]
    assert (len(half.best().events), half.best().events.timing) == (2, Timing.MONTH)
    assert half.notes() == ["No time, only a month, is known of 1 event."]


def test_what_cannot_be_mapped_is_counted_and_said(rows):
    found = read(
        rows(
            crime(crimes=2),
            crime(longitude=None, latitude=None, crimes=3),
            crime(district=DORCHESTER, longitude=-2.44, latitude=50.71),
            crime(last_month=MAY + 2),
            crime(crimes=0),
        )
    )
    assert (len(found.events), found.crimes) == (2, 7)
    assert found.notes()[0] == (
        "Left out of 7 records: 3 without a point; 1 outside the area of the force that recorded it; "
        "1 for several months together."
    )


def test_the_transport_police_has_no_area_to_lie_outside_of(rows):
    assert read(rows(crime(force="btp"))).far == 0


def test_a_stray_abroad_changes_no_name_of_a_square(rows):
    belfast = crime(longitude=-5.93, latitude=54.6, district=None)
    found = read(rows(*[crime()] * 3, belfast))
    assert (len(found.events), found.events.plane.is_british) == (3, True)
    assert found.notes() == [
        "Left out of 4 records: 1 outside Great Britain.",
        "Only the month of each crime is known, not its day.",
    ]
    assert read(rows(belfast)).events.plane.epsg == 32629 + 1


def test_a_month_asked_for_is_the_one_in_which_it_happened(rows):
    april = NINE - timedelta(days=30)
    found = read(rows(crime(occurred_from=april, occurred_to=april), crime())).by_month()
    assert sorted(found.events.month.tolist()) == [MAY - 1, MAY]


def test_months_without_an_event_are_named(rows):
    found = read(rows(crime(), crime(first_month=MAY + 3, last_month=MAY + 3)))
    assert found.notes()[-1].startswith("No event in 2025-06, 2025-07. If months are missing")


def test_the_order_does_not_depend_on_the_file(rows):
    crimes = [crime(longitude=1.2 + step / 50, premises=str(step % 3)) for step in range(5)]
    forth, back = read(rows(*crimes)).events, read(rows(*reversed(crimes))).events
    assert (forth.x.tolist(), forth.place.tolist()) == (back.x.tolist(), back.place.tolist())


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (Wanted(area="norfolk"), 3),
        (Wanted(area=NORWICH), 2),
        (Wanted(area="Norwich"), 2),
        (Wanted(area="e07000148"), 2),
        (Wanted(area="e01026848"), 1),
        (Wanted(area="E05012345"), 1),
        (Wanted(area="E01026848"), 1),
        (Wanted(categories=("burglary", "drugs")), 2),
        (Wanted(months=Window(MAY + 1, MAY + 1)), 1),
    ],
)
def test_what_is_wanted(rows, wanted, number):
    crimes = rows(
        crime(ward="E05012345", lsoa="E01026848"),
        crime(category="shoplifting", first_month=MAY + 1, last_month=MAY + 1),
        crime(district="E07000143"),
    )
    assert len(read(crimes, wanted).events) == number


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (Wanted(area="Narnia"), r"no area 'Narnia'; expected a force \(norfolk\), a district"),
        (Wanted(area="E99"), r"no area 'E99'; .* an LSOA \(E01 and six digits\)"),
        (Wanted(area="E05012345"), "No crime in these data tells its ward, .* whose mapping names the column ward"),
        (Wanted(area="dorset"), "hold no crime of the force dorset"),
        (
            Wanted(area=NORWICH, categories=("drugs",)),
            "of drugs. They hold 2025-05 to 2025-05, of the categories burglary",
        ),
        (Wanted(months=Window(MAY + 1, MAY + 2)), "no crime of 2025-06 to 2025-07. They hold 2025-05"),
    ],
)
def test_nothing_is_explained(rows, wanted, said):
    with pytest.raises(CannotMap, match=said):
        read(rows(crime()), wanted)


def test_nothing_to_be_mapped_is_explained(rows):
    with pytest.raises(
        CannotMap, match=r"None of these 3 crimes can be mapped: 2 .* point; 1 outside .* Street files of"
    ):
        read(rows(crime(longitude=None, latitude=None, crimes=2), crime(district=DORCHESTER)))
    with pytest.raises(CannotMap, match="hold no recorded crime"):
        read(rows())
