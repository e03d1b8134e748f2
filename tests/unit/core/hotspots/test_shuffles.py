"""What cells hold when counts are shuffled: by hand, by every way there is, and by drawing."""

from itertools import combinations
from math import comb

import numpy as np
import pytest

from counterpart.core.hotspots.shuffles import levels, tails


def test_by_hand() -> None:
    """Two of the cells 0, 0, 3: one pair in three holds nothing, the others hold 3."""
    expected = np.array([[1, 0, 0, 0], [1, *[1 / 3] * 3], [1, *[2 / 3] * 3]])
    assert tails(np.array([0, 0, 3]), 2) == pytest.approx(expected)


def test_it_is_the_share_of_all_ways() -> None:
    values = [0, 0, 0, 1, 1, 2, 4, 7]
    found = tails(np.array(values), 4)
    for taken in range(1, 5):
        sums = np.array([sum(each) for each in combinations(values, taken)])
        assert len(sums) == comb(8, taken)
        for least in range(found.shape[1]):
            assert found[taken, least] == pytest.approx((sums >= least).mean())


def test_what_is_rare_keeps_its_digits() -> None:
    """Four of a million cells hold one each: all four in one window of nine."""
    found = tails(np.array([1] * 4 + [0] * 999_996), 9)
    assert found[9, 4] == pytest.approx(comb(9, 4) / comb(1_000_000, 4))


def test_many_cells_at_once() -> None:
    """Windows of 169 squares, thirteen a side, of a large map: no chance passes what a float holds."""
    found = tails(np.random.default_rng(1).poisson(0.1, 100_000), 169)
    assert np.isfinite(found).all()
    assert found[169, 17] == pytest.approx(0.5, abs=0.1)


def test_counts_stay_and_harm_is_rounded() -> None:
    assert levels(np.array([0.0, 3.0, 9_000.0]), 2).tolist() == [0, 3, 9_000]
    assert levels(np.array([0.0, 2.5, 7.5]), 2).tolist() == [0, 2_500, 7_500]
    assert levels(np.array([0.0, 50_000.0, 50_000.0]), 2).tolist() == [0, 5_000, 5_000]
    assert levels(np.zeros(3), 2).tolist() == [0, 0, 0]
