"""Maps of density and of Gi*: what holds wherever the events lie."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpart.core.hotspots.density import KERNELS, kernel_density
from counterpart.core.hotspots.getis_ord import by_chance, gi_star
from counterpart.core.hotspots.grids import SquareGrid, counts
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID

SIDE = 100
GRID = SquareGrid(BRITISH_NATIONAL_GRID, SIDE, west=6000, south=3000, columns=24, rows=24)
WEST, SOUTH = SIDE * GRID.west, SIDE * GRID.south
COORDINATE = st.floats(900, 1500)
POINTS = st.lists(st.tuples(COORDINATE, COORDINATE), min_size=1, max_size=40)
STEPS = st.integers(-5, 5)
BANDWIDTHS = st.floats(100, 400)
KERNEL = st.sampled_from(sorted(KERNELS))


def placed(points: list[tuple[float, float]]) -> tuple[np.ndarray, np.ndarray]:
    x, y = np.array(points).T
    return WEST + x, SOUTH + y


@given(points=POINTS, east=STEPS, north=STEPS, bandwidth=BANDWIDTHS, kernel=KERNEL)
def test_all_events_moved_together_move_the_map(
    points: list[tuple[float, float]], east: int, north: int, bandwidth: float, kernel: str
) -> None:
    x, y = placed(points)
    before = kernel_density(x, y, GRID, bandwidth, kernel=kernel)
    after = kernel_density(x + east * SIDE, y + north * SIDE, GRID, bandwidth, kernel=kernel)
    assert after == pytest.approx(np.roll(before, (north, east), axis=(0, 1)), rel=1e-6, abs=1e-6)


@given(points=POINTS, east=STEPS, north=STEPS, reach=st.integers(1, 3))
def test_gi_star_moves_with_the_events(points: list[tuple[float, float]], east: int, north: int, reach: int) -> None:
    x, y = placed(points)
    before, after = (
        gi_star(counts(GRID, GRID.cell_of(x + right, y + up)).reshape(GRID.shape), reach)
        for right, up in ((0, 0), (east * SIDE, north * SIDE))
    )
    busy = (slice(9, 15), slice(9, 15))
    moved = (slice(9 + north, 15 + north), slice(9 + east, 15 + east))
    assert after[moved] == pytest.approx(before[busy])


@given(points=POINTS, bandwidth=st.floats(300, 800), kernel=KERNEL)
def test_the_map_holds_every_event(points: list[tuple[float, float]], bandwidth: float, kernel: str) -> None:
    """A sum over squares is not an integral: the finer the squares against the bandwidth, the nearer."""
    x, y = placed(points)
    held = (kernel_density(x, y, GRID, bandwidth, kernel=kernel) * (SIDE / 1000) ** 2).sum()
    assert held == pytest.approx(len(points), rel=0.05)


@given(points=POINTS, more=POINTS, bandwidth=BANDWIDTHS)
def test_densities_add_up(points: list[tuple[float, float]], more: list[tuple[float, float]], bandwidth: float) -> None:
    whole, first, second = (kernel_density(*placed(each), GRID, bandwidth) for each in (points + more, points, more))
    assert whole == pytest.approx(first + second, abs=1e-6)


@given(points=POINTS, factor=st.integers(2, 50))
def test_gi_star_knows_no_scale(points: list[tuple[float, float]], factor: int) -> None:
    """As many times as many everywhere is no more of a hotspot."""
    found = counts(GRID, GRID.cell_of(*placed(points))).reshape(GRID.shape)
    assert gi_star(found * factor) == pytest.approx(gi_star(found))


@given(seed=st.integers(0, 2**32 - 1), mean=st.floats(0.02, 2), heavy=st.booleans())
@settings(max_examples=20)
def test_shuffled_counts_hold_no_hotspot(seed: int, mean: float, heavy: bool) -> None:
    """However few or uneven they are: a shuffle has one with a chance of 5 in 100, so of ten, six are too many."""
    rng = np.random.default_rng(seed)
    found = rng.poisson(mean, (24, 24)) * (rng.pareto(1.2, (24, 24)) * 10 if heavy else 1.0)
    flat, inside = found.ravel(), rng.random((24, 24)) < 0.8
    hot = [(by_chance(rng.permutation(flat).reshape(24, 24), 1, inside) <= 0.05).any() for _ in range(10)]
    assert sum(hot) <= 5
