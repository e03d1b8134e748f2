from counterpart.series import rules
from counterpart.series.models import SeriesState


def test_two_decide_and_must_agree():
    assert rules.decided([True]) == rules.decided([False]) == SeriesState.PROPOSED
    assert rules.decided([True, True]) == SeriesState.CONFIRMED
    assert rules.decided([True, False]) == SeriesState.REJECTED


def test_who_proposed_or_reviewed_may_not_review():
    assert rules.why_not_reviewer(1, 1, [], has_changed=False)
    assert rules.why_not_reviewer(2, 1, [2], has_changed=False)
    assert rules.why_not_reviewer(3, None, [2], has_changed=False) == ""


def test_who_changed_the_crimes_may_not_review_whoever_proposed_them():
    for proposed_by in (1, None):
        assert "changed the crimes" in rules.why_not_reviewer(2, proposed_by, [], has_changed=True)


def test_a_part_of_what_was_rejected_is_known_and_more_is_not():
    rejected = [frozenset({1, 2, 3})]
    assert rules.is_known(frozenset({1, 2}), rejected)
    assert not rules.is_known(frozenset({1, 2, 4}), rejected)
