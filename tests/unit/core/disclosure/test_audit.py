"""The attacker, set riddles whose answers are known."""

import pytest

from counterpart.core.disclosure.audit import ContradictoryFigures, Known, attack, rounded_average, rounded_share
from counterpart.core.disclosure.linked import total_of
from tests.disclosure import COUNTY, at

NORTH, SOUTH, WHOLE = at("North"), at("South"), at(COUNTY)
SUM = total_of(WHOLE, [NORTH, SOUTH])


def test_subtraction():
    assert attack({WHOLE: 60, SOUTH: 57}, [NORTH], [SUM]) == {NORTH: Known(3, 3)}


def test_two_unknowns_leave_a_range():
    assert attack({WHOLE: 6}, [NORTH, SOUTH], [SUM], least={NORTH: 1}) == {NORTH: Known(1, 6), SOUTH: Known(0, 5)}


def test_nothing_bounds_a_cell_whose_total_is_hidden():
    assert attack({SOUTH: 5}, [WHOLE, NORTH], [SUM]) == {WHOLE: Known(5, None), NORTH: Known(0, None)}


def test_a_difference_may_be_negative():
    assert attack({}, [NORTH], [], least={NORTH: None}) == {NORTH: Known(None, None)}


def test_only_the_wanted_cells_are_bounded():
    assert set(attack({WHOLE: 6}, [NORTH, SOUTH], [SUM], wanted=[SOUTH])) == {SOUTH}


def test_a_rounded_percentage_of_a_shown_base_gives_the_count_away():
    """12.5% of 24 can only be 3."""
    assert attack({WHOLE: 24}, [NORTH], [], rounded_share(NORTH, WHOLE, 12.5, places=1)) == {NORTH: Known(3, 3)}


def test_a_rounded_percentage_of_a_large_base_leaves_a_range():
    """12% of 400 is 46 (11.5%) to 50 (12.5%)."""
    assert attack({WHOLE: 400}, [NORTH], [], rounded_share(NORTH, WHOLE, 12, places=0)) == {NORTH: Known(46, 50)}


def test_a_rounded_average_gives_the_sum_away():
    """Three years of 4.3 on average are 13; two of them are shown."""
    years = [at("North", window=year) for year in ("2022", "2023", "2024")]
    found = attack({years[0]: 6, years[1]: 5}, [years[2]], [], [rounded_average(years, 4.3, places=1)])
    assert found == {years[2]: Known(2, 2)}


def test_whole_numbers_say_more_than_fractions():
    """Twice a count is 7 less another that is odd and at most 2: so that one is 1, and the count is 3."""
    twice = ((NORTH, 2), (SOUTH, 1), (WHOLE, -1))
    cap = total_of(at("cap"), [SOUTH, at("rest")])
    found = attack({WHOLE: 7, at("cap"): 2}, [NORTH, SOUTH, at("rest")], [twice, cap])
    assert found[NORTH] == Known(3, 3)


def test_figures_that_contradict_each_other_are_refused():
    with pytest.raises(ContradictoryFigures):
        attack({WHOLE: 5, SOUTH: 57}, [NORTH], [SUM])
    with pytest.raises(ContradictoryFigures, match="no whole counts"):
        attack({WHOLE: 7}, [NORTH], [((NORTH, 2), (WHOLE, -1))])
