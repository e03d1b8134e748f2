"""What the benchmark of places measures: ours and each peer's, one at a time in a process of its own.

A task gets how many events there are, sets up what it may have beforehand, and returns one call to be measured.
"""

import warnings
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import _place_data as data
from counterpart.core.hotspots.demand import demand, usual_windows
from counterpart.core.hotspots.density import kernel_density
from counterpart.core.hotspots.getis_ord import gi_star
from counterpart.core.hotspots.grids import counts
from counterpart.core.hotspots.near_repeat import knox
from counterpart.core.hotspots.profiles import time_of_week
from counterpart.core.hotspots.repeats import repeat_locations

BANDWIDTH = 1000
METRES, DAYS = 200, 14
TABLE_METRES, TABLE_DAYS = tuple(100.0 * (band + 1) for band in range(8)), tuple(7 * (band + 1) for band in range(8))
# How dense the events of Knox lie: so many on the grid.
DENSE = 50_000

Answer = NDArray[Any]
Call = Callable[[], Answer]


def our_density(count: int) -> Call:
    x, y = data.points(count)
    return lambda: kernel_density(x, y, data.GRID, BANDWIDTH, kernel="epanechnikov").ravel()


def sklearn_density(count: int) -> Call:
    from sklearn.neighbors import KernelDensity

    at, middles = np.column_stack(data.points(count)), np.column_stack(data.GRID.centres())
    peer = KernelDensity(bandwidth=BANDWIDTH, kernel="epanechnikov")
    # Per event and square metre, in logarithms: as ours, per square kilometre.
    return lambda: np.exp(peer.fit(at).score_samples(middles)) * count * 1e6


def cell_counts(count: int) -> data.Floats:
    return counts(data.GRID, data.GRID.cell_of(*data.points(count))).reshape(data.GRID.shape)


def our_gi_star(count: int) -> Call:
    held = cell_counts(count)
    return lambda: gi_star(held).ravel()


def _esda(held: data.Floats, weights: Any) -> Answer:
    from esda import G_Local

    return np.asarray(G_Local(held.ravel(), weights, transform="B", permutations=0, star=True).Zs)


def _weights() -> Any:
    from libpysal.weights import fill_diagonal, lat2W

    return fill_diagonal(lat2W(data.SQUARES, data.SQUARES, rook=False), 1)


def esda_with_weights(count: int) -> Call:
    held = cell_counts(count)
    return lambda: _esda(held, _weights())


def esda_weights_beforehand(count: int) -> Call:
    held, weights = cell_counts(count), _weights()
    return lambda: _esda(held, weights)


def esda_graph_beforehand(count: int) -> Call:
    from libpysal.graph import Graph

    held, graph = cell_counts(count), Graph.from_W(_weights()).transform("B")
    return lambda: _esda(held, graph)


def _spread_out(count: int) -> tuple[data.Floats, data.Floats, data.Whole]:
    return *data.points(count, data.as_dense_as(count, DENSE)), data.days(count)


def our_knox(count: int, permutations: int = 999) -> Call:
    x, y, day = _spread_out(count)
    return lambda: _told(knox(x, y, day, (METRES,), (DAYS,), permutations))


def our_table(count: int, permutations: int = 999) -> Call:
    x, y, day = _spread_out(count)
    return lambda: _told(knox(x, y, day, TABLE_METRES, TABLE_DAYS, permutations))


def _told(table: Any) -> Answer:
    return np.array([table.observed[0, 0], table.p[0, 0]])


def pointpats_knox(count: int, permutations: int = 999) -> Call:
    """The function, which is older than the class and many times faster."""
    from pointpats.spacetime import knox as peer

    x, y, day = _spread_out(count)
    at = np.column_stack((x, y))

    def call() -> Answer:
        found = peer(at, day[:, None].astype(np.float64), delta=METRES, tau=DAYS, permutations=permutations)
        return np.array([found["stat"], found["pvalue"][0]])

    return call


def pointpats_class(count: int, permutations: int = 999) -> Call:
    from pointpats.spacetime import Knox

    x, y, day = _spread_out(count)

    def call() -> Answer:
        found = Knox(np.column_stack((x, y)), day[:, None], delta=METRES, tau=DAYS, permutations=permutations)
        return np.array([found.nst, found.p_sim])

    return call


def our_time_of_week(count: int) -> Call:
    made = data.events(count)
    return lambda: time_of_week(made).hours


def our_repeats(count: int) -> Call:
    made = data.events(count)
    return lambda: repeat_locations(made, made.place).events


def our_demand(count: int) -> Call:
    made = data.events(count)
    windows = usual_windows(made, 365 * data.YEARS)
    return lambda: demand(made, made.place, windows, at_least=1).harm


def our_cells(count: int) -> Call:
    return partial(cell_counts, count)


TASKS: dict[str, Callable[..., Call]] = {
    name: task for name, task in globals().items() if name.startswith(("our_", "sklearn_", "esda_", "pointpats_"))
}


def task(name: str, *sizes: int) -> Call:
    """What to measure; warnings of the peers about their own future are not ours to show."""
    warnings.simplefilter("ignore")
    return TASKS[name](*sizes)
