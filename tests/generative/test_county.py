"""However small the county that is drawn, it keeps the proportions of the counts."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from counterpart.demo.chance import Chance
from counterpart.demo.county import Cell, draw

KINDS = ("theft", "damage", "asb", "fraud", "cyber", "other")
WEIGHTS = st.dictionaries(
    st.sampled_from(KINDS).map(lambda kind: Cell("2025-09", "Norwich", kind)), st.integers(1, 500), min_size=1
)


@given(weights=WEIGHTS, number=st.integers(0, 300), seed=st.integers())
def test_each_cell_comes_as_often_as_its_weight_says(weights: dict[Cell, int], number: int, seed: int) -> None:
    drawn = Counter(draw(weights, number, Chance(seed)))
    assert drawn.total() == number
    for cell, weight in weights.items():
        assert abs(drawn[cell] - number * weight / sum(weights.values())) < 1.000001
