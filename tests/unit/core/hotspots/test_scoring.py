"""Scores of a map, by hand.

Ten cells, and eight events: 4, 2, 1 and 1 in the first four. Two cells are flagged.
"""

import numpy as np
import pytest

from counterpart.core.hotspots.scoring import flag, number_of_cells, score

EVENTS = np.array([4.0, 2, 1, 1, 0, 0, 0, 0, 0, 0])


def test_a_map_that_finds_the_first_and_the_third() -> None:
    found = score(np.array([9.0, 1, 8, 1, 1, 1, 1, 1, 1, 1]), EVENTS, 2)
    assert (found.hits, found.events, found.best, found.right) == (5, 8, 6, 2)
    assert found.hit_rate == pytest.approx(5 / 8)
    assert found.pai == pytest.approx((5 / 8) / (2 / 10))
    assert found.pei == pytest.approx(5 / 6)
    assert (found.precision, found.precision_by_chance) == (1.0, 0.4)


def test_what_lay_outside_the_area_was_not_foreseen() -> None:
    found = score(np.array([9.0, 1, 8, 1, 1, 1, 1, 1, 1, 1]), EVENTS, 2, outside=2)
    assert (found.hits, found.events, found.outside) == (5, 10, 2)
    assert found.hit_rate == pytest.approx(5 / 10)
    assert found.pai == pytest.approx((5 / 8) / (2 / 10)), "chance draws cells of the area"


def test_a_map_without_an_opinion_scores_as_chance_does() -> None:
    found = score(np.zeros(10), EVENTS, 3)
    assert (found.hits, found.pai) == (pytest.approx(8 * 3 / 10), pytest.approx(1))
    assert found.precision == pytest.approx(found.precision_by_chance)


def test_ties_are_drawn_fairly_whatever_the_order_of_cells() -> None:
    """One cell is sure; the other is one of three that tie, which hold 0, 2 and 1 events: one on average."""
    values = np.array([9.0, 5, 5, 0, 5, 0, 0, 0, 0, 0])
    assert score(values, EVENTS, 2).hits == pytest.approx(4 + 1)
    turned = np.arange(10)[::-1]
    assert score(values[turned], EVENTS[turned], 2) == score(values, EVENTS, 2)


def test_a_period_without_an_event_has_no_rate() -> None:
    found = score(np.arange(10.0), np.zeros(10), 2)
    assert np.isnan(found.hit_rate)
    assert np.isnan(found.pei)
    assert (found.precision, found.precision_by_chance) == (0, 0)


def test_where_none_is_flagged_nothing_was_foreseen() -> None:
    found = score(np.zeros(10), EVENTS, 0, outside=2)
    assert (found.events, found.hits, found.right, found.best, found.hits_by_chance) == (10, 0, 0, 0, 0)
    assert found.hit_rate == 0
    assert np.isnan([found.precision, found.pai, found.pei]).all()


@pytest.mark.parametrize("flagged", [-1, 11])
def test_more_cells_than_there_are_cannot_be_flagged(flagged: int) -> None:
    with pytest.raises(ValueError, match="cannot be flagged"):
        score(np.zeros(10), EVENTS, flagged)


def test_the_highest_are_flagged_first_and_of_equal_ones_the_first() -> None:
    assert flag(np.array([1.0, 3, 2, 3]), 3).tolist() == [1, 3, 2]
    assert len(flag(np.array([1.0, 3]), 9)) == 2


def test_a_share_of_the_area_is_at_least_one_cell() -> None:
    assert (number_of_cells(0.01, 2446), number_of_cells(0.01, 30), number_of_cells(1, 5)) == (24, 1, 5)
