"""Bars for and against: whole, to scale, and told in words."""

import re

import pytest

from counterpart.core.layouts.charts.balance import Balance, Weight, draw
from counterpart.core.layouts.charts.frame import NARROW, WIDE

WEIGHTS = (Weight("Start", -15.0), Weight("Same name", 20.0), Weight("All together", 5.0, total=True))


def bars(svg: str) -> list[tuple[float, float]]:
    """Where each bar begins, and how wide it is."""
    return [(float(x), float(wide)) for x, wide in re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"', svg)]


def drawn(weights=WEIGHTS, size=WIDE) -> str:
    return draw(Balance("Weights", "Against", "For", tuple(weights)), "weights", size)


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_bars_begin_or_end_at_one_line_and_are_to_scale(size):
    (against, wide), (same, wider), (total, least) = bars(drawn(size=size))
    assert against + wide == pytest.approx(same, abs=0.2)
    assert same == total
    assert wider / wide == pytest.approx(20 / 15, rel=0.02)
    assert wide / least == pytest.approx(3, rel=0.02)
    assert 0 <= against < same + wider <= size.width


def test_whoever_hears_the_page_is_told_each_figure():
    assert "Start: −15.0; Same name: +20.0; All together: +5.0" in drawn()


@pytest.mark.parametrize("weights", [[Weight("a", 0.0)], [Weight("a", 2.0), Weight("b", 1.0)], [Weight("a", -2.0)]])
def test_one_side_alone_is_drawn_too(weights):
    assert len(bars(drawn(weights))) == len(weights)


def test_words_are_escaped_and_nothing_to_draw_is_refused():
    assert "<b>" not in drawn([Weight("<b>", 1.0)])
    with pytest.raises(ValueError, match="needs weights"):
        drawn([])
