"""The weighted displacement quotient, by hand.

response 100 -> 60, comparison 200 -> 200: the response area fell from 0.5 to 0.3 of the comparison area, by 0.2.
buffer 100 -> 140 rose from 0.5 to 0.7: 0.2 / -0.2 = -1: as much as was gained.
buffer 100 -> 80 fell from 0.5 to 0.4: -0.1 / -0.2 = 0.5: half as much fell around as in the area itself.
"""

import pytest

from counterpart.core.hotspots.comparison import effect
from counterpart.core.hotspots.displacement import Spread, displacement, weighted_quotient
from counterpart.core.hotspots.ratios import Counted

RESPONSE, COMPARISON = Counted(100, 60), Counted(200, 200)


@pytest.mark.parametrize(
    ("buffer", "quotient"),
    [(Counted(100, 140), -1), (Counted(100, 80), 0.5), (Counted(100, 100), 0), (Counted(100, 40), 1.5)],
)
def test_the_quotient_by_hand(buffer: Counted, quotient: float) -> None:
    assert weighted_quotient(RESPONSE, COMPARISON, buffer) == pytest.approx(quotient)


def test_it_is_not_asked_where_nothing_was_gained_or_nothing_is_compared() -> None:
    assert weighted_quotient(Counted(100, 100), COMPARISON, RESPONSE) is None
    assert weighted_quotient(RESPONSE, Counted(0, 200), RESPONSE) is None
    assert weighted_quotient(RESPONSE, Counted(200, 0), RESPONSE) is None


@pytest.mark.parametrize(
    ("buffer", "spread"),
    [
        (Counted(1000, 1500), Spread.MORE_DISPLACEMENT),
        (Counted(1000, 1200), Spread.DISPLACEMENT),
        (Counted(1000, 1010), Spread.NEITHER),
        (Counted(1000, 800), Spread.DIFFUSION),
        (Counted(1000, 400), Spread.MORE_DIFFUSION),
        (Counted(19, 2), Spread.TOO_SMALL),
    ],
)
def test_what_the_ground_around_shows(buffer: Counted, spread: Spread) -> None:
    found = displacement(Counted(1000, 600), Counted(2000, 2000), buffer)
    assert found.spread == spread
    assert found.words


def test_what_chance_could_explain_is_neither() -> None:
    """A quotient of 0.5 is only put into words when the fall around is more than chance explains."""
    found = displacement(RESPONSE, COMPARISON, Counted(100, 80))
    assert (found.quotient, found.spread) == (pytest.approx(0.5), Spread.NEITHER)


def test_without_a_fall_nothing_can_have_moved() -> None:
    found = effect(Counted(100, 140), COMPARISON, Counted(100, 160)).displacement
    assert found is not None
    assert (found.quotient, found.spread) == (None, Spread.NO_BENEFIT)
    assert "nothing can be said to have moved" in found.words


@pytest.mark.parametrize("after", [99, 96])
def test_a_fall_that_chance_explains_moves_nothing(after: int) -> None:
    """One fewer in the area, fifty more around: the quotient would be -50, and would mean nothing."""
    found = effect(Counted(100, after), Counted(300, 300), Counted(40, 90)).displacement
    assert found is not None
    assert (found.quotient, found.spread) == (None, Spread.NO_BENEFIT)
