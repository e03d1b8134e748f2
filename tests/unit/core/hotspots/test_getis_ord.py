"""Getis-Ord Gi*: by hand, and against esda."""

from math import sqrt

import numpy as np
import pytest
from esda import G_Local
from libpysal.graph import Graph
from libpysal.weights import W
from scipy.stats import false_discovery_control

from counterpart.core.hotspots.getis_ord import (
    Neighbours,
    by_chance,
    by_chance_among,
    gi_star,
    gi_star_among,
    neighbours_of,
)
from counterpart.core.hotspots.grids import hex_grid
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID


def some_counts(rows: int = 15, columns: int = 11) -> np.ndarray:
    return np.random.default_rng(3).poisson(2.0, (rows, columns)).astype(float)


def theirs(counts: np.ndarray, neighbours: list[list[int]]) -> np.ndarray:
    graph = Graph.from_W(W(dict(enumerate(neighbours)), silence_warnings=True))
    return np.asarray(G_Local(counts.ravel(), graph, transform="B", permutations=0, star=True).Zs)


def squares_around(rows: int, columns: int, reach: int, inside: np.ndarray) -> list[list[int]]:
    index = np.cumsum(inside.ravel()).reshape(inside.shape) - 1
    return [
        index[max(row - reach, 0) : row + reach + 1, max(column - reach, 0) : column + reach + 1][
            inside[max(row - reach, 0) : row + reach + 1, max(column - reach, 0) : column + reach + 1]
        ].tolist()
        for row, column in np.argwhere(inside)
    ]


def test_by_hand() -> None:
    """Three squares in a row, counts 0, 0, 3: mean 1, spread sqrt(2); the last has itself and its neighbour."""
    z = gi_star(np.array([[0.0, 0.0, 3.0]]))
    assert z[0, 2] == pytest.approx((3 - 2 * 1) / (sqrt(2) * sqrt((2 * (3 - 2)) / 2)))
    assert z[0, 0] == pytest.approx(-2 / sqrt(2))
    assert z[0, 1] == 0


@pytest.mark.parametrize("reach", [1, 2, 4, 6])
def test_it_is_what_esda_finds(reach: int) -> None:
    counts = some_counts()
    expected = theirs(counts, squares_around(*counts.shape, reach, np.ones(counts.shape, bool)))
    assert np.abs(gi_star(counts, reach).ravel() - expected).max() < 1e-10


def test_outside_the_area_is_nobodys_neighbour() -> None:
    counts, inside = some_counts(), np.ones((15, 11), bool)
    inside[:4, :5] = inside[9, 3] = False
    z = gi_star(np.where(inside, counts, 1e9), 1, inside)
    assert np.isnan(z[~inside]).all()
    assert np.abs(z[inside] - theirs(counts[inside], squares_around(15, 11, 1, inside))).max() < 1e-10


def test_hexagons_are_what_esda_finds() -> None:
    made = np.random.default_rng(8)
    x, y = 620_000 + made.uniform(0, 3000, 200), 310_000 + made.uniform(0, 3000, 200)
    grid = hex_grid(BRITISH_NATIONAL_GRID, x, y, resolution=9)
    counts = np.bincount(grid.cell_of(x, y), minlength=len(grid)).astype(float)
    expected = theirs(counts, [grid.neighbours(cell, 2) for cell in range(len(grid))])
    assert np.abs(gi_star_among(counts, neighbours_of(grid, 2)) - expected).max() < 1e-10


def test_where_all_are_neighbours_of_all_nothing_stands_out() -> None:
    """esda divides by zero there."""
    assert not gi_star(some_counts(), reach=30).any()


def test_where_all_are_alike_nothing_stands_out() -> None:
    assert not gi_star(np.full((4, 5), 7.0)).any()
    assert not gi_star(np.full((40, 50), 0.1)).any()  # the mean of which is 0.10000000000000002 or so
    assert not gi_star(np.array([[5.0]])).any()
    assert gi_star_among(np.zeros(0), Neighbours(np.zeros(1, np.int64), np.zeros(0, np.int64))).tolist() == []


def test_one_square_at_least() -> None:
    with pytest.raises(ValueError, match="at most 1 square away or more, not 0"):
        gi_star(some_counts(), reach=0)


def test_p_is_the_share_of_shuffles() -> None:
    """Against four thousand shuffles of an uneven map, with its sea and its edges."""
    rng, inside = np.random.default_rng(5), np.ones((6, 7), bool)
    inside[0, :3] = False
    counts = np.where(inside, rng.poisson(0.4, inside.shape), 0).astype(float)
    counts[4:, 5:] = 6
    near = squares_around(6, 7, 1, inside)
    flat = counts[inside]
    sums = np.array([flat[each].sum() for each in near])
    more = np.zeros(len(flat))
    for _ in range(4_000):
        shuffled = rng.permutation(flat)
        more += np.array([shuffled[each].sum() for each in near]) >= sums
    found = by_chance(counts, 1, inside)
    assert found[inside] == pytest.approx(false_discovery_control(more / 4_000), abs=0.03)
    assert np.isnan(found[~inside]).all()
    assert found[5, 6] < 0.05 < found[5, 0]


def test_hexagons_and_squares_have_one_p() -> None:
    """The same map by lists of neighbours."""
    counts = some_counts()
    near = squares_around(*counts.shape, 2, np.ones(counts.shape, bool))
    starts = np.cumsum([0, *map(len, near)])
    listed = Neighbours(starts, np.array([cell for each in near for cell in each]))
    assert by_chance_among(counts.ravel(), listed) == pytest.approx(by_chance(counts, 2).ravel())


def test_one_busy_square_alone_is_no_hotspot() -> None:
    """Its z is far above any table's; but wherever it was put, it would have nine squares with as much."""
    counts = np.zeros((40, 40))
    counts[20, 20] = 50
    assert gi_star(counts).max() > 10
    assert by_chance(counts).min() == 1


def test_harm_is_asked_as_counts_are() -> None:
    counts = some_counts()
    counts[:3, :3] += 9
    assert ((by_chance(counts * 0.26) <= 0.05) == (by_chance(counts) <= 0.05)).all()
    assert (by_chance(counts) <= 0.05).any()


def test_nothing_to_ask() -> None:
    assert np.isnan(by_chance(np.ones((2, 2)), 1, np.zeros((2, 2), bool))).all()
    assert (by_chance(np.zeros((3, 4))) == 1).all()
    assert by_chance_among(np.zeros(0), Neighbours(np.zeros(1, np.int64), np.zeros(0, np.int64))).tolist() == []
