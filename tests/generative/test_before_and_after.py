"""Laws of comparing before and after, for any counts."""

from math import log

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from counterpart.core.hotspots.comparison import Conclusion, effect
from counterpart.core.hotspots.displacement import Spread, weighted_quotient
from counterpart.core.hotspots.ratios import Counted, moved

areas = st.builds(Counted, before=st.integers(0, 400), after=st.integers(0, 400))
factors = st.floats(1, 9)


@given(areas, areas, factors)
def test_figures_lie_in_their_intervals_and_agree_with_each_other(response, comparison, factor):
    found = effect(response, comparison, factor=factor)
    ratio, difference = found.moved.ratio, found.difference
    assert ratio.low < ratio.value < ratio.high
    assert difference.low <= difference.value <= difference.high
    nothing_in_ratio, nothing_in_difference = ratio.low <= 1 <= ratio.high, difference.low <= 0 <= difference.high
    assert nothing_in_ratio == nothing_in_difference
    if found.conclusion in (Conclusion.FEWER, Conclusion.MORE):
        assert found.moved.shown
        assert (found.conclusion == Conclusion.FEWER) == (difference.value < 0)


@given(areas, areas)
def test_areas_exchanged_turn_the_ratio_over(one, other):
    there, back = moved(one, other).ratio, moved(other, one).ratio
    assert log(there.value) == pytest.approx(-log(back.value), abs=1e-9)
    assert log(there.low) == pytest.approx(-log(back.high), abs=1e-9)


@given(areas, areas, st.integers(2, 9))
def test_more_of_the_same_narrows_the_interval(response, comparison, times):
    assume(min(response.before, response.after, comparison.before, comparison.after) > 0)
    more = [Counted(area.before * times, area.after * times) for area in (response, comparison)]
    few, many = moved(response, comparison).ratio, moved(*more).ratio
    assert many.value == pytest.approx(few.value)
    assert many.high / many.low < few.high / few.low


@given(areas, areas, areas, st.integers(2, 9))
def test_the_quotient_depends_on_no_unit_of_the_comparison_area(response, comparison, buffer, times):
    larger = Counted(comparison.before * times, comparison.after * times)
    there, here = weighted_quotient(response, larger, buffer), weighted_quotient(response, comparison, buffer)
    assert there == pytest.approx(here) if here is not None else there is None


@given(areas, areas, areas)
def test_ground_around_is_only_put_into_words_where_there_was_something_to_move(response, comparison, buffer):
    found = effect(response, comparison, buffer).displacement
    assert found is not None
    if found.spread in (Spread.DISPLACEMENT, Spread.MORE_DISPLACEMENT):
        assert found.quotient < 0
        assert found.moved.shown
        assert buffer.after * comparison.before > buffer.before * comparison.after
    if found.spread in (Spread.DIFFUSION, Spread.MORE_DIFFUSION):
        assert found.quotient > 0
        assert response.after * comparison.before < response.before * comparison.after
