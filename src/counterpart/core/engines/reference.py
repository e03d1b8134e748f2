"""The reference: row by row in plain Python, to be read and believed. Every other engine must agree with it."""

from collections import Counter
from collections.abc import Mapping

from counterpart.core.cubes import NOTHING, Count, Counting, Cube, CubeKey, CubeQuestion, RepeatCount
from counterpart.core.engines.engine import Crimes, check_place_column, check_repeats, paths_of
from counterpart.core.engines.parquet import rows_of
from counterpart.core.periods.months import Window
from counterpart.core.records import RecordedCrime


class ReferenceEngine:
    """One pass over the rows, one decision for each row and counting."""

    name = "reference"

    def cube(self, crimes: Crimes, question: CubeQuestion) -> Cube:
        """See Engine."""
        check_place_column(question.by)
        cells: dict[CubeKey, tuple[Count, ...]] = {}
        nothing = (NOTHING,) * len(question.countings)
        for row in rows_of(paths_of(crimes)):
            if _belongs(row, question):
                key = CubeKey(row.force, _place(row, question.by), row.first_month, row.last_month)
                counts = [count_of(row, counting) for counting in question.countings]
                cells[key] = tuple(one + two for one, two in zip(cells.get(key, nothing), counts, strict=True))
        return Cube(tuple(counting.code for counting in question.countings), cells)

    def repeats(
        self, crimes: Crimes, counting: Counting, force: str, window: Window, by: str | None = None, at_least: int = 2
    ) -> Mapping[str, RepeatCount]:
        """See Engine."""
        check_repeats(counting, by, at_least)
        at_premises: dict[str, Counter[str]] = {}
        undecided: Counter[str] = Counter()
        for row in rows_of(paths_of(crimes)):
            if row.force != force or not window.covers(row.window):
                continue
            place = _place(row, by)
            premises = at_premises.setdefault(place, Counter())
            decided = counting.selection.decide(row)
            if decided is None or (decided and row.premises is None):
                undecided[place] += row.crimes
            elif decided and row.premises is not None:
                premises[row.premises] += row.crimes
        found = {}
        for place, premises in at_premises.items():
            repeated = [number for number in premises.values() if number >= at_least]
            found[place] = RepeatCount(len(repeated), sum(repeated), undecided[place])
        return found


def count_of(row: RecordedCrime, counting: Counting) -> Count:
    """What one row adds to a count."""
    decided = counting.selection.decide(row)
    if decided is False:
        return NOTHING
    weight = dict(counting.weights).get(row.offence_subgroup or "") if counting.weights else 1
    if decided is None or weight is None:
        return Count(0, row.crimes)
    return Count(row.crimes * weight)


def _belongs(row: RecordedCrime, question: CubeQuestion) -> bool:
    if question.forces is not None and row.force not in question.forces:
        return False
    return question.window is None or question.window.covers(row.window)


def _place(row: RecordedCrime, by: str | None) -> str:
    value: str | None = getattr(row, by) if by else None
    return value or ""
