"""Near repeats: by hand, against pointpats, and with the signal taken away."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from pointpats.spacetime import Knox

from counterpart.core.hotspots import near_repeat
from counterpart.core.hotspots.events import Timing
from counterpart.core.hotspots.near_repeat import Unit, earlier_nearby, knox, knox_of
from tests.unit.core.hotspots.made import made_events


def drawn_together(count: int = 400, seed: int = 2) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Half the events follow another within 100 m and a week."""
    made = np.random.default_rng(seed)
    first = np.column_stack((made.uniform(0, 5000, (count // 2, 2)), made.integers(0, 365, count // 2)))
    second = first + np.column_stack((made.uniform(-50, 50, (count // 2, 2)), made.integers(0, 7, count // 2)))
    x, y, day = np.vstack((first, second)).T
    return x, y, day.astype(np.int64)


def test_by_hand() -> None:
    """Four events on a line: pairs are 100, 300, 600, 200, 500 and 300 m apart, and 1, 8, 9, 7, 8 and 1 days."""
    x, day = np.array([0.0, 100.0, 300.0, 600.0]), np.array([0, 1, 8, 9])
    table = knox(x, np.zeros(4), day, (100, 300), (1, 7, 8), permutations=0)
    assert table.observed.tolist() == [[1, 0, 0], [1, 1, 1]]
    assert table.expected.tolist() == [[1 * 2 / 6, 1 * 1 / 6, 1 * 2 / 6], [3 * 2 / 6, 3 * 1 / 6, 3 * 2 / 6]]
    assert table.ratio[0].tolist() == pytest.approx([3, 0, 0])
    assert np.isnan(table.p).all()


def test_it_is_the_definition() -> None:
    x, y, day = drawn_together(150)
    metres, days = (0.0, 50.0, 200.0, 1000.0), (0, 3, 30)
    expected = np.zeros((4, 3), int)
    for one, other in combinations(range(len(x)), 2):
        near = np.searchsorted(metres, np.hypot(x[one] - x[other], y[one] - y[other]))
        soon = np.searchsorted(days, abs(day[one] - day[other]))
        if near < 4 and soon < 3:
            expected[near, soon] += 1
    assert (knox(x, y, day, metres, days, permutations=0).observed == expected).all()


def test_it_is_what_pointpats_finds() -> None:
    x, y, day = drawn_together(200)
    for metres, days in ((100, 7), (500, 30)):
        np.random.seed(0)  # the only way to seed pointpats
        peer = Knox(np.column_stack((x, y)), day[:, None], delta=metres, tau=days, permutations=199)
        ours = knox(x, y, day, (metres,), (days,), permutations=999)
        assert ours.observed[0, 0] == peer.observed[0, 0]
        assert ours.expected[0, 0] == pytest.approx(peer.expected[0, 0])
        assert ours.p[0, 0] == pytest.approx(peer.p_sim, abs=0.05)


def test_the_expected_is_the_mean_of_the_shuffles() -> None:
    x, y, day = drawn_together()
    table = knox(x, y, day, (100, 400), (7, 14), permutations=0)
    means = np.mean(
        [knox(x, y, np.random.default_rng(i).permutation(day), (100, 400), (7, 14), 0).observed for i in range(80)],
        axis=0,
    )
    assert means == pytest.approx(table.expected, rel=0.15, abs=0.5)


def test_events_that_draw_others_are_found() -> None:
    table = knox(*drawn_together(), (100, 400), (7, 14), permutations=199)
    assert table.ratio[0, 0] > 5
    assert table.p[0, 0] == 1 / 200
    assert table.p[1, 1] > 0.05


def test_shuffled_times_hold_no_signal() -> None:
    x, y, day = drawn_together()
    shuffled = [np.random.default_rng(seed).permutation(day) for seed in range(40)]
    found = [knox(x, y, times, (100,), (7,), permutations=99, seed=1).p[0, 0] for times in shuffled]
    assert sum(p <= 0.05 for p in found) <= 6  # 2 of 40 are expected; more than 6 come once in 200


def test_the_same_seed_is_the_same_answer_on_any_number_of_threads() -> None:
    one, two, other = (
        knox(*drawn_together(), (100, 400), (7, 60), permutations=70, seed=seed, threads=threads).p
        for seed, threads in ((5, 1), (5, 3), (6, 1))
    )
    assert (one == two).all()
    assert (one != other).any()


def test_p_is_as_precise_as_from_independent_shuffles() -> None:
    """Eight shuffles share a draw. Did they lean the same way, p would spread wider from seed to seed."""
    made = np.random.default_rng(1)
    x, y, day = *made.uniform(0, 1000, (2, 100)), made.integers(0, 100, 100)
    found = [knox(x, y, day, (100,), (7,), permutations=127, seed=seed, threads=1).p[0, 0] for seed in range(150)]
    independent = np.sqrt(np.mean(found) * (1 - np.mean(found)) / 128)
    assert np.std(found) == pytest.approx(independent, rel=0.2)
    assert 0.1 < np.mean(found) < 0.9


def test_no_event_no_pair() -> None:
    nothing = np.zeros(0)
    table = knox(nothing, nothing, np.zeros(0, np.int64), (100,), (7,), permutations=9)
    assert (table.observed[0, 0], table.expected[0, 0], table.p[0, 0]) == (0, 0, 1)
    assert np.isnan(table.ratio[0, 0])


@pytest.mark.parametrize(
    ("metres", "days", "last", "permutations", "words"),
    [
        ((), (7,), 9, 9, "Bands of distance are upper edges"),
        ((100, 100), (7,), 9, 9, "each more than the one before"),
        ((100,), (-1, 7), 9, 9, "Bands of time"),
        (tuple(range(1, 130)), (7,), 9, 9, "at most 127 bands of distance, not 129"),
        ((100,), (7,), 9, -1, "0 permutations or more, not -1"),
        ((100,), (7,), 40_000, 9, "more than 32,767 apart"),
        ((100,), (40_000,), 9, 9, "more than 32,767 apart"),
    ],
)
def test_refusals(metres: tuple, days: tuple, last: int, permutations: int, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        knox(np.zeros(2), np.zeros(2), np.array([0, last]), metres, days, permutations)


def test_too_many_pairs_are_refused_before_they_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_repeat, "MOST_PAIRS", 100)
    with pytest.raises(ValueError, match="190 pairs of events lie within 100 m, and at most 100 can be counted"):
        knox(np.zeros(20), np.zeros(20), np.zeros(20, np.int64), (100,), (7,))
    with pytest.raises(ValueError, match="190 pairs of events lie within 400 m"):
        earlier_nearby(made_events(x=[0] * 20))


def test_days_where_times_are_known_and_months_where_they_are_not() -> None:
    events = made_events(x=[0, 50, 5000], days=[10, 13, 13], months=[24000, 24000, 24001])
    by_day = knox_of(events, permutations=9)
    assert (by_day.unit, by_day.time_bands[0], by_day.observed[0].tolist()) == (Unit.DAY, 7, [1] + [0] * 7)
    by_month = knox_of(replace(events, timing=Timing.MONTH), permutations=9)
    assert (by_month.unit, by_month.time_bands[0], by_month.observed[0].tolist()) == (Unit.MONTH, 0, [1, 0, 0, 0])


def test_each_near_repeat_names_the_latest_before_it() -> None:
    events = made_events(
        x=[0, 100, 300, 900, 100, 50], days=[0, 10, 12, 13, 30, 11], kinds=["a", "a", "a", "a", "a", "b"]
    )
    assert earlier_nearby(events).tolist() == [-1, 0, 1, -1, -1, -1]
    assert earlier_nearby(events, metres=1000, days=20).tolist() == [-1, 0, 1, 2, 3, -1]


def test_near_repeats_need_days() -> None:
    with pytest.raises(ValueError, match="only the month is known"):
        earlier_nearby(replace(made_events(x=[0], days=[0]), timing=Timing.MONTH))
