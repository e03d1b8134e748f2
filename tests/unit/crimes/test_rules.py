"""Decisions about reports: loss, what may be repeated, which pages are left."""

from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.questions import Context
from counterpart.crimes import rules
from tests.factories.report_draft import theft

KNOWN = Context(premises="one", signed_in=True)


def test_loss_counts_what_is_gone_damaged_and_unpaid():
    answers = {
        "items": [
            {"category": "food", "value_pence": 500},
            {"category": "cash", "value_pence": 1000, "recovered": True},
        ],
        "damage": {"what": "building", "value_pence": 20_000},
        "making_off": {"kind": "fuel", "value_pence": 6000},
    }
    assert rules.loss_pence(answers) == 26_500
    assert [line.is_damaged for line in rules.property_lines(answers)] == [False, False, True, False]


def test_an_item_without_quantity_is_one_of_it():
    assert rules.property_lines({"items": [{"category": "tools"}]})[0].quantity == 1


def test_laying_over_replaces_lists_and_takes_back_none():
    below = {"theft": {"how": "concealed", "force_used": "after"}, "items": [1], "fear": "low"}
    above = {"theft": {"force_used": None}, "items": [2], "fear": None}
    assert rules.laid_over(below, above) == {"theft": {"how": "concealed"}, "items": [2]}


def test_an_emptied_part_is_gone():
    assert rules.laid_over({"damage": {"what": "stock"}}, {"damage": {"what": None}}) == {}


def test_a_page_that_lacks_a_required_answer_is_left():
    answers = Answers.from_json({"what_happened": "theft", "theft": {}})
    assert rules.pages_left(answers, ["what", "how"], KNOWN)[:2] == ["when", "how"]


def test_a_whole_report_leaves_only_the_optional_pages_that_nobody_saw():
    answers = Answers.from_json(theft())
    done = rules.pages_answered(answers, KNOWN)
    assert rules.pages_left(answers, done, KNOWN) == ["evidence"]


def test_an_entry_that_lacks_its_kind_keeps_its_page_open():
    answers = Answers.from_json(theft(items=[{"description": "something"}]))
    assert "taken" in rules.pages_left(answers, ["taken"], KNOWN)
