"""Differences, percentage changes and changes in points: which column compares which two others.

A heading that names a change is a question: of which two columns, and by which formula? The
table's own rows answer it. Headings decide where there are too few rows to ask.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from counterpart.core.documents.checks.expectations import Expectation
from counterpart.core.documents.checks.formulas import Difference, Formula, PercentChange, Unsigned
from counterpart.core.documents.understand.figures import Figure
from counterpart.core.documents.understand.grid import Grid
from counterpart.core.documents.understand.headings import Heading
from counterpart.core.documents.understand.units import Unit

_ENOUGH_ROWS = 3
_SAMPLE = 100
_CLEAR = 0.5
_MOST_SOURCES = 32
_MOST_TURNED = 16
_NEAREST = 12
_NEAREST_TURNED = 4
_HOPELESS = 10


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a column of changes: `current` against `comparator`.

    relative  a change between percentages is itself relative, not in points
    base      the input that a percentage is taken of: 1 the comparator, 0 the first
    unsigned  only the sizes of changes are printed, no sign and no word anywhere in the column
    """

    current: int
    comparator: int
    relative: bool = False
    base: int = 1
    unsigned: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many printed changes a reading explains, of how many; and what the headings say."""

    fits: int
    tested: int
    prior: float


def relations(grids: Sequence[Grid]) -> Iterator[Expectation]:
    """Expect every printed change to follow from the two figures that it compares."""
    for group in _alike(grids):
        for column in group[0].columns:
            if group[0].headings[column].change:
                yield from _column(group, column)


def _alike(grids: Sequence[Grid]) -> list[list[Grid]]:
    """Group tables with the same columns, years aside: what one cannot tell another may."""
    groups: dict[tuple[object, ...], list[Grid]] = defaultdict(list)
    for grid in grids:
        words = tuple(re.sub(r"[^a-z]+", " ", grid.headings[c].text.lower()) for c in grid.columns)
        key = (grid.columns, words) if not grid.turned else (grid.table.number,)
        groups[key].append(grid)
    return list(groups.values())


def _column(group: Sequence[Grid], column: int) -> Iterator[Expectation]:
    points = any(_prints_points(grid, column) for grid in group)
    for grid in group:
        itself = _best_reading([grid], column, alone=len(group) == 1)
        reading = itself if len(group) == 1 else itself or _best_reading(group, column, alone=True)
        if reading is not None:
            yield from (expectation for expectation, _, _ in _parts(grid, column, reading, points=points))


def _prints_points(grid: Grid, column: int) -> bool:
    """Say whether a column prints points in a row of percentages."""
    sources = [c for c in grid.numeric_columns if not grid.headings[c].change]
    for row in grid.rows:
        figures = ((c, grid.figure(row, c)) for c in sources)
        shares = any(grid.unit(row, c, figure).is_share for c, figure in figures if figure is not None)
        if shares and any(figure.unit is Unit.POINTS for figure in grid.at(row, column).figures):
            return True
    return False


def _best_reading(group: Sequence[Grid], column: int, *, alone: bool) -> Reading | None:
    """Choose the reading that explains most rows, if it explains at least half of them.

    With too few rows to ask, only `alone` lets the headings decide.
    """
    tallies = {reading: _tally(group, column, reading) for reading in _readings(group[0], column)}
    tallies = {reading: tally for reading, tally in tallies.items() if tally.tested}
    if not tallies:
        return None
    ranked = sorted(tallies, key=lambda r: (tallies[r].fits, tallies[r].prior), reverse=True)
    best = tallies[ranked[0]]
    if best.tested >= _ENOUGH_ROWS:
        return ranked[0] if best.fits * 2 >= best.tested and best.fits >= 2 else None
    if not alone:
        return None
    if best.fits * 2 >= best.tested and best.prior > 0:
        return ranked[0]
    if group[0].turned:  # Rows stand beside one another for many reasons; their labels alone claim too much.
        return None
    named = sorted(tallies, key=lambda r: tallies[r].prior, reverse=True)
    rival = next((r for r in named if (r.current, r.comparator) != (named[0].current, named[0].comparator)), None)
    clear = rival is None or tallies[named[0]].prior > tallies[rival].prior
    return named[0] if tallies[named[0]].prior >= _CLEAR and clear else None


def _readings(grid: Grid, column: int) -> Iterator[Reading]:
    """Propose every pair of columns; where neither holds percentages a change cannot be between them."""
    sources = _sources(grid, column)
    shares = {c for c in sources if any(grid.unit(row, c, figure).is_share for row, figure in grid.inputs(c))}
    printed = [figure for row in grid.rows for figure in grid.at(row, column).figures]
    bare = not any(figure.signed or figure.direction or figure.value < 0 for figure in printed)
    for current, comparator in permutations(sources, 2):
        for relative in (False, True) if {current, comparator} <= shares else (False,):
            for base in (1, 0):
                yield Reading(current, comparator, relative, base)
                if bare and len(grid.rows) >= _ENOUGH_ROWS:
                    yield Reading(current, comparator, relative, base, unsigned=True)


def _sources(grid: Grid, column: int) -> list[int]:
    """Name the columns that a change may compare; of very many, as in a long table turned, the nearest."""
    sources = [c for c in grid.numeric_columns if c != column and not grid.headings[c].change]
    most, nearest = (_MOST_TURNED, _NEAREST_TURNED) if grid.turned else (_MOST_SOURCES, _NEAREST)
    if len(sources) <= most:
        return sources
    return sorted(sorted(sources, key=lambda c: abs(c - column))[:nearest])


def _tally(group: Sequence[Grid], column: int, reading: Reading) -> Tally:
    fits = tested = 0
    for grid in group:
        for expectation, figure, values in _parts(grid, column, reading, most=_SAMPLE):
            exact = expectation.formula.value([value.value for value in values])
            if exact is None:
                continue
            tested += 1
            fits += figure.agrees(exact) and _same_kind(expectation, figure)
            if tested >= _HOPELESS and not fits:
                return Tally(0, tested, 0.0)
    return Tally(fits, tested, _prior(group[0], column, reading))


def _same_kind(expectation: Expectation, figure: Figure) -> bool:
    return not (figure.unit is Unit.POINTS and expectation.unit is not Unit.POINTS)


def _prior(grid: Grid, column: int, reading: Reading) -> float:
    """Score what the headings alone say for a reading."""
    change, current, comparator = (grid.headings[c] for c in (column, reading.current, reading.comparator))
    score = 0.0
    if change.tokens:
        score += 2 * len(change.tokens & comparator.tokens - current.tokens) / len(change.tokens)
        score -= len(change.tokens & current.tokens - comparator.tokens) / len(change.tokens) / 2
    score += _earlier(comparator, current) - _earlier(current, comparator)
    if re.search(r"\(over\)\s*/?\s*under|under\s*/?\s*\(over\)", change.text, re.IGNORECASE):
        score = -score
    score -= 0.3 * reading.relative + 0.4 * (reading.base == 0) + 0.2 * reading.unsigned
    return score - 0.01 * abs(column - reading.current) - 0.01 * abs(column - reading.comparator)


def _earlier(comparator: Heading, current: Heading) -> float:
    """Say how clearly one heading is what the other is compared with."""
    if comparator.earlier and not current.earlier:
        return 1.0
    if comparator.period and current.period and comparator.period < current.period:
        return 1.0
    return 0.0


_Part = tuple[Expectation, Figure, tuple[Figure, Figure]]


def _parts(
    grid: Grid, column: int, reading: Reading, *, points: bool = False, most: int | None = None
) -> Iterator[_Part]:
    """Build the expectation for every printed change of a column under a reading.

    A percentage of an amount below nought, such as income in brackets, may take the sign of its
    direction or that of plain division: what more of the column's figures have.
    """
    parts = list(_as_read(grid, column, reading, points=points, most=most))
    signed = PercentChange(reading.base, sized=False)
    below = [p for p in parts if p[0].formula == PercentChange(reading.base) and p[2][reading.base].value < 0]
    divided = sum(_gives(signed, part) for part in below) > sum(_gives(part[0].formula, part) for part in below)
    for part in parts:
        yield (replace(part[0], formula=signed), *part[1:]) if divided and part in below else part


def _gives(formula: Formula, part: _Part) -> bool:
    exact = formula.value([figure.value for figure in part[2]])
    return exact is not None and part[1].agrees(exact)


def _as_read(
    grid: Grid, column: int, reading: Reading, *, points: bool = False, most: int | None = None
) -> Iterator[_Part]:
    """Read every printed change of a column."""
    rows = [row for row in grid.rows if grid.at(row, column).plain][:most]
    shared = {row: _between_shares(grid, row, reading) for row in rows}
    style = _Style.of(grid, column, shared, points=points)
    for row in rows:
        first, second = grid.figure(row, reading.current), grid.figure(row, reading.comparator)
        if first is None or second is None:
            continue
        shares = shared[row]
        inputs = (grid.address(row, reading.current), grid.address(row, reading.comparator))
        for part, figure in enumerate(grid.at(row, column).figures):
            formula, unit, otherwise = style.choose(figure, reading, shares=shares)
            expectation = Expectation(
                target=grid.address(row, column, part),
                inputs=inputs,
                formula=formula,
                relation=_name(formula, unit),
                unit=unit,
                otherwise=otherwise,
                unit_due=style.unit_due(shares=shares),
            )
            yield expectation, figure, (first, second)


def _name(formula: Formula, unit: Unit | None) -> str:
    if unit is Unit.POINTS:
        return "change in percentage points"
    inner = formula.inner if isinstance(formula, Unsigned) else formula
    return "percentage change" if isinstance(inner, PercentChange) else "difference"


def _between_shares(grid: Grid, row: int, reading: Reading) -> bool:
    """Say whether a row compares percentages; one of the two may have lost its sign."""
    figures = ((c, grid.figure(row, c)) for c in (reading.current, reading.comparator))
    units = [grid.unit(row, c, figure) for c, figure in figures if figure is not None]
    return any(unit.is_share for unit in units) and all(unit.is_share or unit is Unit.NUMBER for unit in units)


@dataclass(frozen=True, slots=True)
class _Style:
    """How a column of changes writes its units: `units` by whether a row compares percentages.

    points says whether changes between percentages are printed in points, here or in tables alike.
    """

    heading: Heading
    units: dict[bool, list[Unit]]
    points: bool

    @classmethod
    def of(cls, grid: Grid, column: int, shares: dict[int, bool], *, points: bool) -> "_Style":
        """Count the units of a column's figures, noughts aside."""
        units: dict[bool, list[Unit]] = {True: [], False: []}
        for row, between in shares.items():
            units[between] += [figure.unit for figure in grid.at(row, column).figures if figure.value]
        changes = [c for c in grid.columns if grid.headings[c].change]
        here = [f for row, between in shares.items() if between for c in changes for f in grid.at(row, c).figures]
        return cls(grid.headings[column], units, points or any(figure.unit is Unit.POINTS for figure in here))

    def unit_due(self, *, shares: bool) -> bool:
        """Say whether a bare figure among these lacks its unit: it is the only one that does."""
        units = self.units[shares]
        bare = units.count(Unit.NUMBER)
        return bare <= 1 and ((shares and self.points) or len(units) - bare >= 2)

    def choose(
        self, figure: Figure, reading: Reading, *, shares: bool
    ) -> tuple[Formula, Unit | None, tuple[tuple[Formula, Unit], ...]]:
        """Choose the formula for one printed change by units first, then by the column."""
        change: Formula = PercentChange(reading.base)
        difference: Formula = Difference()
        if reading.unsigned:
            change, difference = Unsigned(change), Unsigned(difference)
        if shares and reading.relative and figure.unit is not Unit.POINTS:
            return change, None, ()
        if shares:
            unit = Unit.POINTS if self.points else None
            either = self.points and figure.unit is not Unit.POINTS
            return difference, unit, ((change, Unit.PERCENT),) if either else ()
        units = self.units[False]
        amounts = figure.unit in (Unit.SECONDS, Unit.POUNDS)
        relative = figure.unit is Unit.PERCENT or (self.heading.percent and not amounts)
        if relative or (figure.unit is Unit.POINTS and units.count(Unit.PERCENT) >= units.count(Unit.NUMBER)):
            return change, Unit.PERCENT, ((difference, Unit.NUMBER),)
        if figure.unit is Unit.POINTS:
            return difference, Unit.NUMBER, ((change, Unit.PERCENT),)
        return difference, None, ((change, Unit.PERCENT),)
