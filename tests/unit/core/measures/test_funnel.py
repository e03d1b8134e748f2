"""Funnel limits, against hand-worked examples and SciPy's Poisson distribution."""

from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import poisson

from counterpart.core.measures.funnel import PlaceCount, dispersion, funnel, poisson_limits


def test_limits_by_hand():
    """Of a Poisson distribution with mean 1 nought has the share 0.3679, up to one 0.7358, up to two 0.9197.

    The median lies in one's share: (0.7358 - 0.5) / 0.3679 = 0.6409 of it is not needed, so the limit is 0.3591.
    """
    assert poisson_limits(1, [0.5]) == pytest.approx([1 - (2 * exp(-1) - 0.5) / exp(-1)])
    assert poisson_limits(1, [0.5])[0] == pytest.approx(0.3591, abs=0.0001)


@settings(max_examples=40, deadline=None)
@given(st.floats(0.05, 60_000), st.lists(st.floats(0.0005, 0.9995), min_size=1, max_size=4, unique=True))
def test_limits_round_up_to_the_exact_quantiles(expected, shares):
    for limit, share in zip(poisson_limits(expected, shares), sorted(shares), strict=True):
        exact = poisson.ppf(share, expected)
        assert exact - 1 - 1e-6 <= limit <= exact + 1e-6
        if limit > 0:
            before = poisson.cdf(exact - 1, expected)
            assert limit == pytest.approx(exact - 1 + (share - before) / poisson.pmf(exact, expected), abs=1e-4)


@settings(max_examples=40, deadline=None)
@given(st.floats(20, 60_000))
def test_large_counts_approach_the_normal_distribution(expected):
    low, high = poisson_limits(expected, [0.025, 0.975])
    assert (low - expected) / expected**0.5 == pytest.approx(-1.96, abs=0.2)
    assert (high - expected) / expected**0.5 == pytest.approx(1.96, abs=0.2)


DISTRICTS = [
    PlaceCount("Breckland", 800, 141_000),
    PlaceCount("Broadland", 620, 132_000),
    PlaceCount("Norwich", 1900, 144_000),
    PlaceCount("North Norfolk", 500, 103_000),
]


def test_places_are_set_against_their_common_rate():
    found = funnel(DISTRICTS)
    assert found.target == pytest.approx(1000 * 3820 / 520_000)
    assert [(place.name, place.beyond, place.above) for place in found.places] == [
        ("Breckland", "outer", False),
        ("Broadland", "outer", False),
        ("Norwich", "outer", True),
        ("North Norfolk", "outer", False),
    ]
    assert found.places[2].rate == pytest.approx(1000 * 1900 / 144_000)


def test_a_place_between_the_limits_lies_beyond_the_inner_ones_only():
    """Three places expect 100 each, where 95% lie within 81 to 120 and 99.8% within 71 to 132."""
    places = [PlaceCount("North", 125, 1000), PlaceCount("South", 85, 1000), PlaceCount("East", 90, 1000)]
    assert [place.beyond for place in funnel(places).places] == ["inner", "", ""]


def test_the_limits_narrow_as_places_grow():
    bands = funnel(DISTRICTS).bands
    widths = [band.outer_upper - band.outer_lower for band in bands]
    assert widths == sorted(widths, reverse=True)
    assert all(b.outer_lower < b.inner_lower < b.inner_upper < b.outer_upper for b in bands)
    assert bands[0].size < 103_000 < 144_000 < bands[-1].size


def test_widened_limits_hold_places_that_all_differ():
    """The square roots of the counts differ from those expected by 2 or more, where chance gives 0.5."""
    plain, wide = funnel(DISTRICTS), funnel(DISTRICTS, widened=True)
    assert plain.dispersion == 1
    assert wide.dispersion > 50
    assert {place.beyond for place in wide.places} == {""}


def test_the_factor_by_hand():
    """Counts of 121 and 81 where 100 are expected: z = 2 (11 - 10) and 2 (9 - 10), whose mean square is 4."""
    places = [PlaceCount(str(number), count, 100) for number, count in enumerate([121, 81] * 4)]
    assert dispersion(places, 1) == pytest.approx(4)


def test_chance_widens_nothing():
    places = [PlaceCount(str(number), count, 100) for number, count in enumerate([104, 96, 100, 109, 91])]
    assert funnel(places, widened=True).dispersion == 1


def test_one_wild_place_does_not_widen_the_limits_for_all():
    """With ten places the wildest at each end is drawn in to the next."""
    places = [PlaceCount(str(number), 100, 100) for number in range(9)]
    assert dispersion([*places, PlaceCount("wild", 400, 100)], 1) == 1


def test_no_crime_at_all():
    found = funnel([PlaceCount("North", 0, 1000), PlaceCount("South", 0, 2000)])
    assert (found.target, {place.beyond for place in found.places}) == (0, {""})


@pytest.mark.parametrize("places", [[], [PlaceCount("North", 3, 0)], [PlaceCount("North", -1, 10)]])
def test_places_without_a_size_are_refused(places):
    with pytest.raises(ValueError, match="a funnel needs places"):
        funnel(places)
