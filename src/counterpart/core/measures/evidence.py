"""What a statement is calculated from: the counts, the months that are there, the people, the series."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from counterpart.core.coverage import Coverage, WindowCoverage
from counterpart.core.cubes import NOTHING, Count, Counting, Cube, RepeatCount
from counterpart.core.indicators import IndicatorValue
from counterpart.core.measures.model import Place
from counterpart.core.periods.months import Window, in_runs
from counterpart.core.populations import Population, of_window

FORCE = "force"
DISTRICT = "district"
NOT_ALLOCATED = "not_allocated"

REFUSE = "refuse"
LABEL = "label"

# Premises by measure and window, by place ("" for the whole force).
Repeats = Mapping[tuple[str, Window], Mapping[str, RepeatCount]]
# The people behind a rate of a window: of a force's whole area, or of one of its districts by code.
Residents = Callable[[Window, str, str], Population | None]


@dataclass(frozen=True)
class Evidence:
    """All that a figure may draw on. `names` says under which code of the cube each counting is found."""

    cube: Cube
    coverage: Coverage
    force: str
    places: tuple[Place, ...]
    names: Mapping[str, str]
    missing: str = REFUSE
    all_forces: Cube | None = None
    repeats: Repeats = field(default_factory=dict)
    residents: Residents = of_window
    # Forces that are alike, by any group's name; empty where no groups are known.
    similar: frozenset[str] = frozenset()
    series: Mapping[tuple[str, str], tuple[IndicatorValue, ...]] = field(default_factory=dict)
    _held: dict[tuple[str, Window], WindowCoverage] = field(default_factory=dict, compare=False)

    def held(self, window: Window, force: str = "") -> WindowCoverage:
        """What the data holds of a window, of the statement's own force unless another is named."""
        key = (force or self.force, window)
        if key not in self._held:
            self._held[key] = self.coverage.of(*key)
        return self._held[key]

    @cached_property
    def months_held(self) -> frozenset[int]:
        """The months of the force that the data holds each by itself."""
        return frozenset(span.first for span in self.coverage.spans.get(self.force, ()) if span.months == 1)

    def held_days(self, window: Window) -> int:
        """The days of the months that are there."""
        gone = set(months_gone(self.held(window)))
        return sum(Window(month, month).days for month in window if month not in gone)

    @cached_property
    def districts(self) -> tuple[Place, ...]:
        """The districts among the places."""
        return tuple(place for place in self.places if place.kind == DISTRICT)

    def count(self, counting: Counting, place: Place, window: Window) -> Count:
        """What was counted at a place; not allocated is the whole force less its districts."""
        code = self.names[counting.code]
        if place.kind == DISTRICT:
            return self.cube.count(code, self.force, window, place.code)
        whole = self.cube.count(code, self.force, window)
        if place.kind == FORCE:
            return whole
        there = sum((self.count(counting, each, window) for each in self.districts), NOTHING)
        return Count(whole.counted - there.counted, whole.undecided - there.undecided)

    def monthly(self, counting: Counting, place: Place, window: Window) -> tuple[Count, ...]:
        """What was counted in each month of a window, at the force or a district."""
        code = self.names[counting.code]
        return self.cube.monthly(code, self.force, window, place.code if place.kind == DISTRICT else None)

    def people(self, place: Place, window: Window) -> Population | None:
        """Residents in the middle of the window, or of the nearest year that is known."""
        return self.residents(window, self.force, "" if place.kind == FORCE else place.code)


def missing_note(held: WindowCoverage) -> str:
    """Which months a figure would need and has not."""
    return f"The data does not hold {in_runs(held.missing)}." if held.is_empty else held.note()


def label_note(held: WindowCoverage) -> str:
    """What to say beside a figure of the months that are there."""
    gone = months_gone(held)
    return f"{held.window.months - len(gone)} of {held.window.months} months. The data does not hold {in_runs(gone)}."


def months_gone(held: WindowCoverage) -> tuple[int, ...]:
    """The months of a window of which the data holds no figure of their own."""
    cut = {month for span in held.cut for month in span if month in held.window}
    return tuple(sorted({*held.missing, *cut}))
