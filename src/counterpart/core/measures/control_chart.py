"""Individuals charts (XmR): which movements of a series are more than noise.

A missing value is no zero: it has no moving range to its neighbours, and it ends every run.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from counterpart.core.tables import Row, read_yaml

RULES = Path(__file__).parent / "data" / "statistics" / "control.yaml"

Values = Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One sign that something changed: `points` of `of` values in a row."""

    code: str
    kind: str
    points: int
    of: int
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class Control:
    """How charts are made: limits at mean plus and minus `factor` average moving ranges."""

    factor: float
    fewest_points: int
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Phase:
    """Limits that hold for the values from position `first` to `last`, both included."""

    first: int
    last: int
    mean: float
    lower: float
    upper: float

    def holds(self, position: int) -> bool:
        """Say whether the value at this position is judged by these limits."""
        return self.first <= position <= self.last


@dataclass(frozen=True, slots=True)
class Signal:
    """A value that completes or belongs to a sign of change."""

    position: int
    rule: Rule
    above: bool


@dataclass(frozen=True, slots=True)
class ControlChart:
    """The values, their limits, one phase for each stretch between breaks, and the signals in order.

    A stretch with too few values has no phase.
    """

    values: tuple[float | None, ...]
    phases: tuple[Phase, ...]
    signals: tuple[Signal, ...]


def control_chart(
    values: Values, breaks: Sequence[int] = (), *, least: float | None = 0, control: Control | None = None
) -> ControlChart:
    """Work out limits and signals.

    `breaks` are positions from which values are not comparable with those before: limits start anew there. No limit is
    drawn below `least`, because no count is (None: no such floor).
    """
    by = control or read_control()
    ends = sorted({0, len(values), *(each for each in breaks if 0 < each < len(values))})
    phases = tuple(phase for first, end in pairwise(ends) if (phase := _phase(values, first, end - 1, least, by)))
    signals = sorted(
        {signal for phase in phases for rule in by.rules for signal in _signals(values, phase, rule)},
        key=lambda signal: (signal.position, by.rules.index(signal.rule)),
    )
    return ControlChart(tuple(values), phases, tuple(signals))


def _phase(values: Values, first: int, last: int, least: float | None, control: Control) -> Phase | None:
    inside = values[first : last + 1]
    known = [value for value in inside if value is not None]
    ranges = [abs(after - before) for before, after in pairwise(inside) if before is not None and after is not None]
    if len(known) < control.fewest_points or not ranges:
        return None
    mean = sum(known) / len(known)
    reach = control.factor * sum(ranges) / len(ranges)
    lower = mean - reach if least is None else max(least, mean - reach)
    return Phase(first, last, mean, lower, mean + reach)


def _signals(values: Values, phase: Phase, rule: Rule) -> Iterator[Signal]:
    for end in range(phase.first + rule.of - 1, phase.last + 1):
        places = range(end - rule.of + 1, end + 1)
        window = [values[place] for place in places]
        known = [value for value in window if value is not None]
        if len(known) < rule.of:
            continue
        for above in (True, False):
            found = _KINDS[rule.kind](known, phase, above)
            if sum(found) >= rule.points:
                yield from (Signal(place, rule, above) for place, hit in zip(places, found, strict=True) if hit)


def _beyond(values: Sequence[float], phase: Phase, above: bool) -> list[bool]:
    return [value > phase.upper if above else value < phase.lower for value in values]


def _side(values: Sequence[float], phase: Phase, above: bool) -> list[bool]:
    return [value > phase.mean if above else value < phase.mean for value in values]


def _zone(values: Sequence[float], phase: Phase, above: bool) -> list[bool]:
    """The outer third of the way to a limit, measured on the upper side: the lower may be cut off at nought."""
    third = (phase.upper - phase.mean) * 2 / 3
    return [value - phase.mean > third if above else phase.mean - value > third for value in values]


def _steps(values: Sequence[float], phase: Phase, above: bool) -> list[bool]:  # noqa: ARG001  # as the others are called
    rises = all((after > before) if above else (after < before) for before, after in pairwise(values))
    return [rises] * len(values)


_KINDS: dict[str, Callable[[Sequence[float], Phase, bool], list[bool]]] = {
    "beyond": _beyond,
    "side": _side,
    "zone": _zone,
    "steps": _steps,
}


def in_words(chart: ControlChart, labels: Sequence[str]) -> tuple[str, ...]:
    """Say which movements are more than noise: a sentence for each run of values that share a sign."""
    sentences = []
    for rule, above, places in _runs(chart):
        side = "above" if above else "below"
        span = labels[places[0]] if len(places) == 1 else f"{labels[places[0]]} to {labels[places[-1]]}"
        if rule.kind == "beyond":
            limit = "upper" if above else "lower"
            sentences.append(f"{span}: {side} the {limit} limit. More than noise.")
        elif rule.kind == "steps":
            sentences.append(f"{span}: {len(places)} in a row, each {'higher' if above else 'lower'} than the last.")
        elif rule.kind == "zone":
            sentences.append(f"{span}: close to the {'upper' if above else 'lower'} limit more often than by chance.")
        else:
            sentences.append(f"{span}: {len(places)} in a row {side} the mean. The level has changed.")
    return tuple(sentences)


def _runs(chart: ControlChart) -> Iterator[tuple[Rule, bool, list[int]]]:
    """Signals of one rule and side that stand together (near ones may leave out one value between), in order."""
    runs: list[tuple[Rule, bool, list[int]]] = []
    for signal in chart.signals:
        gap = 2 if signal.rule.kind == "zone" else 1
        for rule, above, places in runs:
            if (rule, above) == (signal.rule, signal.above) and signal.position - places[-1] <= gap:
                places.append(signal.position)
                break
        else:
            runs.append((signal.rule, signal.above, [signal.position]))
    return iter(runs)


@cache
def read_control(path: Path = RULES) -> Control:
    """Read the rules; raises TableError that names row and field."""
    table = read_yaml(path).only("source", "mark", "valid_from", "valid_to", "factor", "fewest_points", "rules")
    table.origin()
    return Control(
        float(table.decimal("factor")), table.whole("fewest_points"), tuple(_rule(row) for row in table.rows("rules"))
    )


def _rule(row: Row) -> Rule:
    row.only("code", "kind", "points", "of", "words", "source")
    if row.text("kind") not in _KINDS:
        raise row.fail("kind", f"one of {', '.join(_KINDS)}")
    return Rule(
        row.text("code"), row.text("kind"), row.whole("points"), row.whole("of"), row.text("words"), row.text("source")
    )
