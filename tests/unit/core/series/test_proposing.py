"""From crimes to proposals: what is found, what is not, and why."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from counterpart.core.series.columns import columns_of
from counterpart.core.series.generate import county
from counterpart.core.series.grouping import group
from counterpart.core.series.proposing import compare, propose, weigh_anew
from counterpart.core.series.reasons import mark_of
from counterpart.core.series.settings import settings
from counterpart.core.series.weights import weigh
from tests.unit.core.series.crimes import WEDNESDAY, crime

PLAIN = county(crimes=200, series=1, seed=4)


def planted(number: int = 5) -> list:
    """Thefts out of stockrooms by somebody in a green parka with one van, a few days apart."""
    return [
        crime(
            1000 + place,
            from_at=WEDNESDAY.replace(month=3) + timedelta(days=3 * place),
            x=30000.0 + 300 * place,
            y=30000.0,
            method={"what_happened": "theft", "how": "stockroom"},
            description=frozenset({"green", "parka", "rucksack", "gold", "chain"}),
            kinds=frozenset({"tools"}),
            plates=frozenset({"AB12CDE"}),
        )
        for place in range(number)
    ]


@pytest.fixture(scope="module")
def proposals():
    return propose(compare([*PLAIN.crimes, *planted()]), seed=1, shuffles=5)


def test_a_plain_series_is_proposed_whole_and_first(proposals):
    assert proposals[0].keys == (1000, 1001, 1002, 1003, 1004)
    assert (proposals[0].by_chance, proposals[0].chance_share) == (0, 0)


def test_the_reasons_can_be_checked(proposals):
    reasons = {reason.factor: reason for reason in proposals[0].reasons}
    assert reasons["vehicle"].detail == "AB12CDE"
    assert reasons["vehicle"].words == "the same number plate in 100% of pairs"
    assert reasons["days"].detail == "12 days from first to last"
    assert reasons["place"].detail == "1.2 km across"
    assert reasons["method"].strength.endswith("as likely in one series as by chance")
    assert set(proposals[0].ties) == set(proposals[0].keys)


def test_the_same_crimes_and_seed_propose_the_same():
    crimes = [*PLAIN.crimes[:80], *planted()]
    first = propose(compare(crimes), seed=3, shuffles=3)
    assert propose(compare(list(reversed(crimes))), seed=3, shuffles=3) == first


def test_nothing_is_proposed_out_of_nothing():
    assert propose(compare([]), seed=1, shuffles=2) == []
    assert propose(compare(planted(2)), seed=1, shuffles=2) == []


def test_levels_weigh_less_the_more_often_chance_makes_them():
    crimes = [*PLAIN.crimes, *planted()]
    usual = weigh(columns_of(crimes), settings())
    many = [replace(each, key=each.key + 5000, kinds=frozenset({"tools"})) for each in PLAIN.crimes]
    common = weigh(columns_of([*crimes, *many]), settings())
    rows = [factor.code for factor in settings().factors].index("property")
    assert settings().factors[rows].given == "method"
    assert common.bits["property"][:, 1].sum() < usual.bits["property"][:, 1].sum()


def test_what_people_confirmed_teaches_what_counts():
    """Series that go on for months make months apart weigh less against."""
    slow = [crime(2000 + place, after=60 * place, x=0.0, y=0.0) for place in range(8)]
    crimes = [*PLAIN.crimes, *slow]
    untaught, taught = compare(crimes), compare(crimes, [[each.key for each in slow]])
    longer = [level.code for level in settings().factors[1].levels].index("longer")
    assert (taught.weights.bits["days"][:, longer] > untaught.weights.bits["days"][:, longer]).all()


def test_a_likelier_level_never_weighs_less():
    weights = compare(PLAIN.crimes).weights
    for code, bits in weights.bits.items():
        assert (np.diff(bits[:, :-1], axis=1) <= 1e-6).all(), code
        assert (bits[:, -1] == 0).all(), code


def test_average_linkage_keeps_two_groups_apart_that_one_crime_is_like():
    compared = compare([*PLAIN.crimes, *planted(4)])
    for found in group(compared.columns, compared.weights):
        assert found.average >= settings().average_bits
        assert len(found.rows) >= settings().fewest_crimes


def test_a_proposal_is_told_by_a_plate_or_a_serial_or_by_words():
    ways = ({}, {"plates": frozenset()}, {"plates": frozenset(), "serials": frozenset({"7K3M"})})
    marks = [mark_of([replace(each, **way) for each in planted()]) for way in ways]
    assert marks == ["AB12 CDE", "chain gold green", "7K3M"]
    assert mark_of([crime(1, plates=frozenset({"AB12CDE"})), crime(2)]) == ""


def test_what_was_proposed_weighs_the_same_anew_and_less_with_a_stranger(proposals):
    compared = compare([*PLAIN.crimes, *planted()])
    anew = weigh_anew(compared, proposals[0].keys, seed=1, shuffles=5)
    assert anew == proposals[0]
    stranger = PLAIN.crimes[0].key
    weaker = weigh_anew(compared, {*anew.keys, stranger}, seed=1, shuffles=1)
    assert weaker.average_bits < anew.average_bits
    assert stranger in weaker.ties


def test_a_group_of_the_same_crimes_is_no_other_group():
    """With strangers the five weigh less than alone; that the five are found again makes them no likelier."""
    compared = compare([*PLAIN.crimes, *planted()], using=replace(settings(), average_bits=3))
    five = {crime.key for crime in planted()}
    strangers = {crime.key for crime in PLAIN.crimes[:4]}
    found = weigh_anew(compared, five | strangers, seed=1, shuffles=2)
    assert found.by_chance > 0
    score = found.average_bits * (len(found.keys) - 1)
    keys = [
        {compared.crimes[row].key for row in each.rows}
        for each in group(compared.columns, compared.weights)
        if each.score > score
    ]
    assert five in keys
    assert found.chance_share == pytest.approx(found.by_chance / len(keys), abs=0.001)
