import pytest

from counterpart.links import rules
from counterpart.links.models import LinkState


@pytest.mark.parametrize(
    ("agreements", "state"),
    [
        ([], LinkState.SUGGESTED),
        ([True], LinkState.SUGGESTED),
        ([False], LinkState.SUGGESTED),
        ([True, True], LinkState.CONFIRMED),
        ([True, False], LinkState.REJECTED),
        ([False, True], LinkState.REJECTED),
        ([False, False], LinkState.REJECTED),
    ],
)
def test_only_two_who_agree_confirm_and_one_answer_tells_nothing(agreements, state):
    assert rules.decided(agreements) == state


def test_what_was_refused_may_come_again_only_when_a_record_has_changed():
    assert not rules.may_suggest(("a", "b"), [("a", "b")])
    assert rules.may_suggest(("a", "c"), [("a", "b")])
    assert rules.may_suggest(("a", "b"), [])


def test_a_record_is_not_linked_to_itself():
    assert rules.ordered(5, 2) == (2, 5)
    with pytest.raises(ValueError, match="itself"):
        rules.ordered(2, 2)
