"""Tiers by hand, at the edges of their rules (domain 6.3)."""

from datetime import date, timedelta

import pytest

from counterpart.core.series.tiers import Deed, assess, rules_on

TODAY = date(2026, 6, 3)


def deeds(*days_ago: int, **fields) -> list[Deed]:
    return [Deed(incident=place, day=TODAY - timedelta(days=ago), **fields) for place, ago in enumerate(days_ago)]


def tiers(done, on=TODAY) -> list[str]:
    return [found.tier for found in assess(done, on)]


@pytest.mark.parametrize(
    ("days_ago", "expected"),
    [
        ((0, 40, 89), ["persistent"]),
        ((0, 40, 90), []),
        ((200, 230, 289), ["persistent"]),
        ((0, 70, 140, 210, 280, 350), ["persistent"]),
        ((0, 70, 140, 210, 280), []),
        ((0, 0), []),
    ],
)
def test_persistent_is_three_in_ninety_days_or_six_in_a_year(days_ago, expected):
    assert tiers(deeds(*days_ago)) == expected


def test_one_incident_counts_once():
    assert tiers(deeds(0, 1) + deeds(0, 1)) == []


def test_travelling_is_three_premises_or_two_districts():
    three = [Deed(incident=n, day=TODAY - timedelta(days=100 * n), premises=n) for n in range(3)]
    assert tiers(three) == ["travelling"]
    assert tiers(three[:2]) == []
    two = [
        Deed(incident=n, day=TODAY - timedelta(days=n), district=name)
        for n, name in enumerate(("Norwich", "Breckland"))
    ]
    (found,) = assess(two, TODAY)
    assert found.reasons == ("2 districts in 12 months: Breckland, Norwich",)


def test_organised_is_three_people_on_two_dates_or_a_series_with_its_facts():
    three = frozenset({1, 2, 3})
    assert tiers(deeds(0, 1, together=three)) == ["organised"]
    assert tiers(deeds(0, 0, together=three)) == []
    assert tiers(deeds(0, 1, together=frozenset({1, 2}))) == []
    (found,) = assess(deeds(5, series=frozenset({"SER-1"}), facts=("Offered online",)), TODAY)
    assert (found.tier, found.reasons, found.series) == ("organised", ("Offered online",), {"SER-1"})


def test_it_expires_a_year_after_the_latest_activity():
    (found,) = assess(deeds(10, 20, 30), TODAY)
    assert (found.latest_activity_on, found.expires_on) == (date(2026, 5, 24), date(2027, 5, 24))
    assert found.rules_from == rules_on(TODAY).valid_from
    assert assess(deeds(10, 20, 30), found.expires_on) == []


def test_a_leap_day_expires_on_the_last_of_february():
    on = date(2028, 3, 1)
    done = [Deed(incident=n, day=date(2028, 2, 29) - timedelta(days=n)) for n in range(3)]
    assert assess(done, on)[0].expires_on == date(2029, 2, 28)


def test_nothing_makes_nothing():
    assert assess([], TODAY) == []
    with pytest.raises(KeyError):
        rules_on(date(2020, 1, 1))
