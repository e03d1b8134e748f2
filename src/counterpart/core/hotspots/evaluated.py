"""How right forecasts were, beside what they must beat: one row for each method and share of the area."""

from collections.abc import Callable, Iterable, Iterator

from counterpart.core.hotspots.answers import Answer, Column, Value
from counterpart.core.hotspots.asked import Asked, near_note
from counterpart.core.hotspots.baselines import METHODS
from counterpart.core.hotspots.intervals import FEWEST, Estimate
from counterpart.core.hotspots.origins import dates, ground_before, periods_to_score
from counterpart.core.hotspots.reading import Found
from counterpart.core.hotspots.rolling import Difference, Evaluation, MethodRow, PeriodScores, scored, summarise
from counterpart.core.words import plural

Watch = Callable[[Iterable[PeriodScores], int], Iterable[PeriodScores]]

_FIGURES = ("hit_rate", "pai", "pei", "precision", "difference_hit_rate", "difference_pai")
_COLUMNS = (
    Column("share", "Share of area", 4),
    Column("cells", "Cells"),
    Column("method", "Method"),
    *(Column(f"{name}{end}", name, 4) for name in _FIGURES for end in ("", "_low", "_high")),
    Column("precision_by_chance", "Right by chance", 4),
)
AS_KNOWN = (
    "Each forecast was made as if every crime were known as soon as it had happened, or from the first day of the month"
    " in which it was recorded where that is later; what only has a month, when that was over. In service it is known"
    " later than that."
)
_HEADS = ("Area", "Method", "Hit rate %", "More %", "Right %", "PEI %", "PAI")


def evaluated(found: Found, asked: Asked, watch: Watch = lambda scores, _: scores) -> Answer:
    """The scores of every method over past periods. `watch` sees each period's scores go by, of so many.

    Raises CannotMap when there is too little history.
    """
    events = found.events
    periods = periods_to_score(events, asked)
    ground = ground_before(events, asked, periods[0])
    scores = watch(scored(events, ground, periods), len(periods))
    result = summarise(scores, seed=asked.seed)
    differences = {(each.baseline, each.share): each for each in result.differences}
    names = list(METHODS)
    rows = sorted(result.rows, key=lambda row: (row.share, names.index(row.method)))
    pairs = [(row, differences.get((row.method, row.share))) for row in rows]
    return Answer(
        title=f"Forecasts of {plural(len(periods), 'period')}, {dates(periods[0].start, periods[-1].end)}",
        columns=_COLUMNS,
        rows=tuple(_values(row, difference) for row, difference in pairs),
        notes=tuple(_notes(result, asked)),
        matrix=(_HEADS, *(_texts(row, difference) for row, difference in pairs)),
    )


def _values(row: MethodRow, difference: Difference | None) -> tuple[Value, ...]:
    estimates = (row.hit_rate, row.pai, row.pei, row.precision, *_of(difference))
    parts = [part for each in estimates for part in ((each.value, each.low, each.high) if each else (None,) * 3)]
    return (row.share, row.flagged, row.method, *parts, row.precision_by_chance)


def _of(difference: Difference | None) -> tuple[Estimate | None, Estimate | None]:
    return (difference.hit_rate, difference.pai) if difference else (None, None)


def _texts(row: MethodRow, difference: Difference | None) -> tuple[str, ...]:
    more = _plain(difference.hit_rate.times(100), 1) if difference else ""
    right = f"{row.precision.value:.1%}".rstrip("%")
    others = (_plain(row.pei.times(100), 0), _plain(row.pai, 1))
    return (f"{row.share:.0%}", row.method, _plain(row.hit_rate.times(100), 1), more, right, *others)


def _plain(figure: Estimate, decimals: int) -> str:
    """A figure with its interval, where there is one."""
    value, low, high = (
        None if end is None else f"{round(end, decimals) + 0.0:.{decimals}f}"
        for end in (figure.value, figure.low, figure.high)
    )
    return f"{value}" if low is None else f"{value}\N{NO-BREAK SPACE}({low}\N{EN DASH}{high})"


def _notes(result: Evaluation, asked: Asked) -> Iterator[str]:
    yield (
        f"{plural(result.events, 'event')} and {plural(result.cells, 'cell')}."
        f" {result.outside:,} of the events lay where nothing had been near: none of those can be foreseen."
        " Hit rate: share of all events that lay in flagged cells. More: what"
        " the forecast found above this method, of all events. Right: flagged cells with an event. PEI: hits over the"
        " most that as many cells could hold. PAI: hits over those of as many cells drawn by lot; it grows with the"
        " area, so it compares methods and not places."
    )
    yield AS_KNOWN
    if any(row.hit_rate.low is not None for row in result.rows):
        yield (
            "In brackets 95 % intervals over periods; a difference whose interval holds 0 is none that can be relied"
            " on."
        )
    else:
        yield f"Under {FEWEST} periods are too few for intervals: what is said to be more may be chance."
    if result.too_small:
        yield f"Too few events ({result.events:,}) to conclude anything."
    yield near_note(asked)
