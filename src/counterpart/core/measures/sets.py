"""The sets of measures that stand in `data/`, one YAML file each, written to be read by an analyst.

A set names its comparators and its measures in the order of the publication. What every measure of it shares (author,
reviewed date, source, breaks) may be said once, at the top. A TableError names file, row and field.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

from counterpart.core.cubes import Counting
from counterpart.core.indicators import Unit
from counterpart.core.measures.model import (
    Comparator,
    Measure,
    MeasureKind,
    MeasureSet,
    Polarity,
    SeriesBreak,
)
from counterpart.core.measures.windows import KINDS
from counterpart.core.periods.months import parse_month
from counterpart.core.selections import EVERYTHING, read_selection
from counterpart.core.tables import Row, TableError, read_yaml

DATA = Path(__file__).parent / "data"
WORDINGS = ("words", "signed")
AMONG = ("", "most_similar")
_THOUSANDTHS = 1000

_SHARED = ("source", "author", "reviewed_date", "breaks", "offences_version")
_SET = ("code", "title", "percent_decimals", "wording", "comparators", "measures", "notes", *_SHARED)
_MEASURE = (
    *("code", "name", "priority", "definition", "definition_version", "kind", "unit", "unit_label", "polarity"),
    *("decimals", "counted", "of", "weights", "series", "part_of", "by_district", "notes", "offence_groups"),
    *("undecided", "at_least", "among", "compared_with", "less", "share_of", *_SHARED),
)
_COUNTED = frozenset(MeasureKind) - {MeasureKind.INDICATOR, MeasureKind.NONE}

Choice = TypeVar("Choice", bound=StrEnum)


def set_codes() -> tuple[str, ...]:
    """The sets that there are, in alphabetical order."""
    return tuple(sorted(path.stem for path in DATA.glob("*.yaml")))


@cache
def load(code: str) -> MeasureSet:
    """The set of this code. Raises KeyError when there is none, TableError when its file is wrong."""
    if code not in set_codes():
        raise KeyError(code)
    return read_set(DATA / f"{code}.yaml")


def read_set(path: Path) -> MeasureSet:
    """Read a set from its file. Raises TableError."""
    table = read_yaml(path).only(*_SET)
    if table.text("wording") not in WORDINGS:
        raise table.fail("wording", f"one of {', '.join(WORDINGS)}")
    measures = tuple(_measure(row, table) for row in table.rows("measures"))
    _check(measures, table)
    return MeasureSet(
        code=table.text("code"),
        title=table.text("title"),
        source=table.text("source"),
        measures=measures,
        comparators=tuple(_comparators(table)),
        percent_decimals=table.whole("percent_decimals"),
        wording=table.text("wording"),
        notes=table.texts("notes"),
    )


def _check(measures: tuple[Measure, ...], table: Row) -> None:
    codes = [one.code for one in measures]
    if not codes or len(set(codes)) < len(codes):
        raise table.fail("measures", "measures, each code once")
    for one in measures:
        if one.part_of and one.part_of not in codes:
            raise TableError(f"{table.where}, measure {one.code}, field 'part_of': no measure has code {one.part_of}")


def _comparators(table: Row) -> Iterator[Comparator]:
    for row in table.rows("comparators"):
        row.only("kind", "title", "year")
        kind = row.text("kind")
        if kind not in KINDS:
            raise row.fail("kind", f"one of {', '.join(KINDS)}")
        yield Comparator(kind, row.text("title"), row.whole("year") if "year" in row.values else None)


def _measure(row: Row, table: Row) -> Measure:
    row.only(*_MEASURE)
    kind, code = _chosen(row, "kind", MeasureKind), row.text("code")
    if row.text("among", "") not in AMONG:
        raise row.fail("among", "most_similar, or nothing")
    return Measure(
        code=code,
        name=row.text("name"),
        priority=row.text("priority"),
        definition=row.text("definition"),
        definition_version=row.text("definition_version"),
        kind=kind,
        unit=_chosen(row, "unit", Unit),
        polarity=_chosen(row, "polarity", Polarity),
        decimals=row.whole("decimals"),
        source=_holder(row, table, "source").text("source"),
        author=_holder(row, table, "author").text("author"),
        reviewed_date=_reviewed(_holder(row, table, "reviewed_date")),
        counted=_counting(row, "counted", code, needed=kind in _COUNTED),
        denominator=_counting(row, "of", f"{code}/of", needed=kind is MeasureKind.PERCENTAGE),
        series=row.text("series") if kind is MeasureKind.INDICATOR else row.text("series", ""),
        part_of=row.text("part_of", ""),
        by_district=row.flag("by_district", True),
        breaks=tuple(_break(one) for one in _holder(row, table, "breaks").rows("breaks")),
        notes=_notes(row, kind),
        unit_label=row.text("unit_label", ""),
        offences_version=_holder(row, table, "offences_version").text("offences_version", ""),
        offence_groups=row.texts("offence_groups"),
        undecided=row.text("undecided", ""),
        at_least=row.whole("at_least", 2),
        among=row.text("among", ""),
        compared_with=_compared_with(row, table),
        less=row.text("less", ""),
        share_of=row.text("share_of", ""),
    )


def _compared_with(row: Row, table: Row) -> tuple[str, ...]:
    kinds = [one.text("kind") for one in table.rows("comparators")]
    if set(row.texts("compared_with")) - set(kinds):
        raise row.fail("compared_with", f"some of the set's comparators, which are {', '.join(kinds)}")
    return row.texts("compared_with")


def _chosen(row: Row, field: str, choices: type[Choice]) -> Choice:
    try:
        return choices(row.text(field))
    except ValueError:
        raise row.fail(field, f"one of {', '.join(choices)}") from None


def _holder(row: Row, table: Row, field: str) -> Row:
    """The measure's own row where it says the field, else that of the set."""
    return row if field in row.values else table


def _reviewed(row: Row) -> date:
    day = row.day("reviewed_date")
    if day is None:
        raise row.fail("reviewed_date", "a day as YYYY-MM-DD")
    return day


def _counting(row: Row, field: str, code: str, *, needed: bool) -> Counting | None:
    if (field in row.values) is not needed:
        raise row.fail(field, "a selection of crimes" if needed else "nothing, as this kind of measure has none")
    if not needed:
        return None
    weighted = row.text("kind") == MeasureKind.HARM and field == "counted"
    selection = EVERYTHING if row.values[field] == "everything" else read_selection(row, field)
    return Counting(code, selection, _weights(row) if weighted else ())


def _weights(row: Row) -> tuple[tuple[str, int], ...]:
    # Here, because it brings the offences and their questions with it, which most sets do without.
    from counterpart.core.harm import weights

    table = weights.load()
    if row.text("weights") != table.code:
        raise row.fail("weights", f"{table.code}, the table of harm weights")
    thousandths = {name: days * _THOUSANDTHS for name, days in table.days.items()}
    if any(days != int(days) for days in thousandths.values()):
        raise row.fail("weights", "a table of whole thousandths of a day")
    return tuple(sorted((name, int(days)) for name, days in thousandths.items()))


def _notes(row: Row, kind: MeasureKind) -> tuple[str, ...]:
    notes = row.texts("notes")
    if kind is MeasureKind.NONE and not notes:
        raise row.fail("notes", "the reason that there is no data")
    return notes


def _break(row: Row) -> SeriesBreak:
    row.only("month", "title", "source")
    try:
        month = parse_month(row.text("month"))
    except ValueError:
        raise row.fail("month", "a month as YYYY-MM") from None
    return SeriesBreak(month, row.text("title"), row.text("source"))
