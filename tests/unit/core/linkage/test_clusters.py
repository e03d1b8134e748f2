"""Clusters of confirmed links, and what rests on which."""

from itertools import pairwise

import pytest

from counterpart.core.linkage import clusters


def test_a_chain_rests_on_each_of_its_links() -> None:
    (chain,) = clusters.of([("anna", "beata"), ("cezar", "beata")])

    assert chain.members == {"anna", "beata", "cezar"}
    assert chain.bridges == chain.links == {("anna", "beata"), ("beata", "cezar")}


def test_a_circle_rests_on_none_of_its_links() -> None:
    (circle,) = clusters.of([("anna", "beata"), ("beata", "cezar"), ("cezar", "anna")])

    assert circle.bridges == frozenset()


def test_two_circles_hold_together_by_the_link_between_them() -> None:
    one, other = [("a", "b"), ("b", "c"), ("c", "a")], [("x", "y"), ("y", "z"), ("z", "x")]

    (whole,) = clusters.of([*one, *other, ("c", "x")])

    assert whole.bridges == {("c", "x")}
    assert clusters.without(whole, ("x", "c")) == clusters.Parts(frozenset("abc"), frozenset("xyz"))


def test_without_a_link_of_a_circle_the_cluster_stays_whole() -> None:
    (circle,) = clusters.of([("a", "b"), ("b", "c"), ("c", "a")])

    assert clusters.without(circle, ("b", "a")) == clusters.Parts(frozenset("abc"), frozenset())


def test_clusters_come_in_order_of_their_least_member() -> None:
    found = clusters.of([("x", "y"), ("b", "a")])

    assert [sorted(each.members) for each in found] == [["a", "b"], ["x", "y"]]


def test_a_link_turned_round_is_the_same_link() -> None:
    (pair,) = clusters.of([("a", "b"), ("b", "a")])

    assert pair.links == {("a", "b")}


def test_a_chain_of_ten_thousand_needs_no_recursion() -> None:
    names = [f"{number:05d}" for number in range(10_000)]

    (chain,) = clusters.of(pairwise(names))

    assert len(chain.bridges) == 9_999


def test_a_record_cannot_be_linked_to_itself() -> None:
    with pytest.raises(ValueError, match="anna cannot be linked to itself"):
        clusters.of([("anna", "anna")])


def test_only_a_link_of_the_cluster_can_be_taken_out() -> None:
    (pair,) = clusters.of([("a", "b")])

    with pytest.raises(KeyError, match="a and z are not linked"):
        clusters.without(pair, ("a", "z"))
