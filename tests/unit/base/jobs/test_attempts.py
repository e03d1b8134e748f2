from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpart.base.jobs.attempts import delay_after


@pytest.mark.parametrize(("attempt", "seconds"), [(1, 10), (2, 20), (3, 40), (9, 2560), (10, 3600), (1000, 3600)])
def test_the_delay_doubles_up_to_an_hour(attempt, seconds):
    assert delay_after(attempt, chance=1) == timedelta(seconds=seconds)


@given(st.integers(1, 100), st.floats(0, 1))
def test_chance_spreads_the_delay_over_its_upper_half(attempt, chance):
    longest = delay_after(attempt, chance=1)
    assert longest / 2 <= delay_after(attempt, chance=chance) <= longest
