"""Laws of likeness: it is mutual, it does not care where the map lies, and what was not told weighs nothing."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpart.core.series.columns import columns_of
from counterpart.core.series.facts import CrimeFacts
from counterpart.core.series.generate import county
from counterpart.core.series.proposing import compare
from counterpart.core.series.weights import all_levels

COUNTY = county(crimes=60, series=3, seed=8)
ROWS = st.integers(0, 59)


def weights_of(crimes):
    compared = compare(crimes)
    return compared.weights.between(compared.columns, compared.columns)


BASE = weights_of(COUNTY.crimes)


def test_likeness_is_mutual():
    np.testing.assert_allclose(BASE, BASE.T, atol=1e-4)


@settings(max_examples=8, deadline=None)
@given(east=st.integers(-40000, 40000), north=st.integers(-40000, 40000), weeks=st.integers(-3, 3))
def test_moving_all_together_changes_nothing(east, north, weeks):
    """By whole kilometres, so that single precision keeps them; by whole weeks within one half of the year."""
    moved = [
        replace(
            each,
            x=each.x + east // 1000 * 1000,
            y=each.y + north // 1000 * 1000,
            from_at=each.from_at + timedelta(weeks=weeks),
        )
        for each in COUNTY.crimes
    ]
    plain = [replace(each, to_at=None) for each in COUNTY.crimes]
    same_clock = [replace(each, to_at=None) for each in moved]
    place = [
        all_levels(compare(crimes).weights.settings, columns_of(crimes), columns_of(crimes))["place"]
        for crimes in (plain, same_clock)
    ]
    assert np.mean(place[0] == place[1]) > 0.999


@settings(max_examples=10, deadline=None)
@given(row=ROWS)
def test_a_crime_of_which_nothing_but_the_time_was_told_weighs_only_by_time(row):
    crimes = list(COUNTY.crimes)
    crimes[row] = CrimeFacts(key=crimes[row].key, from_at=crimes[row].from_at)
    columns = columns_of(crimes)
    levels = all_levels(compare(crimes).weights.settings, columns.take(np.array([row])), columns)
    told = {code for code, found in levels.items() if (found != -1).any()}
    assert told <= {"days", "hour", "weekday"}


@settings(max_examples=6, deadline=None)
@given(order=st.permutations(range(60)))
def test_the_order_of_the_crimes_does_not_matter(order):
    compared = compare([COUNTY.crimes[place] for place in order])
    assert compared.crimes == compare(COUNTY.crimes).crimes
    np.testing.assert_allclose(compared.weights.between(compared.columns, compared.columns), BASE, atol=1e-4)
