"""What is confirmed to be the same: which link each membership rests on, taking back, and splitting."""

from datetime import timedelta

import pytest

from counterpart.base.audit import AuditEvent
from counterpart.core.linkage.comparing import Match
from counterpart.links.actions import reviews, suggestions, undoing
from counterpart.links.errors import AlreadyDecided, NotIndependent, NotTogether
from counterpart.links.models import Link, LinkReview, LinkState, Separation
from counterpart.links.queries import clusters
from tests.factories import NOW, make_link
from tests.searching import reviewer

LATER = NOW + timedelta(days=1)


@pytest.fixture
def chain(record):
    """Four records: the first three in a circle of confirmed links, the fourth on one link with the third."""
    records = [record(name=name) for name in ("Casimir Oakes", "Casimir Oaks", "C Oakes", "Kazimierz Oakes")]
    one, two, three, four = records
    pairs = [(one, two), (two, three), (one, three), (three, four)]
    return records, [make_link(left=left, right=right, state="confirmed") for left, right in pairs]


def test_each_membership_with_the_links_that_it_rests_on(chain):
    records, links = chain
    cluster = clusters.cluster_of(records[1])
    assert list(cluster.records) == records
    assert cluster.rests_on(records[0]) == [links[0], links[2]]
    assert cluster.bridges == {links[3].pk}
    assert clusters.without(cluster, links[3]) == (records[3],)
    assert clusters.without(cluster, links[0]) == ()


def test_suggestions_and_what_was_refused_hold_nothing(record):
    one, two, three = record(), record(), record()
    make_link(left=one, right=two)
    make_link(left=two, right=three, state="rejected")
    assert clusters.cluster_of(two).records == (two,)
    assert clusters.memberships(one.force, "people") == []


def test_a_new_record_with_any_number_of_suggestions_moves_nobody(chain, record):
    records, _ = chain
    before = clusters.cluster_of(records[0])
    fresh = record()
    for each in records:
        make_link(left=each, right=fresh, weight=40.0)
    after = clusters.cluster_of(records[0])
    assert (after.records, after.links, after.bridges) == (before.records, before.links, before.bridges)
    assert list(clusters.suggested_for([fresh])) == list(Link.objects.waiting().order_by("-weight", "pk"))


def test_undoing_a_link_keeps_it_and_what_was_said(record, answer, people):
    link = answer(make_link(left=record(), right=record()), True, True)
    undoing.undo(link=link, reason="His cousin", by=people.sam.actor, at=LATER)
    link.refresh_from_db()
    assert (link.state, link.ended_by_name, link.ended_reason) == (LinkState.UNDONE, "Sam Okafor", "His cousin")
    assert (link.decided_at, link.reviews.count()) == (NOW, 2)
    assert clusters.cluster_of(link.left).records == (link.left,)


@pytest.mark.parametrize("state", ["suggested", "rejected"])
def test_only_what_is_confirmed_is_undone(record, people, state):
    with pytest.raises(AlreadyDecided):
        undoing.undo(
            link=make_link(left=record(), right=record(), state=state), reason="x", by=people.sam.actor, at=NOW
        )


def test_a_split_undoes_what_joins_the_sides_and_keeps_the_rest(chain, people):
    records, links = chain
    one, two, three, four = records
    waiting = make_link(left=one, right=four)
    split = undoing.split(record=one, apart=[three, four], reason="Two brothers", by=people.sam.actor, at=LATER)
    assert clusters.cluster_of(one).records == (one, two)
    assert clusters.cluster_of(four).records == (three, four)
    states = [Link.objects.get(pk=each.pk).state for each in (*links, waiting)]
    assert states == ["confirmed", "undone", "undone", "confirmed", "withdrawn"]
    kept = Separation.objects.filter(split=split)
    assert {(each.left, each.right) for each in kept} == {(one, three), (one, four), (two, three), (two, four)}
    assert AuditEvent.objects.get(action="link.split").object_id == str(one.pk)


def test_a_pair_that_was_split_is_not_suggested_again_until_a_record_changes(chain, people):
    records, links = chain
    one, _, _, four = records
    undoing.split(record=one, apart=[four], reason="Somebody else", by=people.sam.actor, at=NOW)
    match = as_match(links[0])
    assert suggestions.suggest(one=one, other=four, match=match, at=LATER) is None
    four.digest = "f" * 64
    four.save()
    assert suggestions.suggest(one=one, other=four, match=match, at=LATER).state == LinkState.SUGGESTED


@pytest.mark.parametrize("apart", [[], [0, 1, 2, 3], [0, 1, 2, 3, 4]])
def test_a_split_leaves_something_on_both_sides(chain, record, people, apart):
    records = [*chain[0], record()]
    with pytest.raises(NotTogether):
        undoing.split(
            record=records[0], apart=[records[place] for place in apart], reason="x", by=people.sam.actor, at=NOW
        )
    with pytest.raises(NotIndependent):
        undoing.split(record=records[0], apart=[records[3]], reason="x", by=people.nadia.actor, at=NOW)


def test_what_two_refused_or_somebody_split_is_a_contradiction_inside_a_cluster(chain, people, answer):
    records, _ = chain
    answer(make_link(left=records[0], right=records[3]), False, False)
    (found,) = clusters.cluster_of(records[0]).contradictions
    assert (found.left, found.right) == (records[0], records[3])
    # Whoever looked again and confirmed it had the last word.
    again = suggestions.suggest_again(link=found.said, reason="A picture", by=people.sam.actor, at=LATER)
    for name in ("Una Holt", "Otto Lane"):
        by = reviewer(name, people).actor
        reviews.review(link=again, agrees=True, reason="Seen both", by=by, at=LATER)
    assert clusters.cluster_of(records[0]).contradictions == ()


def test_what_was_undone_is_suggested_again_by_hand_and_answered_anew(record, answer, people):
    link = answer(make_link(left=record(), right=record()), True, True)
    undoing.undo(link=link, reason="By mistake", by=people.sam.actor, at=NOW)
    again = suggestions.suggest_again(link=link, reason="It was right", by=people.sam.actor, at=LATER)
    assert (again.state, again.reviews.count(), LinkReview.objects.count()) == (LinkState.SUGGESTED, 0, 2)
    assert again.weight > 10
    with pytest.raises(AlreadyDecided):
        suggestions.suggest_again(link=link, reason="Twice", by=people.sam.actor, at=LATER)


def test_a_record_that_is_gone_leaves_its_clusters_and_what_was_decided(chain, people):
    records, links = chain
    for _ in range(2):
        undoing.close(record=records[3], why="Removed", by=suggestions.SYSTEM, at=LATER)
    links[3].refresh_from_db()
    assert (links[3].state, links[3].ended_by_name) == (LinkState.UNDONE, "Comparison of records")
    assert len(clusters.cluster_of(records[0]).records) == 3


def as_match(link: Link):
    return Match(key="", weight=link.weight, probability=link.probability, start=-15.0, reasons=(), caution=None)
