from uuid import UUID

import pytest

from counterpart.searches import rules

SEARCH = UUID(int=7)


@pytest.mark.parametrize(
    ("first", "second", "outcome"),
    [
        (4, 4, "match"),
        (None, None, "no_match"),
        (4, 5, "disagreement"),
        (4, None, "disagreement"),
        (None, 4, "disagreement"),
    ],
)
def test_only_the_same_candidate_of_both_is_a_match(first, second, outcome):
    assert rules.outcome([first, second]) == outcome


@pytest.mark.parametrize(("distance", "words"), [(0.29, "strong"), (0.3, "moderate"), (0.6, "weak")])
def test_a_distance_is_told_in_words(distance, words):
    assert rules.band(distance, strong_below=0.3, moderate_below=0.6) == words


def test_each_reviewer_has_an_order_of_their_own_that_stays():
    candidates = [(key, key) for key in range(1, 11)]
    ivy = rules.own_order(candidates, search=SEARCH, reviewer=1)
    assert ivy == rules.own_order(reversed(candidates), search=SEARCH, reviewer=1)
    assert sorted(ivy) == list(range(1, 11))
    orders = {tuple(rules.own_order(candidates, search=SEARCH, reviewer=person)) for person in range(20)}
    assert len(orders) == 20


@pytest.mark.parametrize(
    ("counts", "shown"),
    [
        ({"a": 20, "b": 9}, {"a": 20, "b": 9}),
        ({"a": 20, "b": 0}, {"a": 20, "b": 0}),
        ({"a": 20, "b": 9, "c": 3}, {"a": 20, "b": None, "c": None}),
        ({"a": 20, "b": 2, "c": 3}, {"a": 20, "b": None, "c": None}),
        ({"a": 0, "b": 3}, {"a": None, "b": None}),
    ],
)
def test_no_small_part_can_be_worked_out_from_the_total(counts, shown):
    assert rules.shown(counts, least=5) == shown
