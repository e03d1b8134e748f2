"""The JSON of a report: read strictly, written back the same, seen by triage without loss."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from counterpart.core.reporting.answers import Answers, AnswersError, values_at

FULL: dict[str, Any] = {
    "what_happened": "theft",
    "is_happening_now": False,
    "description": "Two bottles of gin, worth £60",
    "when": {"chosen": "range", "kind": "range", "from": "2026-03-29T00:30:00Z", "to": "2026-03-29T01:30:00Z"},
    "where": {"kind": "premises", "premises_id": 7, "area": "till"},
    "theft": {"how": "concealed", "force_used": "none"},
    "items": [{"category": "alcohol", "description": "gin", "quantity": 2, "value_pence": 6000}],
    "making_off": {"kind": "fuel", "value_pence": 5000, "vrm": "AB51 ABC"},
    "damage": {"what": "stock", "fire": False, "value_pence": 100},
    "suspects": [{"sex": "male", "age_from": 30, "under_18": "no"}],
    "evidence": {"cctv": "yes", "overwritten_on": "2026-04-29", "witnesses": 0},
    "contact": {"how": "email", "email": "shop@example.org"},
}


def test_what_is_written_reads_back_the_same() -> None:
    answers = Answers.from_json(FULL)
    assert answers.to_json() == FULL
    assert Answers.from_json(answers.to_json()) == answers


def test_moments_and_days_are_typed() -> None:
    answers = Answers.from_json(FULL)
    assert answers.when
    assert answers.when.from_at == datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    assert answers.evidence
    assert answers.evidence.overwritten_on == date(2026, 4, 29)


def test_a_blank_report_is_a_report() -> None:
    assert Answers.from_json({}).to_json() == {}


def test_nulls_are_answers_not_given() -> None:
    blank = {"what_happened": None, "description": None, "items": None, "when": None}
    assert Answers.from_json(blank) == Answers()


def test_triage_sees_no_sum_quantity_or_free_account() -> None:
    seen = repr(Answers.from_json(FULL).without_loss())
    for loss in ("6000", "5000", "value_pence", "quantity", "gin", "£60"):
        assert loss not in seen
    assert "alcohol" in seen
    assert "AB51 ABC" in seen


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ([], "answers: expected named answers"),
        ({"shoe_size": 9, "ethnicity": "x"}, "Unknown answers: ethnicity, shoe_size"),
        ({"items": [{}, {"colour": "red"}]}, "Unknown answers: items.1.colour"),
        ({"what_happened": "murder"}, "what_happened: expected one of theft"),
        ({"what_happened": ["theft"]}, "what_happened: expected one of theft"),
        ({"items": {}}, "items: expected a list, found dict"),
        ({"when": "today"}, "when: expected named answers, found str"),
        ({"when": {"from": "2026-03-29T00:30:00"}}, "when.from: expected a moment with its time zone"),
        ({"when": {"from": "soon"}}, "when.from: expected a moment"),
        ({"evidence": {"overwritten_on": "soon"}}, "evidence.overwritten_on: expected a day"),
        ({"evidence": {"witnesses": True}}, "evidence.witnesses: expected a whole number"),
        ({"evidence": {"witnesses": -1}}, "evidence.witnesses: expected a whole number"),
        ({"evidence": {"witnesses": 10**30}}, "evidence.witnesses: expected a whole number"),
        ({"evidence": {"witnesses": 1.5}}, "evidence.witnesses: expected a whole number"),
        ({"is_happening_now": "yes"}, "is_happening_now: expected true or false"),
        ({"description": 7}, "description: expected a text"),
        ({"description": "a\x00b"}, "cannot be stored"),
        ({"description": "a\ud800b"}, "cannot be stored"),
    ],
)
def test_what_is_wrong_is_named(values: object, message: str) -> None:
    with pytest.raises(AnswersError, match=message):
        Answers.from_json(values)


def test_values_at_follows_lists_and_skips_what_was_not_given() -> None:
    answers = Answers.from_json({"items": [{"category": "food"}, {}, {"category": "fuel"}]})
    assert list(values_at(answers, "items.category")) == ["food", "fuel"]
    assert list(values_at(answers, "theft.how")) == []
    with pytest.raises(KeyError):
        list(values_at(answers, "shoe_size"))
