"""The figures that the two documents print, as recorded crime and indicator series from which a statement is made."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from counterpart.core import districts
from counterpart.core.coverage import coverage_of
from counterpart.core.engines.choose import choose
from counterpart.core.indicators import IndicatorValue
from counterpart.core.measures import sets
from counterpart.core.measures.calculate import statement
from counterpart.core.measures.model import Measure, MeasureKind, Statement
from counterpart.core.measures.places import places_of
from counterpart.core.measures.questions import ask, questions
from counterpart.core.measures.series import AVERAGE
from counterpart.core.measures.windows import compared_windows
from counterpart.core.periods.months import Window, parse_month, rolling
from counterpart.core.records import RecordedCrime
from tests.engines import write_crimes

FILE = Path(__file__).parent / "spec" / "published" / "differences.csv"
COUNTY = "Norfolk"
TO = {"ncpm": "2022-06", "plan": "2020-03"}

FLAGS = ("is_child_sexual_abuse", "is_domestic_abuse", "is_hate_crime", "is_online", "is_rural", "is_business_crime")
NONE = dict.fromkeys(FLAGS, False)
OTHER: dict[str, object] = {
    "category": "other-crime",
    "offence_code": "99",
    "offence_group": "Miscellaneous crimes against society",
}
VIOLENCE: dict[str, object] = {"category": "violent-crime", "offence_group": "Violence against the person"}
INJURY: dict[str, object] = VIOLENCE | {"offence_subgroup": "Violence with injury"}
# For each measure a crime that it counts. What its `part_of` counts less its own lines is filled by the measure's own.
CRIMES: dict[str, dict[str, object]] = {
    "homicide": VIOLENCE | {"offence_subgroup": "Homicide", "offence_code": "4.1"},
    "murder": VIOLENCE | {"offence_subgroup": "Homicide", "offence_code": "1"},
    "violence-with-injury": INJURY | {"offence_code": "8S"},
    "gbh": INJURY | {"offence_code": "5D"},
    "abh": INJURY | {"offence_code": "8N"},
    "drug-trafficking": {"category": "drugs", "offence_code": "92A", "offence_subgroup": "Trafficking of drugs"},
    "residential-burglary": {"category": "burglary", "offence_code": "28E", "offence_subgroup": "Residential burglary"},
    "vehicle-offences": {"category": "vehicle-crime", "offence_code": "45", "offence_subgroup": "Vehicle offences"},
    "theft-from-the-person": {"category": "theft-from-the-person", "offence_code": "39"},
    "robbery": {"category": "robbery", "offence_code": "34B"},
    "child-sexual-abuse": OTHER | {"is_child_sexual_abuse": True},
    "personal-property": {"category": "theft-from-the-person", "offence_code": "39"},
    "hate-crime": OTHER | {"is_hate_crime": True},
    "serious-sexual": {"category": "violent-crime", "offence_group": "Sexual offences", "offence_code": "19C"},
    "domestic-abuse": OTHER | {"is_domestic_abuse": True},
    "online-crime": OTHER | {"is_online": True},
    "rural-crime": OTHER | {"is_rural": True},
}


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """One printed difference, with the two figures that stand beside it."""

    measure_set: str
    table: str
    place: str
    measure: str
    figure: Decimal
    compared_by: str
    compared: Decimal
    printed: str

    @property
    def to(self) -> int:
        return parse_month(self.table.partition(" ")[2] or TO[self.measure_set])


def printed_cells() -> list[PrintedCell]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return [
            PrintedCell(row["set"], row["table"], row["place"], row["measure"], Decimal(row["figure"]),
                        row["compared_by"], Decimal(row["compared"]), row["printed"])
            for row in csv.DictReader(file)
        ]  # fmt: skip


def calculated(code: str, to: int, folder: Path) -> Statement:
    """The statement of a set, made from the printed figures of its period."""
    cells = [one for one in printed_cells() if one.measure_set == code and one.to == to]
    measure_set = sets.load(code)
    measures = {one.code: one for one in measure_set.measures}
    counted = [one for one in cells if measures[one.measure].kind is MeasureKind.COUNT]
    rows = list(_crimes(measures, counted))
    asked = questions(measure_set, "norfolk", to, "district")
    answers = ask(choose("duckdb"), write_crimes(folder / f"{code}-{to}.parquet", rows), asked)
    spans = {("norfolk", row.window) for row in rows}
    return statement(
        measure_set,
        answers.cube,
        force="norfolk",
        to=to,
        coverage=coverage_of(spans),
        places=places_of("norfolk", "district"),
        indicators=[value for one in cells if one not in counted for value in _series(measures[one.measure], one)],
    )


def _windows(cell: PrintedCell) -> tuple[Window, ...]:
    found = sets.load(cell.measure_set).comparators
    comparator = next(one for one in found if one.kind == cell.compared_by)
    return compared_windows(comparator, cell.to, 2019).others


def _crimes(measures: dict[str, Measure], cells: list[PrintedCell]) -> Iterator[RecordedCrime]:
    """Rows of twelve months whose sums are the printed figures; the county's hold what no district has."""
    totals: dict[tuple[str, Window, str], int] = {}
    for cell in cells:
        for window, figure in ((rolling(cell.to), cell.figure), *((one, cell.compared) for one in _windows(cell))):
            totals[cell.measure, window, cell.place] = int(figure)
    parts: dict[tuple[str, Window], int] = defaultdict(int)
    for (code, window, place), crimes in totals.items():
        parts[code, window] += crimes if place != COUNTY else 0
        if measures[code].part_of:
            parts[measures[code].part_of, window] += crimes
    for (code, window, place), crimes in totals.items():
        left = crimes - parts[code, window] if place == COUNTY else crimes
        if left:
            district = districts.find(place)
            values = NONE | {"offence_subgroup": "-", "offence_group": "-"} | CRIMES[code]
            yield RecordedCrime("printed", None, "norfolk", window.first, window.last, left,
                                district=district and district.code, **values)  # type: ignore[arg-type]  # fmt: skip


def _series(measure: Measure, cell: PrintedCell) -> Iterator[IndicatorValue]:
    district = districts.find(cell.place)
    scale = Decimal(1_000_000) if cell.table.startswith(("AR-28", "AR-29")) else Decimal(1)

    def value(series: str, window: Window, figure: Decimal) -> IndicatorValue:
        place = district.code if district else ""
        return IndicatorValue(series, "norfolk", place, window, measure.unit, figure * scale)

    yield value(measure.series, rolling(cell.to), cell.figure)
    match cell.compared_by:
        case "long_term_average":
            windows = _windows(cell)
            span = Window(windows[0].first, windows[-1].last)
            yield value(measure.series + AVERAGE, span, cell.compared)
        case "less" | "share_of":
            yield value(measure.less or measure.share_of, rolling(cell.to), cell.compared)
        case _:
            yield value(measure.series, _windows(cell)[0], cell.compared)
