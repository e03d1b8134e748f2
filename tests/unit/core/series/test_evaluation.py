"""Scores of proposals against what was planted, by hand on four crimes, and on a small county."""

from counterpart.core.series import evaluation
from counterpart.core.series.generate import County, county
from tests.unit.core.series.crimes import crime


def test_scores_by_hand():
    made = County(crimes=tuple(crime(key) for key in range(6)), planted={0: 0, 1: 0, 2: 0, 3: 1, 4: 1, 5: 1})
    found = evaluation.score("by hand", [(0, 1, 3)], made)
    assert (found.right, found.found, found.series) == (1, 1, 2)
    assert (found.precision, found.recall) == (0.3333, 0.1667)  # one of three pairs, one of six
    assert evaluation.score("none", [], made).precision is None


def test_ours_is_right_more_often_than_near_repeats_and_chance():
    ours, near, drawn = evaluation.evaluate(crimes=300, series=12, seed=2, shuffles=4)
    assert ours.right > near.right
    assert (ours.precision or 0) > 5 * (near.precision or 0)
    assert (ours.precision or 0) > 5 * (drawn.precision or 0)


def test_a_county_is_the_same_for_a_seed_and_as_large_as_asked():
    assert county(crimes=90, series=4, seed=5) == county(crimes=90, series=4, seed=5)
    assert len(county(crimes=90, series=4, seed=5).crimes) == 90


def test_the_table_is_to_be_read():
    made = County(crimes=(crime(1),), planted={})
    assert "none" in evaluation.to_text([evaluation.score("by hand", [], made)])
