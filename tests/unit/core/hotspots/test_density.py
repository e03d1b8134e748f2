"""Kernel density: by hand, against the definition, and against scikit-learn."""

from math import pi

import numpy as np
import pytest
from sklearn.neighbors import KernelDensity

from counterpart.core.hotspots.density import density_at, kernel_density
from counterpart.core.hotspots.grids import SquareGrid, hex_grid
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID

GRID = SquareGrid(BRITISH_NATIONAL_GRID, side=100, west=6000, south=3000, columns=30, rows=20)
X, Y = 100 * GRID.west, 100 * GRID.south


def events(count: int = 500) -> tuple[np.ndarray, np.ndarray]:
    """In the grid and around it, as far as no kernel reaches."""
    made = np.random.default_rng(5)
    return X + made.uniform(-1500, 4500, count), Y + made.uniform(-1500, 3500, count)


def by_definition(x: np.ndarray, y: np.ndarray, bandwidth: float, weights: np.ndarray, power: int) -> np.ndarray:
    east, north = GRID.centres()
    squared = ((x[:, None] - east) ** 2 + (y[:, None] - north) ** 2) / bandwidth**2
    kernels = np.maximum(1 - squared, 0) ** power * (power + 1) / (pi * (bandwidth / 1000) ** 2)
    return (weights @ kernels).reshape(GRID.shape)


def test_one_event_in_the_middle_of_a_square() -> None:
    found = kernel_density(np.array([X + 550.0]), np.array([Y + 550.0]), GRID, bandwidth=200)
    assert found[5, 5] == pytest.approx(3 / (pi * 0.2**2))
    assert found[5, 6] == found[6, 5] == pytest.approx(3 / (pi * 0.2**2) * (1 - 0.25) ** 2)
    assert found[5, 7] == 0
    assert np.count_nonzero(found) == 9


@pytest.mark.parametrize(("kernel", "power"), [("epanechnikov", 1), ("quartic", 2)])
@pytest.mark.parametrize("bandwidth", [71, 130, 250, 777.7])
@pytest.mark.parametrize("weighted", [False, True])
def test_it_is_the_definition(kernel: str, power: int, bandwidth: float, weighted: bool) -> None:
    x, y = events()
    weights = np.random.default_rng(6).uniform(0, 9, len(x)) if weighted else np.ones(len(x))
    found = kernel_density(x, y, GRID, bandwidth, weights if weighted else None, kernel)
    assert found == pytest.approx(by_definition(x, y, bandwidth, weights, power), rel=1e-10, abs=1e-8)
    anywhere = density_at(x, y, GRID.centres(), bandwidth, weights if weighted else None, kernel)
    assert anywhere.reshape(GRID.shape) == pytest.approx(found, rel=1e-10, abs=1e-8)


def test_it_is_what_scikit_learn_finds() -> None:
    x, y = events()
    peer = KernelDensity(bandwidth=300, kernel="epanechnikov").fit(np.column_stack((x, y)))
    east, north = GRID.centres()
    theirs = np.exp(peer.score_samples(np.column_stack((east, north)))) * len(x) * 1e6
    found = kernel_density(x, y, GRID, 300, kernel="epanechnikov")
    assert found == pytest.approx(theirs.reshape(GRID.shape), rel=1e-9, abs=1e-9)


def test_more_events_than_are_taken_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    x, y = events(2000)
    whole = kernel_density(x, y, GRID, 250, weights=x - X)
    monkeypatch.setattr("counterpart.core.hotspots.density._AT_ONCE", 1)
    monkeypatch.setattr("counterpart.core.hotspots.density._FEW", 300)
    assert kernel_density(x, y, GRID, 250, weights=x - X) == pytest.approx(whole)
    assert density_at(x, y, GRID.centres(), 250, weights=x - X) == pytest.approx(whole.ravel())


def test_hexagons() -> None:
    x, y = events(50)
    grid = hex_grid(BRITISH_NATIONAL_GRID, x, y, resolution=9, margin=1)
    found = density_at(x, y, grid.centres(), 500)
    assert len(found) == len(grid)
    assert (found * grid.area_km2).sum() == pytest.approx(50, rel=0.05)


def test_nothing_is_nowhere() -> None:
    nothing = np.zeros(0)
    assert not kernel_density(nothing, nothing, GRID, 200).any()
    assert density_at(nothing, nothing, (nothing, nothing), 200).tolist() == []


def test_refusals_say_what_to_give() -> None:
    x, y = events(1)
    with pytest.raises(ValueError, match="70 m would lose events between squares; give 71 m or more"):
        kernel_density(x, y, GRID, 70)
    with pytest.raises(ValueError, match="no kernel 'gaussian'; choose epanechnikov or quartic"):
        kernel_density(x, y, GRID, 200, kernel="gaussian")
    with pytest.raises(ValueError, match="more than 0 m"):
        density_at(x, y, (x, y), 0)
