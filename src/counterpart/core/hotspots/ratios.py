"""How one area moved beside another: the ratio of their movements, with an interval.

    ratio = (after / before in the area) / (after / before in the comparison area)

The interval is that of its logarithm, whose variance is the sum of one over each of the four counts, widened where
counts vary more than chance explains.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, log, sqrt
from pathlib import Path

from counterpart.core.hotspots.events import Floats
from counterpart.core.tables import read_yaml

SETTINGS = Path(__file__).parent / "data" / "comparison.yaml"


@dataclass(frozen=True, slots=True)
class Counted:
    """The events of one area before and after."""

    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Moved:
    """`ratio` under 1: fewer than the comparison area leads us to expect.

    `expected`: before times the movement of the comparison area. `filled`: a count was 0, so half an event was added
    to each of the four. `too_small`: what is expected rests on under `fewest` events; the outcome may be as small as it
    likes.
    """

    ratio: Interval
    expected: float
    filled: bool
    too_small: bool

    @property
    def shown(self) -> bool:
        """Whether it moved by more than chance explains."""
        return not self.ratio.low <= 1 <= self.ratio.high


@dataclass(frozen=True, slots=True)
class Limits:
    """comparison.yaml."""

    fewest: int
    deviations: float
    parts: int


def moved(area: Counted, comparison: Counted, factor: float = 1.0) -> Moved:
    """Set the movement of an area beside that of another; `factor` is that of `dispersion`."""
    counts = area.after, area.before, comparison.after, comparison.before
    filled = 0 in counts
    after, before, compared_after, compared_before = (count + 0.5 * filled for count in counts)
    movement = compared_after / compared_before
    middle = log(after / before) - log(movement)
    spread = sqrt(factor * (1 / after + 1 / before + 1 / compared_after + 1 / compared_before))
    reach = read_limits().deviations * spread
    return Moved(
        ratio=Interval(exp(middle), exp(middle - reach), exp(middle + reach)),
        expected=before * movement,
        filled=filled,
        too_small=min(counts[1:]) < read_limits().fewest,
    )


def dispersion(counts: Sequence[Floats]) -> float:
    """How much more counts vary about the mean of their own row than chance explains: Pearson's square by its freedom.

    A factor that chance alone could give (within two standard errors of 1) counts as 1, as does one under 1.
    """
    rows = [row for row in counts if row.sum() > 0]
    freedom = sum(len(row) - 1 for row in rows)
    if not freedom:
        return 1.0
    factor = sum(float(((row - row.mean()) ** 2).sum() / row.mean()) for row in rows) / freedom
    return factor if factor > 1 + 2 * sqrt(2 / freedom) else 1.0


@cache
def read_limits(path: Path = SETTINGS) -> Limits:
    """Read the settings; raises TableError that names the field."""
    table = read_yaml(path).only("source", "mark", "valid_from", "valid_to", "fewest", "deviations", "parts")
    table.origin()
    return Limits(table.whole("fewest"), float(table.decimal("deviations")), table.whole("parts"))
