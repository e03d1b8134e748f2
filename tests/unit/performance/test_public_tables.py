"""Which counts a printed figure tells of, and goes with when they are hidden."""

import pytest

from counterpart.core.measures.sets import load
from counterpart.performance.public_tables import countings_of

BUSINESS = {one.code: one for one in load("business").measures}


@pytest.mark.parametrize(
    "code", ["shoplifting", "shoplifting-a-day", "shoplifting-per-1000", "shoplifting-rank", "business-harm"]
)
def test_what_is_made_from_a_count_tells_of_it(code: str) -> None:
    assert countings_of(BUSINESS[code]) == (BUSINESS[code].counted,)


def test_a_share_tells_of_its_part_and_of_its_whole() -> None:
    share = BUSINESS["shoplifting-share"]

    assert countings_of(share) == (share.counted, share.denominator)


def test_premises_with_repeats_are_no_sum_of_crimes() -> None:
    assert countings_of(BUSINESS["repeat-premises"]) == ()
