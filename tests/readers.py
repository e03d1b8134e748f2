"""What somebody knows who reads everything that published statements print, and works out the rest.

Every number of the files counts: current and compared figures, comparators, averages, differences, percentages and the
months of trends. The reader also knows that districts and what is not allocated make up the county, that months make
up longer periods, and that crime types make up all crime.
"""

import csv
import io
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from counterpart.core.disclosure.audit import Between, Known, attack, rounded_share
from counterpart.core.disclosure.linked import CellKey, Relation, total_of
from counterpart.core.disclosure.policy import read_policy
from counterpart.core.periods.months import Window, parse_month
from counterpart.performance import rendering
from counterpart.performance.models import PublicStatement, StatementVersion

COUNTY = "Norfolk"
AVERAGE = "long_term_average"
_YEARS = 3
_ALL, _WITH_ASB, _ASB = "all-crime", "all-crime-and-asb", "anti-social-behaviour"


@dataclass(frozen=True)
class Line:
    """What a statement prints of a measure at a place against one comparator; None where it prints nothing."""

    measure: str
    place: str
    window: Window
    current: float | None
    kind: str
    span: Window
    value: float | None
    compared_window: Window
    compared: float | None
    difference: float | None
    percent: float | None


def lines_of_json(statement: PublicStatement | StatementVersion) -> list[Line]:
    told = json.loads(rendering.stored(statement.files, "json"))
    return [
        Line(
            row["measure_code"],
            row["place"],
            _window(told["period"]),
            row["current"],
            one["name"],
            _window(one["period"]),
            one["value"],
            _window(one["current_period"] or told["period"]),
            one["current"],
            one["difference"],
            one["percent"],
        )
        for row in told["rows"]
        for one in row["comparators"]
    ]


def lines_of_csv(statement: PublicStatement | StatementVersion) -> list[Line]:
    table = csv.DictReader(io.StringIO(rendering.stored(statement.files, "csv").decode("utf-8-sig")))
    return [
        Line(
            row["measure_code"],
            row["place"],
            _between(row["period_from"], row["period_to"]),
            _number(row["current"]),
            row["comparator"],
            _between(row["comparator_from"], row["comparator_to"]),
            _number(row["comparator_value"]),
            _between(row["compared_from"], row["compared_to"]),
            _number(row["compared"]),
            _number(row["difference"]),
            _number(row["percent"]),
        )
        for row in table
    ]


def months_of(statement: PublicStatement) -> Iterator[tuple[CellKey, int]]:
    """The months that trends print."""
    for row in json.loads(rendering.stored(statement.files, "json"))["rows"]:
        for each in row["trend"]:
            if each["value"] is not None:
                key = CellKey(row["measure_code"], row["place"], str(_between(each["month"], each["month"])))
                yield key, int(each["value"])


def counts_in(lines: Iterable[Line]) -> dict[CellKey, int]:
    """The counts among the figures of lines; averages are none."""
    found = {}
    for line in lines:
        told = [(line.window, line.current), (line.compared_window, line.compared)]
        told += [] if line.kind == AVERAGE else [(line.span, line.value)]
        found.update({_key(line, window): int(value) for window, value in told if value is not None})
    return found


@dataclass
class Reader:
    """Everything that is printed, later statements over earlier ones."""

    shown: dict[CellKey, int] = field(default_factory=dict)
    figures: dict[tuple[object, ...], tuple[Between, ...]] = field(default_factory=dict)
    printed: set[CellKey] = field(default_factory=set)
    windows: dict[str, Window] = field(default_factory=dict)

    def read(self, lines: Iterable[Line]) -> None:
        for line in lines:
            spans = {line.window, line.compared_window, line.span}
            self.windows |= {str(window): window for window in spans}
            spans -= {line.span} if line.kind == AVERAGE else set()
            self.printed |= {_key(line, window) for window in spans}
            self.shown |= counts_in([line])
            self.figures |= dict(_figures(line))

    def read_months(self, months: Iterable[tuple[CellKey, int]]) -> None:
        self.shown |= dict(months)

    def forget(self, corrected: Collection[tuple[str, str]]) -> None:
        """Drop what was read of measures at places whose counts have been corrected since: it is true no more.

        The worst of readers knows which those are.
        """
        self.shown = {key: count for key, count in self.shown.items() if key[:2] not in corrected}
        self.figures = {
            name: told
            for name, told in self.figures.items()
            if not any(key[:2] in corrected for figure in told for key, _ in figure.terms)
        }

    def works_out(self, wanted: Iterable[CellKey]) -> dict[CellKey, Known]:
        """What the reader finds out about cells that are not shown."""
        measures = sorted({key.measure for key in self.printed})
        places = sorted({key.place for key in self.printed} - {COUNTY})
        relations = [*_time(self, measures, [COUNTY, *places]), *_space(self, measures, places)]
        figures = [one for several in self.figures.values() for one in several]
        told = {key for relation in relations for key, _ in relation}
        told |= {key for figure in figures for key, _ in figure.terms}
        hidden = sorted(told - set(self.shown))
        least = {key: read_policy().least_hidden for key in self.printed & set(hidden)}
        return attack(self.shown, hidden, relations, figures, least=least, wanted=set(wanted) & set(hidden))

    @property
    def stretches(self) -> list[Window]:
        """The months between the ends of all printed windows, which overlap."""
        ends = sorted({month for window in self.windows.values() for month in (window.first, window.last + 1)})
        between = [Window(start, following - 1) for start, following in pairwise(ends)]
        return [each for each in between if any(window.covers(each) for window in self.windows.values())]


def recovered(reader: Reader, truth: Mapping[CellKey, int]) -> dict[CellKey, Known]:
    """The small counts that the reader knows to be small, though they are hidden; or sees printed."""
    policy = read_policy()
    small = {key for key, count in truth.items() if policy.is_small(count)}
    assert small, "there is nothing to recover"
    found = {key: Known(reader.shown[key], reader.shown[key]) for key in small & set(reader.shown)}
    known = reader.works_out(small)
    return found | {k: v for k, v in known.items() if v.upper is not None and v.upper < policy.smallest_shown}


def _figures(line: Line) -> Iterator[tuple[tuple[object, ...], tuple[Between, ...]]]:
    """What averages, differences and percentages tell, each rounded once."""
    share = 1 / _YEARS if line.kind == AVERAGE else 1.0
    current, other = _key(line, line.compared_window), _key(line, line.span)
    named = (current, other, line.kind)
    if line.value is not None and line.kind == AVERAGE:
        yield (*named, "average"), (Between(((other, share),), line.value - 0.5, line.value + 0.5),)
    if line.difference is not None:
        terms = ((current, 1.0), (other, -share))
        yield (*named, "difference"), (Between(terms, line.difference - 0.5, line.difference + 0.5),)
    if line.percent is not None:
        yield (*named, "percent"), rounded_share(current, other, (100 + line.percent) * share, 1)


def _time(reader: Reader, measures: list[str], places: list[str]) -> Iterator[Relation]:
    stretches = reader.stretches
    for name, window in reader.windows.items():
        inside = [str(each) for each in stretches if window.covers(each)]
        for measure in measures if inside != [name] else ():
            for place in places:
                yield total_of(CellKey(measure, place, name), [CellKey(measure, place, one) for one in inside])
    for stretch in stretches:
        for measure in measures if stretch.months > 1 else ():
            months = [CellKey(measure, COUNTY, str(Window(month, month))) for month in stretch]
            if any(month in reader.shown for month in months):
                yield total_of(CellKey(measure, COUNTY, str(stretch)), months)


def _space(reader: Reader, measures: list[str], places: list[str]) -> Iterator[Relation]:
    types = [one for one in measures if one not in (_ALL, _WITH_ASB, _ASB)]
    for window in map(str, reader.stretches):
        for measure in measures:
            yield total_of(CellKey(measure, COUNTY, window), [CellKey(measure, place, window) for place in places])
        for place in (COUNTY, *places):
            yield total_of(CellKey(_ALL, place, window), [CellKey(one, place, window) for one in types])
            both = [CellKey(_ALL, place, window), CellKey(_ASB, place, window)]
            yield total_of(CellKey(_WITH_ASB, place, window), both)


def _key(line: Line, window: Window) -> CellKey:
    return CellKey(line.measure, line.place, str(window))


def _window(period: Mapping[str, Any]) -> Window:
    return _between(period["from"], period["to"])


def _between(first: str, last: str) -> Window:
    return Window(parse_month(first), parse_month(last))


def _number(text: str) -> float | None:
    return None if text == "" else float(text)
