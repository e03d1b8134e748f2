"""Near repeats: do events draw others nearby and soon, more than if times had nothing to do with places?

Knox (1964): count the pairs of events in each band of distance and time, and count again with the times shuffled among
the places, many times over. Places stay, so neither busy streets nor busy seasons can make the answer.

Counting is the cost: millions of pairs, a thousand shuffles. Shuffled times stand side by side as int16, so that one
pair is compared in many shuffles at once, and only the few that are near in time are looked at again.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from counterpart.core.hotspots import rules
from counterpart.core.hotspots.events import MINUTES_IN_A_DAY, Events, Floats, Timing, Whole

_SHUFFLES, _PAIRS = 32, 4096  # at a time: what the processor's cache holds; shuffles are a power of two
_ORDERS = 8  # of the shuffles in a block, which come from one draw
_DRAWN_ONCE, _DRAWN_OFTEN = 0, 1  # streams of the seed
_AT_ONCE = 1_000_000  # pairs to measure the distance of
_LONGEST = 32_767  # the longest difference of times that int16 holds
MOST_PAIRS = 60_000_000  # some 20 bytes each, and as much again while they are sorted

_Bands = NDArray[np.int8]
_Rows = NDArray[np.int32]
_Times = NDArray[np.int16]


class Unit(StrEnum):
    """What time bands are counted in."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True, eq=False)
class KnoxTable:
    """Pairs of events by distance (rows) and time (columns).

    A band reaches from the edge before it to its own, its own included; the first begins with 0. `expected`: the mean
    over all shuffles there are, exactly. `p`: how often a shuffle has at least as many pairs as were observed.
    """

    distance_bands: tuple[float, ...]
    time_bands: tuple[int, ...]
    unit: Unit
    events: int
    permutations: int
    observed: Whole
    expected: Floats
    p: Floats

    @property
    def ratio(self) -> Floats:
        """How many times as many pairs as expected; NaN where none is."""
        unknown = np.full(self.expected.shape, np.nan)
        np.divide(self.observed, self.expected, out=unknown, where=self.expected > 0)
        return unknown


def knox_of(events: Events, permutations: int = 999, seed: int = 0) -> KnoxTable:
    """The table of some events by the project's bands: in days, or in months where only the month is known.

    The middle of an event's range stands for it. Raises ValueError as `knox` does.
    """
    bands, metres = rules.load(), tuple(map(float, rules.load().knox_metres))
    if events.timing is Timing.MONTH:
        return knox(events.x, events.y, events.month, metres, bands.knox_months, permutations, seed, unit=Unit.MONTH)
    return knox(events.x, events.y, events.days, metres, bands.knox_days, permutations, seed)


def knox(
    x: Floats,
    y: Floats,
    time: Whole,
    distance_bands: tuple[float, ...],
    time_bands: tuple[int, ...],
    permutations: int = 999,
    seed: int = 0,
    *,
    unit: Unit = Unit.DAY,
    threads: int = 0,
) -> KnoxTable:
    """The table of events at metres `x`, `y` and whole days or months `time`; bands by their upper edges.

    Costs pairs within the last distance times permutations, on `threads` cores (0: all). The same seed gives the same
    answer on any number of them. Raises ValueError for bands that do not rise, times further apart than 32,767, and
    more pairs than MOST_PAIRS.
    """
    _check(distance_bands, time_bands, time, permutations)
    pairs = _near_pairs(x, y, distance_bands)
    shifted = (time - time.min(initial=_LONGEST)).astype(np.int16)[pairs.order]
    counter = _Counter(pairs, len(distance_bands), time_bands)
    observed = counter.count(shifted[:, None])[..., 0]
    starts, orders = range(0, permutations, _SHUFFLES), _orders(len(x), seed)

    def exceeding(start: int) -> Whole:
        counts = counter.count(_shuffled(shifted, orders, (seed, _DRAWN_OFTEN, start)))[..., : permutations - start]
        return np.asarray((counts >= observed[..., None]).sum(axis=2), dtype=np.int64)

    with ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        exceeded = sum(pool.map(exceeding, starts), start=np.zeros_like(observed))
    return KnoxTable(
        distance_bands=tuple(distance_bands),
        time_bands=tuple(time_bands),
        unit=unit,
        events=len(x),
        permutations=permutations,
        observed=observed,
        expected=_expected(pairs.sizes(len(distance_bands)), time, time_bands),
        p=(exceeded + 1) / (permutations + 1) if permutations else np.full(observed.shape, np.nan),
    )


def earlier_nearby(events: Events, metres: float | None = None, days: float | None = None) -> Whole:
    """For each event, the row of the latest earlier one of its kind that it is a near repeat of; -1 for none.

    By the project's rule where neither is given. The middle of an event's range stands for it; of two at one moment the
    later row follows. Raises ValueError where only months are known, and for more pairs than MOST_PAIRS.
    """
    if events.timing is Timing.MONTH:
        raise ValueError("Near repeats need days, and of these events only the month is known")
    rule, found = rules.load(), np.full(len(events), -1, dtype=np.int64)
    reach = rule.near_repeat_metres if metres is None else metres
    longest = (rule.near_repeat_days if days is None else days) * MINUTES_IN_A_DAY
    for kind in np.unique(events.kind):
        rows = np.flatnonzero(events.kind == kind)
        rows = rows[np.argsort(events.middle[rows], kind="stable")]
        pairs = _tree(events.x[rows], events.y[rows], reach).query_pairs(reach, output_type="ndarray")
        earlier, later = rows[pairs[:, 0]], rows[pairs[:, 1]]
        soon = events.middle[later] - events.middle[earlier] <= longest
        in_order = np.argsort(pairs[soon, 0], kind="stable")
        found[later[soon][in_order]] = earlier[soon][in_order]
    return found


@dataclass(frozen=True, slots=True, eq=False)
class _Pairs:
    """Places of the events of each pair in `order`, and its band of distance, in order of the bands.

    `order` lists the rows of events so that those near each other stand together, as processors like it.
    """

    order: NDArray[np.intp]
    one: _Rows
    other: _Rows
    band: _Bands

    def sizes(self, bands: int) -> Whole:
        """How many pairs there are in each band."""
        return np.diff(self.edges(bands))

    def edges(self, bands: int) -> Whole:
        """Where each band begins, and where the last one ends."""
        return np.searchsorted(self.band, np.arange(bands + 1)).astype(np.int64)


def _near_pairs(x: Floats, y: Floats, bands: tuple[float, ...]) -> _Pairs:
    """All pairs that are near enough for a band."""
    if not len(x):
        return _Pairs(np.zeros(0, np.intp), np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.int8))
    tree = _tree(x, y, bands[-1])
    found = tree.query_pairs(bands[-1], output_type="ndarray").astype(np.int32)
    band = np.empty(len(found), np.int8)
    for start in range(0, len(found), _AT_ONCE):
        one, other = found[start : start + _AT_ONCE].T
        distance = np.hypot(x[one] - x[other], y[one] - y[other])
        # The tree and hypot can differ in the last digit: what the tree found belongs to the last band.
        band[start : start + _AT_ONCE] = np.minimum(np.searchsorted(bands, distance), len(bands) - 1)
    place = np.empty(len(x), np.int32)
    place[tree.indices] = np.arange(len(x), dtype=np.int32)
    by_band = np.argsort(band, kind="stable")
    return _Pairs(tree.indices, place[found[by_band, 0]], place[found[by_band, 1]], band[by_band])


def _tree(x: Floats, y: Floats, reach: float) -> cKDTree:
    """Asked how many pairs it holds before they are listed."""
    tree = cKDTree(np.column_stack((x, y)))
    count = (int(tree.count_neighbors(tree, reach)) - len(x)) // 2
    if count > MOST_PAIRS:
        raise ValueError(
            f"{count:,} pairs of events lie within {reach:g} m, and at most {MOST_PAIRS:,} can be counted; "
            "take shorter distances, a smaller area or fewer months"
        )
    return tree


class _Counter:
    """Counts pairs by bands, for many shuffles of the times at once."""

    def __init__(self, pairs: _Pairs, distance_bands: int, time_bands: tuple[int, ...]) -> None:
        self._pairs, self._edges = pairs, pairs.edges(distance_bands)
        self._longest, self._bands = time_bands[-1], len(time_bands)
        apart = np.abs(np.arange(-self._longest, self._longest + 1))
        self._band_of = np.searchsorted(time_bands, apart)

    def count(self, times: _Times) -> Whole:
        """Pairs by distance, time and shuffle, for times by event and shuffle; shuffles are a power of two."""
        shuffles = times.shape[1]
        shape = (len(self._edges) - 1, self._bands * shuffles)
        counts, one, other = np.zeros(shape, np.int64), *np.empty((2, _PAIRS, shuffles), np.int16)
        for band, (start, end) in enumerate(pairwise(self._edges.tolist())):
            for at in range(start, end, _PAIRS):
                chunk = slice(at, min(at + _PAIRS, end))
                size = chunk.stop - at
                np.take(times, self._pairs.one[chunk], axis=0, out=one[:size], mode="clip")
                np.take(times, self._pairs.other[chunk], axis=0, out=other[:size], mode="clip")
                counts[band] += self._near_in_time(one[:size], other[:size], shuffles)
        return counts.reshape(len(self._edges) - 1, self._bands, shuffles)

    def _near_in_time(self, one: _Times, other: _Times, shuffles: int) -> Whole:
        """Pairs by band and shuffle. Read without a sign, only -longest to longest become 0 to 2 * longest."""
        np.subtract(one, other, out=one)
        np.add(one, self._longest, out=one)
        apart = one.view(np.uint16).ravel()
        near = np.flatnonzero(apart <= 2 * self._longest)
        places = self._band_of.take(apart.take(near)) * shuffles + (near & (shuffles - 1))
        return np.bincount(places, minlength=self._bands * shuffles)


def _orders(events: int, seed: int) -> list[NDArray[np.int64]]:
    """Random orders of the events, drawn once."""
    made = np.random.Generator(np.random.SFC64((seed, _DRAWN_ONCE)))
    return [made.permutation(events) for _ in range(_ORDERS)]


def _shuffled(times: _Times, orders: list[NDArray[np.int64]], seed: tuple[int, int, int]) -> _Times:
    """Shuffles in columns: each of a few fresh draws, in each of the orders that were drawn once.

    A draw costs ten times what an order does. Each shuffle is as likely as any other, and any two of them are
    independent, so p is as precise as from as many draws.
    """
    made, shuffles = np.random.Generator(np.random.SFC64(seed)), np.empty((len(times), _SHUFFLES), np.int16)
    for column in range(0, _SHUFFLES, _ORDERS):
        drawn = times[made.permutation(len(times))]
        for place, order in enumerate(orders):
            shuffles[:, column + place] = drawn.take(order)
    return shuffles


def _expected(sizes: Whole, time: Whole, bands: tuple[int, ...]) -> Floats:
    """The mean over every shuffle: pairs in the band of distance, times the share of all pairs in the band of time."""
    pairs = len(time) * (len(time) - 1) / 2
    within = np.array([_pairs_within(np.sort(time), edge) for edge in bands], dtype=np.float64)
    shares = np.diff(within, prepend=0) / max(pairs, 1)
    return np.outer(sizes, shares)


def _pairs_within(ordered: Whole, longest: int) -> int:
    last = np.searchsorted(ordered, ordered + longest, side="right")
    return int((last - np.arange(1, len(ordered) + 1)).sum())


def _check(distance_bands: tuple[float, ...], time_bands: tuple[int, ...], time: Whole, permutations: int) -> None:
    for name, bands in (("distance", distance_bands), ("time", time_bands)):
        if not bands or bands[0] < 0 or any(b <= a for a, b in pairwise(bands)):
            raise ValueError(f"Bands of {name} are upper edges, each more than the one before; got {bands}")
    if len(distance_bands) > np.iinfo(np.int8).max:
        raise ValueError(f"There are at most {np.iinfo(np.int8).max} bands of distance, not {len(distance_bands)}")
    if permutations < 0:
        raise ValueError(f"There are 0 permutations or more, not {permutations}")
    if time_bands[-1] > _LONGEST or (len(time) and int(time.max()) - int(time.min()) > _LONGEST):
        raise ValueError(f"Times more than {_LONGEST:,} apart cannot be counted; take a larger unit or fewer years")
