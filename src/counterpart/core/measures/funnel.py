"""Funnel plots: which places lie farther from the rate of all than places of their size do by chance."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, lgamma, log, sqrt
from pathlib import Path

from counterpart.core.tables import read_yaml

SETTINGS = Path(__file__).parent / "data" / "statistics" / "funnel.yaml"
# So many standard deviations from what is expected, nothing is left that a sum would show.
_FAR = 9


@dataclass(frozen=True, slots=True)
class Shares:
    """The shares of places inside the two pairs of limits, and the share drawn in before spread is measured."""

    inner: float
    outer: float
    drawn_in: float


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A count at a place of a size: crimes and residents, for instance."""

    name: str
    count: int
    size: float


@dataclass(frozen=True, slots=True)
class Band:
    """Limits at one size, as rates of the same unit as the target."""

    size: float
    outer_lower: float
    inner_lower: float
    inner_upper: float
    outer_upper: float


@dataclass(frozen=True, slots=True)
class FunnelPlace:
    """A place with its rate. `beyond` is "", "inner" or "outer": the widest limit that it lies outside of."""

    name: str
    size: float
    rate: float
    beyond: str
    above: bool


@dataclass(frozen=True, slots=True)
class Funnel:
    """The places, the rate of all together, the limits over a range of sizes, and the factor of overdispersion."""

    places: tuple[FunnelPlace, ...]
    target: float
    bands: tuple[Band, ...]
    dispersion: float


def funnel(places: Sequence[PlaceCount], per: float = 1000, *, widened: bool = False, steps: int = 60) -> Funnel:
    """Set places against their common rate per so many of size (per 1,000 residents).

    With `widened` the limits are widened where the places differ more than chance explains (never narrowed).
    Raises ValueError without places, or when one has no size.
    """
    if not places or any(place.size <= 0 or place.count < 0 for place in places):
        raise ValueError("a funnel needs places, each with a size above 0 and a count of 0 or more")
    target = sum(place.count for place in places) / sum(place.size for place in places)
    factor = dispersion(places, target) if widened else 1.0
    shown = tuple(_place(place, _band(place.size, target, factor, per), per) for place in places)
    bands = tuple(_band(size, target, factor, per) for size in _sizes(places, steps))
    return Funnel(shown, target * per, bands, factor)


def dispersion(places: Sequence[PlaceCount], target: float) -> float:
    """How much more the places differ than chance explains: the mean square of their drawn-in z scores, at least 1.

    A factor that chance alone could give (within two standard errors of 1) counts as 1.
    """
    scores = sorted(2 * (sqrt(place.count) - sqrt(place.size * target)) for place in places)
    ends = int(len(scores) * read_shares().drawn_in)
    drawn = [min(max(score, scores[ends]), scores[-1 - ends]) for score in scores]
    factor = sum(score * score for score in drawn) / len(drawn)
    return factor if factor > 1 + 2 * sqrt(2 / len(scores)) else 1.0


def poisson_limits(expected: float, shares: Iterable[float]) -> tuple[float, ...]:
    """Counts below which these shares of a Poisson distribution lie, made continuous between whole counts.

    The exact quantile r is drawn back towards r - 1 by as much of its own probability as is not needed.
    """
    wanted = sorted(set(shares))
    found: dict[float, float] = {}
    below = 0.0
    for count, probability in _poisson(expected):
        while len(found) < len(wanted) and below + probability >= (share := wanted[len(found)]):
            found[share] = max(0.0, count - (below + probability - share) / probability)
        below += probability
    return tuple(found[share] for share in wanted)


def _poisson(expected: float) -> Iterator[tuple[int, float]]:
    far = _FAR * sqrt(expected) + _FAR
    for count in range(max(0, int(expected - far)), int(expected + 2 * far) + 1):
        yield count, exp(count * log(expected) - expected - lgamma(count + 1)) if expected else float(count == 0)


def _band(size: float, target: float, factor: float, per: float) -> Band:
    shares = read_shares()
    tails = (1 - shares.outer) / 2, (1 - shares.inner) / 2
    expected = size * target
    if not expected:
        return Band(size, 0, 0, 0, 0)
    limits = poisson_limits(expected, (*tails, *(1 - tail for tail in tails)))
    widened = (max(0.0, expected + (limit - expected) * sqrt(factor)) for limit in limits)
    return Band(size, *(count / size * per for count in widened))


def _place(place: PlaceCount, band: Band, per: float) -> FunnelPlace:
    rate = place.count / place.size * per
    outer, inner = (
        not low <= rate <= high
        for low, high in ((band.outer_lower, band.outer_upper), (band.inner_lower, band.inner_upper))
    )
    above = rate > (band.inner_lower + band.inner_upper) / 2
    return FunnelPlace(place.name, place.size, rate, "outer" if outer else "inner" if inner else "", above)


def _sizes(places: Sequence[PlaceCount], steps: int) -> Iterator[float]:
    """Sizes from far under the smallest to a little over the largest place, closer where the limits bend."""
    first, last = min(place.size for place in places) * 0.05, max(place.size for place in places) * 1.08
    for step in range(steps):
        yield first * (last / first) ** (step / (steps - 1))


@cache
def read_shares(path: Path = SETTINGS) -> Shares:
    """Read the settings; raises TableError that names the field."""
    table = read_yaml(path).only("source", "mark", "valid_from", "valid_to", "inner", "outer", "drawn_in")
    table.origin()
    return Shares(float(table.decimal("inner")), float(table.decimal("outer")), float(table.decimal("drawn_in")))
