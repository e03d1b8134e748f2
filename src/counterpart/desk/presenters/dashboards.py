"""Dashboards: the lines of a statement as tables, maps and links, each page an address that can be passed on."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from counterpart.core.layouts.charts.area_map import Area, draw, shading
from counterpart.core.measures import wording
from counterpart.core.measures.model import Comparison, Measure, MeasureSet, Place, Statement, StatementRow
from counterpart.core.periods.months import Window, named
from counterpart.places.outlines import Outlines

NO_FIGURE = "No figure"
DOWNLOADS = {"csv": "CSV", "json": "JSON", "ods": "OpenDocument spreadsheet", "pdf": "PDF"}
_FOR_SCRIPT = ("code", "name", "text", "shade", "href")


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of dashboards that keep what the person chose: month, missing months, source."""

    measure_set: str
    chosen: Mapping[str, str]

    def county(self, measure: str = "") -> str:
        return self._address("county", measure)

    def measure(self, code: str) -> str:
        return self._address("measure", "", code)

    def district(self, place: str, measure: str = "") -> str:
        return self._address("district", measure, place)

    def sectors(self, code: str) -> str:
        return self._address("sectors", "", code)

    def download(self, kind: str) -> str:
        return self._address("download", "", kind)

    def of_set(self, code: str) -> str:
        return Addresses(code, self.chosen).county()

    def _address(self, name: str, measure: str, *parts: str) -> str:
        query = urlencode({**self.chosen, **({"measure": measure} if measure else {})})
        address = reverse(f"desk_dashboards:{name}", args=[self.measure_set, *parts])
        return f"{address}?{query}" if query else address


def set_links(sets: Iterable[MeasureSet], addresses: Addresses) -> list[dict[str, Any]]:
    """Links to the other sets, for the same months."""
    return [
        {"text": one.title, "href": addresses.of_set(one.code), "current": one.code == addresses.measure_set}
        for one in sets
    ]


def downloads(addresses: Addresses) -> list[dict[str, str]]:
    """Links to every format."""
    return [{"text": name, "href": addresses.download(kind)} for kind, name in DOWNLOADS.items()]


def rows_at(statement: Statement, place: str) -> list[StatementRow]:
    """The rows of one place, in the order of the measures."""
    return [row for row in statement.rows if row.place.code == place and row.place.kind != "not_allocated"]


def rows_of(statement: Statement, measure: str) -> list[StatementRow]:
    """The rows of one measure, the force first."""
    return [row for row in statement.rows if row.measure.code == measure]


def measure_table(statement: Statement, rows: list[StatementRow], href: Callable[[Measure], str]) -> dict[str, Any]:
    """A table of measures: each with its figure and, where one can be given, the figure of the year before."""
    firsts = [{"text": row.measure.name, "href": href(row.measure)} for row in rows]
    return _table("Measure", statement, rows, firsts)


def place_table(statement: Statement, rows: list[StatementRow], href: Callable[[Place], str]) -> dict[str, Any]:
    """A table of places for one measure; the force and what is not allocated are no links."""
    return _table("Place", statement, rows, [_place_cell(row.place, href) for row in rows])


def comparison_table(statement: Statement, row: StatementRow) -> dict[str, Any]:
    """A table of everything that one figure is compared with."""
    columns: list[dict[str, Any]] = [{"text": "Compared with"}, {"text": "Months"}]
    columns += [{"text": text, "numeric": True} for text in ("Figure", "Change")]
    lines = [[one.title, months_in_words(one.window), *_compared(statement, row, one)] for one in row.comparisons]
    return {"columns": [*columns, {"text": "Which is"}], "rows": lines}


def sector_table(statement: Statement, counts: Mapping[str, int]) -> dict[str, Any]:
    """A table of counts by sector, the greatest first; crimes whose sector the data does not name stand last."""
    known = sorted(((count, sector) for sector, count in counts.items() if sector and count), reverse=True)
    lines = [[sector.replace("_", " ").capitalize(), f"{count:,}"] for count, sector in known]
    unknown = [["Not named in the data", f"{counts['']:,}"]] if counts.get("") else []
    columns = [{"text": "Sector"}, {"text": period(statement), "numeric": True}]
    return {"columns": columns, "rows": [*lines, *unknown] if known else []}


def notes_of(rows: Iterable[StatementRow]) -> list[str]:
    """What stands under the tables: each note of a figure or a comparison once."""
    notes = [note for row in rows for note in (row.note, *(one.note for one in row.comparisons))]
    return list(dict.fromkeys(note for note in notes if note))


def district_map(
    statement: Statement, measure: Measure, outlines: Outlines, href: Callable[[str], str]
) -> dict[str, Any]:
    """Options of the map component: one measure in each district."""
    rows = {row.place.code: row for row in rows_of(statement, measure.code) if row.place.kind == "district"}
    values = {code: row.current for code, row in rows.items() if row.current is not None}
    texts = {code: wording.figure(measure, value, statement.measures.wording) for code, value in values.items()}
    known = {code: float(value) for code, value in values.items()}
    title = f"{measure.name} by district, {period(statement)}"
    return _map(title, known, texts, outlines, href, reverse("open:district_boundaries"))


def small_area_map(title: str, counts: Mapping[str, int], outlines: Outlines, district: str) -> dict[str, Any]:
    """Options of the map component: counts in the small areas of one district."""
    known = {code: float(counts.get(code, 0)) for code in outlines.names}
    texts = {code: f"{int(value):,}" for code, value in known.items()}
    address = reverse("open:lsoa_boundaries", args=[district])
    return _map(title, known, texts, outlines, lambda _code: "", address, labels=False)


def small_area_table(counts: Mapping[str, int], outlines: Outlines) -> dict[str, Any]:
    """The figures of that map, the greatest first."""
    known = sorted(((-counts.get(code, 0), name) for code, name in outlines.names.items()))
    columns = [{"text": "Small area"}, {"text": "Count", "numeric": True}]
    return {"columns": columns, "rows": [[name, f"{-count:,}"] for count, name in known]}


def period(statement: Statement) -> str:
    """The months of the statement, as people write them."""
    return f"12 months to {named(statement.window.last)}"


def months_in_words(window: Window) -> str:
    """October 2024 to March 2025, or the one month."""
    first, last = named(window.first), named(window.last)
    return first if window.months == 1 else f"{first} to {last}"


def lacking(statement: Statement) -> str:
    """What the data lacks of the statement's own months; empty where it lacks nothing."""
    held = statement.coverage.of(statement.force, statement.window)
    if held.cut or not held.missing:
        return held.note()
    runs = ", ".join(months_in_words(run) for run in _runs(held.missing))
    return f"{len(held.missing)} of {held.window.months} months are missing from the data: {runs}."


def _runs(months: Sequence[int]) -> Iterator[Window]:
    start = 0
    for place, month in enumerate(months):
        if place + 1 == len(months) or months[place + 1] != month + 1:
            yield Window(months[start], month)
            start = place + 1


def _map(
    title: str,
    values: Mapping[str, float],
    texts: Mapping[str, str],
    outlines: Outlines,
    href: Callable[[str], str],
    boundaries: str,
    *,
    labels: bool = True,
) -> dict[str, Any]:
    steps = shading(list(values.values()))
    areas = [
        Area(
            code=code,
            name=name,
            shape=outlines.shapes[code],
            text=texts.get(code, NO_FIGURE),
            shade=steps.shade(values.get(code)) if steps else None,
            href=href(code),
        )
        for code, name in outlines.names.items()
    ]
    return {
        "title": title,
        "drawing": draw(title, areas, "map", labels=labels),
        "steps": steps.legend(lambda value: f"{value:,.10g}") if steps else [],
        "boundaries": boundaries,
        "areas": [{name: getattr(area, name) for name in _FOR_SCRIPT} for area in areas],
    }


def _table(first: str, statement: Statement, rows: list[StatementRow], firsts: list[Any]) -> dict[str, Any]:
    before = [next((one for one in row.comparisons if one.kind == "previous"), None) for row in rows]
    has_before = any(one is not None and one.value is not None for one in before)
    columns: list[dict[str, Any]] = [{"text": first}, {"text": period(statement), "numeric": True}]
    if has_before:
        columns += [{"text": "12 months before", "numeric": True}, {"text": "Change", "numeric": True}]
        columns += [{"text": "Which is"}]
    style = statement.measures.wording
    lines = [
        [cell, wording.figure(row.measure, row.current, style), *(_compared(statement, row, one) if has_before else ())]
        for cell, row, one in zip(firsts, rows, before, strict=True)
    ]
    return {"columns": columns, "rows": lines}


def _compared(statement: Statement, row: StatementRow, with_: Comparison | None) -> tuple[str, str, str]:
    if with_ is None:
        return wording.NOT_AVAILABLE, wording.NOT_AVAILABLE, ""
    return (
        wording.figure(row.measure, with_.value, statement.measures.wording),
        wording.difference(row.measure, with_, statement.measures),
        with_.movement.capitalize(),
    )


def _place_cell(place: Place, href: Callable[[Place], str]) -> Any:
    return {"text": place.name, "href": href(place)} if place.kind == "district" else place.name
