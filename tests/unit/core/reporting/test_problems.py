"""What a report still lacks is said by page and answer, in plain words."""

from datetime import UTC, datetime
from typing import Any

import pytest

from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.problems import problems
from counterpart.core.reporting.questions import Context

SHOP = Context(premises="one", signed_in=True)
NOW = datetime(2026, 6, 2, 12, tzinfo=UTC)
COMPLETE: dict[str, Any] = {
    "what_happened": "theft",
    "when": {"chosen": "exact", "kind": "point", "from": "2026-06-02T10:00:00Z"},
    "theft": {"how": "concealed"},
    "suspects_known": "none",
    "violence": "none",
    "contact": {"how": "email", "name": "Asha Patel", "email": "asha@example.org"},
}


def found(**changes: Any) -> list[tuple[str, str]]:
    answers = Answers.from_json(COMPLETE | changes)
    return [(each.name, each.message) for each in problems(answers, SHOP, NOW)]


def test_a_complete_report_has_no_problem() -> None:
    assert found() == []


def test_a_blank_report_says_what_to_answer_first() -> None:
    first = problems(Answers(), SHOP)[0]
    assert (first.page, first.name, first.message) == ("what", "what_happened", "Select what happened")


@pytest.mark.parametrize(
    ("changes", "name", "message"),
    [
        ({"description": "x" * 4001}, "description", "Anything else we should know must be 4,000 characters or fewer"),
        ({"items": [{"description": "gin"}]}, "items.0.category", "Select what was taken"),
        (
            {"items": [{"category": "food", "value_pence": 10**11}]},
            "items.0.value_pence",
            "Total value must be between £0 and £10,000,000",
        ),
        ({"items": [{"category": "food"}] * 31}, "items", "Item: enter 30 or fewer"),
        (
            {"when": {"chosen": "range", "from": "2026-06-02T10:00:00Z", "to": "2026-06-02T09:00:00Z"}},
            "when.to",
            "The latest time must be after the earliest time",
        ),
        (
            {"when": {"chosen": "exact", "from": "2026-06-02T12:00:01Z"}},
            "when.from",
            "The date and time must be in the past",
        ),
        (
            {
                "when": {"chosen": "several"},
                "occurrences": [{"from": "2026-06-03T10:00:00Z", "to": "2026-06-04T10:00:00Z"}],
            },
            "occurrences.0.from",
            "The date and time must be in the past",
        ),
        (
            {
                "when": {"chosen": "several"},
                "occurrences": [{"from": "2026-06-01T10:00:00Z", "to": "2026-06-01T10:00:00Z"}],
            },
            "occurrences.0.to",
            "The latest time must be after the earliest time",
        ),
    ],
)
def test_one_problem(changes: dict[str, Any], name: str, message: str) -> None:
    assert found(**changes) == [(name, message)]


def test_a_choice_that_is_not_offered_here_is_a_problem() -> None:
    several = found(
        what_happened="robbery",
        when={"chosen": "several"},
        occurrences=[{"from": "2026-06-01T10:00:00Z"}],
    )
    assert ("when.chosen", "Select when it happened") in several


def test_an_answer_that_is_not_asked_is_no_problem() -> None:
    assert found(weapon_kind="x" * 5000) == []
