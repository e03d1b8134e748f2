"""What an engine has to count for a statement: as few questions as can be, over no more months than are needed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from counterpart.core.cubes import Counting, Cube, CubeQuestion, RepeatCount
from counterpart.core.engines.engine import Crimes, Engine
from counterpart.core.measures.model import Comparator, Measure, MeasureKind, MeasureSet
from counterpart.core.measures.windows import TREND_MONTHS, YEAR, comparators_of, compared_windows
from counterpart.core.periods.months import Window, rolling

BASELINE_YEAR = 2019


@dataclass(frozen=True, slots=True)
class RepeatQuestion:
    """Premises with repeats, for one measure and window."""

    measure: str
    counting: Counting
    window: Window
    at_least: int


@dataclass(frozen=True, slots=True)
class Questions:
    """`main` is of the one force; `ranks` of every force, None when no measure ranks."""

    main: CubeQuestion
    ranks: CubeQuestion | None
    repeats: tuple[RepeatQuestion, ...]
    force: str
    needed: Window
    to: int
    baseline_year: int


@dataclass(frozen=True, slots=True)
class Answers:
    """What the engine counted, in the shape that a statement takes."""

    cube: Cube
    all_forces: Cube | None
    repeats: dict[tuple[str, Window], dict[str, RepeatCount]]


def questions(
    measure_set: MeasureSet, force: str, to: int, by: str | None = None, baseline_year: int = BASELINE_YEAR
) -> Questions:
    """What to count for a statement to a month."""
    window = needed_window(measure_set.comparators, to, baseline_year)
    names = counting_names(measure_set)
    ranked = _distinct(
        replace(one.counted, code=names[one.counted.code])
        for one in measure_set.measures
        if one.kind is MeasureKind.RANK and one.counted
    )
    return Questions(
        main=CubeQuestion(countings(measure_set), (force,), window, by),
        ranks=CubeQuestion(ranked, None, window, None) if ranked else None,
        repeats=tuple(_repeats(measure_set, to, baseline_year)),
        force=force,
        needed=window,
        to=to,
        baseline_year=baseline_year,
    )


def ask(engine: Engine, crimes: Crimes, asked: Questions) -> Answers:
    """Put the questions to an engine. Raises what the engine raises when it cannot read the file."""
    return Answers(
        cube=engine.cube(crimes, asked.main),
        all_forces=engine.cube(crimes, asked.ranks) if asked.ranks else None,
        repeats=ask_repeats(engine, crimes, asked),
    )


def ask_repeats(engine: Engine, crimes: Crimes, asked: Questions) -> dict[tuple[str, Window], dict[str, RepeatCount]]:
    """The repeats alone: no cube of months tells them, so the crimes themselves are read."""
    repeats: dict[tuple[str, Window], dict[str, RepeatCount]] = {}
    for one in asked.repeats:
        found = dict(engine.repeats(crimes, one.counting, asked.force, one.window, None, one.at_least))
        if asked.main.by:
            placed = engine.repeats(crimes, one.counting, asked.force, one.window, asked.main.by, one.at_least)
            found.update({place: count for place, count in placed.items() if place})
        repeats[one.measure, one.window] = found
    return repeats


def ranks(measure_set: MeasureSet) -> bool:
    """Whether a set ranks forces, and so needs every force of the data."""
    return any(measure.kind is MeasureKind.RANK for measure in measure_set.measures)


def countings(measure_set: MeasureSet) -> tuple[Counting, ...]:
    """Every counting of a set; what several measures count alike is counted once."""
    return _distinct(counting for measure in measure_set.measures for counting in _of(measure))


def counting_names(measure_set: MeasureSet) -> dict[str, str]:
    """The code under which each counting of a set is found in its cube."""
    first = {(one.selection, one.weights): one.code for one in countings(measure_set)}
    every = (counting for measure in measure_set.measures for counting in counted_by(measure))
    return {one.code: first.get((one.selection, one.weights), one.code) for one in every}


def counted_by(measure: Measure) -> Iterator[Counting]:
    """Every counting behind a measure: what it counts, what it is a share of, and the crimes behind weights."""
    for one in (measure.counted, measure.denominator):
        if one is not None:
            yield from dict.fromkeys((one, one.unweighted()))


def needed_window(comparators: tuple[Comparator, ...], to: int, baseline_year: int = BASELINE_YEAR) -> Window:
    """From the first month that a comparator or the trend needs to the last."""
    needed = [compared_windows(one, to, baseline_year).needed for one in comparators]
    return Window(min([rolling(to, TREND_MONTHS).first, *(one.first for one in needed)]), to)


def _of(measure: Measure) -> Iterator[Counting]:
    if measure.kind not in (MeasureKind.RANK, MeasureKind.REPEAT):
        yield from counted_by(measure)


def _distinct(found: Iterator[Counting]) -> tuple[Counting, ...]:
    kept: dict[object, Counting] = {}
    for one in found:
        kept.setdefault((one.selection, one.weights), one)
    return tuple(kept.values())


def _repeats(measure_set: MeasureSet, to: int, baseline_year: int) -> Iterator[RepeatQuestion]:
    for measure in measure_set.measures:
        if measure.kind is MeasureKind.REPEAT and measure.counted:
            for window in _windows(comparators_of(measure, measure_set.comparators), to, baseline_year):
                yield RepeatQuestion(measure.code, measure.counted, window, measure.at_least)


def _windows(comparators: tuple[Comparator, ...], to: int, baseline_year: int) -> tuple[Window, ...]:
    compared = [compared_windows(one, to, baseline_year) for one in comparators]
    every = [rolling(to, YEAR), *(window for one in compared for window in (one.current, *one.others))]
    return tuple(dict.fromkeys(every))
