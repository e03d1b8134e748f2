"""How much each part counts."""

import numpy as np
import pytest

from counterpart.core.hotspots.mixture import mix


def test_without_an_event_the_first_shares_are_the_answer() -> None:
    assert mix(np.ones((2, 0)), np.array([0.9, 0.1]), 20) == pytest.approx([0.9, 0.1])


def test_the_shares_are_those_of_the_greatest_likelihood() -> None:
    """Of 100 events 30 lie where only the first part sees any, 70 where only the second does: 0.3 and 0.7."""
    chances = np.array([[0.5] * 30 + [0.0] * 70, [0.0] * 30 + [0.01] * 70])
    assert mix(chances, np.array([0.5, 0.5]), 1e-9) == pytest.approx([0.3, 0.7], abs=1e-3)


def test_no_other_shares_make_the_events_likelier() -> None:
    chances = np.random.default_rng(7).uniform(0.01, 1, (3, 200)) ** 3
    found = mix(chances, np.full(3, 1 / 3), 1e-9)
    best = max(
        (np.log(np.array([a, b, 1 - a - b]) @ chances).sum(), a, b)
        for a in np.arange(0.01, 1, 0.02)
        for b in np.arange(0.01, 1 - a, 0.02)
    )
    assert np.log(found @ chances).sum() >= best[0] - 0.01


def test_an_event_that_no_part_foresaw_changes_nothing_to_nonsense() -> None:
    assert np.isfinite(mix(np.zeros((2, 5)), np.array([0.5, 0.5]), 1)).all()
