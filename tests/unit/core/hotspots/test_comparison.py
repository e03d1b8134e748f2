"""Before and after a response, by hand.

    response area:    before 80, after 40
    comparison area:  before 60, after 50

Expected 80 x 50 / 60 = 66.67; difference 40 - 66.67 = -26.67; ratio 40 / 66.67 = 0.6.
The logarithm of 0.6 is -0.5108; its variance 1/40 + 1/80 + 1/50 + 1/60 = 0.074167, its standard error 0.272335;
1.959964 times that is 0.533766. Interval from exp(-1.044592) = 0.351835 to exp(0.022941) = 1.023206.
"""

import numpy as np
import pytest

from counterpart.core.hotspots.comparison import Conclusion, before_after, effect
from counterpart.core.hotspots.ratios import Counted, dispersion, moved, read_limits
from counterpart.core.hotspots.spans import days_from, whole_months
from counterpart.core.hotspots.windows import BeforeAfter
from tests.forecasts import JANUARY, in_months, on_days

MONTH_BEFORE = BeforeAfter(days_from(100 * 1440, 30), days_from(130 * 1440, 30))


def test_the_ratio_its_interval_and_the_difference_by_hand() -> None:
    found = effect(Counted(80, 40), Counted(60, 50))
    assert found.moved.expected == pytest.approx(66.6667, abs=1e-4)
    assert found.moved.ratio.value == pytest.approx(0.6)
    assert (found.moved.ratio.low, found.moved.ratio.high) == pytest.approx((0.351835, 1.023206), abs=1e-5)
    assert found.difference.value == pytest.approx(-26.6667, abs=1e-4)
    assert (found.difference.low, found.difference.high) == pytest.approx(
        (40 - 40 / 0.351835, 40 - 40 / 1.023206), abs=1e-3
    )
    assert found.conclusion == Conclusion.NOT_SHOWN
    assert "chance could explain" in found.words


def test_ten_times_as_many_events_show_it() -> None:
    assert effect(Counted(800, 400), Counted(600, 500)).conclusion == Conclusion.FEWER
    assert effect(Counted(400, 800), Counted(600, 500)).conclusion == Conclusion.MORE


def test_counts_that_vary_more_than_chance_widen_the_interval() -> None:
    """A factor of 4 doubles the standard error."""
    narrow, wide = moved(Counted(80, 40), Counted(60, 50)).ratio, moved(Counted(80, 40), Counted(60, 50), 4).ratio
    assert np.log(wide.high / wide.value) == pytest.approx(2 * np.log(narrow.high / narrow.value))


@pytest.mark.parametrize(
    ("response", "comparison", "too_small"),
    [
        (Counted(20, 0), Counted(20, 20), False),
        (Counted(19, 90), Counted(90, 90), True),
        (Counted(90, 90), Counted(19, 90), True),
        (Counted(90, 90), Counted(90, 19), True),
    ],
)
def test_what_is_expected_may_not_rest_on_under_twenty(response, comparison, too_small) -> None:
    found = effect(response, comparison)
    assert found.moved.too_small is too_small
    assert (found.conclusion == Conclusion.TOO_SMALL) is too_small


def test_a_count_of_nought_gets_half_an_event_in_all_four() -> None:
    found = effect(Counted(20, 0), Counted(20, 20))
    assert found.moved.filled
    assert found.moved.ratio.value == pytest.approx((0.5 / 20.5) / (20.5 / 20.5))
    assert found.difference.value == pytest.approx(0.5 - 20.5)
    assert effect(Counted(0, 0), Counted(0, 0)).conclusion == Conclusion.TOO_SMALL


def test_the_factor_by_hand() -> None:
    """Rows 2, 6 and 10, 30: means 4 and 20; squares 8/4 = 2 and 200/20 = 10; 12 over a freedom of 2 is 6."""
    assert dispersion([np.array([2.0, 6]), np.array([10.0, 30])]) == pytest.approx(6)
    assert dispersion([np.array([5.0, 5, 5]), np.zeros(3)]) == 1
    assert dispersion([np.array([7.0])]) == 1


def test_chance_alone_widens_nothing() -> None:
    generator = np.random.default_rng(1)
    widened = [dispersion(list(generator.poisson(6, (4, 12)).astype(float))) > 1 for _ in range(200)]
    assert sum(widened) < 20


def test_events_are_counted_in_their_areas_and_spans() -> None:
    """The middle of an event's range decides; what lies on no side of either span is left out."""
    day = [100, 105, 129, 130, 135, 99, 160, 101, 131]
    events = on_days([0] * 9, [0] * 9, day)
    first_area = np.arange(9) < 7
    found = before_after(events, MONTH_BEFORE, first_area, ~first_area)
    assert (found.response, found.comparison) == (Counted(3, 2), Counted(1, 1))
    assert (found.conclusion, found.displacement) == (Conclusion.TOO_SMALL, None)


def test_bursts_are_told_from_steady_counts() -> None:
    steady = np.tile(np.arange(0, 60, 0.5), 2)
    bursts = np.concatenate([np.full(60, 5.0), np.full(60, 45.0), np.arange(0, 60, 0.5)])
    area = np.arange(240) < 120
    windows = BeforeAfter(days_from(0, 30), days_from(30 * 1440, 30))
    assert before_after(on_days([0] * 240, [0] * 240, steady), windows, area, ~area).dispersion == 1
    assert before_after(on_days([0] * 240, [0] * 240, bursts), windows, area, ~area).dispersion > 5


def test_months_are_compared_with_the_same_months_of_a_year_before() -> None:
    windows = BeforeAfter(whole_months(JANUARY, 3), whole_months(JANUARY + 12, 3))
    events = in_months([0] * 4, [0] * 4, [JANUARY, JANUARY + 3, JANUARY + 12, JANUARY + 14])
    found = before_after(events, windows, np.ones(4, dtype=bool), np.zeros(4, dtype=bool))
    assert found.response == Counted(1, 2)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (days_from(0, 30), days_from(90 * 1440, 31), "of one length; got 30 and 31 days"),
        (whole_months(JANUARY), days_from(whole_months(JANUARY + 1).start, 31), "of one length"),
        (days_from(0, 30), days_from(20 * 1440, 30), "must end before"),
    ],
)
def test_spans_that_cannot_be_compared_are_refused(before, after, words) -> None:
    with pytest.raises(ValueError, match=words):
        BeforeAfter(before, after)


def test_areas_that_overlap_and_days_of_months_are_refused() -> None:
    everywhere = np.ones(1, dtype=bool)
    with pytest.raises(ValueError, match="draw them apart"):
        before_after(on_days([0], [0], [1]), MONTH_BEFORE, everywhere, everywhere)
    with pytest.raises(ValueError, match="compare whole months"):
        before_after(in_months([0], [0], [JANUARY]), MONTH_BEFORE, everywhere, ~everywhere)


def test_the_interval_of_the_ratio_holds_no_effect_about_as_often_as_it_says() -> None:
    generator = np.random.default_rng(5)
    drawn = generator.poisson(60, (400, 4))
    held = sum(not moved(Counted(a, b), Counted(c, d)).shown for a, b, c, d in drawn.tolist())
    assert 0.93 <= held / 400 <= 0.98
    assert read_limits().fewest == 20
