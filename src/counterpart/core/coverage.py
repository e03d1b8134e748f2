"""Which months of which force the data holds. A month that is missing is not a month without crime.

Each span of months that arrived is kept as it came: a month of a monthly file, a year of a yearly table. A window is
covered when every month of it lies in a span, and no span reaches over its edge: half a year cannot be cut out of a
figure for the year.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from counterpart.core.periods.months import Window, in_runs


@dataclass(frozen=True, slots=True)
class WindowCoverage:
    """What the data holds of one window, for one force."""

    window: Window
    missing: tuple[int, ...]
    cut: tuple[Window, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether a figure for the window can be given without a caveat."""
        return not self.missing and not self.cut

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the window is there."""
        return len(self.missing) == self.window.months

    def note(self) -> str:
        """What to say under a figure; empty when the window is whole."""
        if self.cut:
            return f"The data holds {self.cut[0]} only as one figure, which reaches over this period."
        if not self.missing:
            return ""
        return f"{len(self.missing)} of {self.window.months} months are missing from the data: {in_runs(self.missing)}."


@dataclass(frozen=True, slots=True)
class Coverage:
    """Spans of months by force, each once, in order."""

    spans: Mapping[str, tuple[Window, ...]]

    @property
    def forces(self) -> tuple[str, ...]:
        """The forces of which there is anything, in alphabetical order."""
        return tuple(sorted(force for force, spans in self.spans.items() if spans))

    def of(self, force: str, window: Window) -> WindowCoverage:
        """What there is of a window."""
        spans = [span for span in self.spans.get(force, ()) if span.overlaps(window)]
        held = {month for span in spans if window.covers(span) for month in span}
        lacking = [month for month in window if month not in held]
        cut = tuple(span for span in spans if not window.covers(span) and any(month in span for month in lacking))
        missing = tuple(month for month in lacking if not any(month in span for span in cut))
        return WindowCoverage(window, missing, cut)

    def runs(self, force: str) -> tuple[Window, ...]:
        """What there is of a force as unbroken runs of months, in order; the gaps lie between them."""
        runs: list[Window] = []
        for span in self.spans.get(force, ()):
            if runs and span.first <= runs[-1].last + 1:
                runs[-1] = Window(runs[-1].first, max(runs[-1].last, span.last))
            else:
                runs.append(span)
        return tuple(runs)

    def joined(self, other: "Coverage") -> "Coverage":
        """Both together."""
        forces = {*self.spans, *other.spans}
        return coverage_of(
            (force, span) for force in forces for one in (self, other) for span in one.spans.get(force, ())
        )


def coverage_of(spans: Iterable[tuple[str, Window]]) -> Coverage:
    """Collect spans, each (force, window), in any order and any number of times."""
    found: dict[str, set[Window]] = {}
    for force, window in spans:
        found.setdefault(force, set()).add(window)
    return Coverage({force: tuple(sorted(windows)) for force, windows in sorted(found.items())})
