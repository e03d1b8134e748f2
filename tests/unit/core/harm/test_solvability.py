"""Solvability factors: present, absent or not known; a count and words, never a decision."""

from datetime import UTC, datetime
from typing import Any

import pytest

from counterpart.core.harm.solvability import factors, summary
from counterpart.core.reporting.answers import Answers

REPORTED = datetime(2026, 6, 2, 12, tzinfo=UTC)


def found(answers: dict[str, Any], **beside: Any) -> dict[str, bool | None]:
    report = Answers.from_json(answers).without_loss()
    return {each.code: each.present for each in factors(report, **beside)}


@pytest.mark.parametrize(
    ("answers", "code", "present"),
    [
        ({}, "suspect_named", None),
        ({"suspects_known": "named"}, "suspect_named", True),
        ({"suspects_known": "described"}, "suspect_named", False),
        ({"suspects_known": "described"}, "suspect_described", True),
        ({"suspects_known": "none"}, "suspect_described", False),
        ({"detained": "still_here"}, "suspect_detained", True),
        ({"detained": "left"}, "suspect_detained", False),
        ({"making_off": {"vrm": "AB51ABC"}}, "vehicle", True),
        ({"suspects": [{"vehicle": "red van"}]}, "vehicle", True),
        ({}, "vehicle", None),
        ({"evidence": {"witnesses": 0}}, "witnesses", False),
        ({"evidence": {"witnesses": 1}}, "witnesses", True),
        ({"evidence": {"cctv": "no"}}, "cctv", False),
        ({"evidence": {"cctv": "unknown"}}, "cctv", None),
        ({"evidence": {"forensic": True}}, "forensics", True),
        ({"items": [{}, {"serial": "X1"}]}, "distinctive_property", True),
        ({"suspects": [{"seen_before": True}]}, "series", True),
        ({"evidence": {"digital_trail": False}}, "digital_trail", False),
        ({"contact": {"supports_prosecution": "unsure"}}, "victim_supports", None),
        ({"contact": {"supports_prosecution": "yes"}}, "victim_supports", True),
        ({"when": {"from": "2026-06-01T12:00:00Z"}}, "recent", True),
        ({"when": {"from": "2026-06-01T11:59:59Z"}}, "recent", False),
    ],
)
def test_factors(answers: dict[str, Any], code: str, present: bool | None) -> None:
    assert found(answers, reported_at=REPORTED)[code] is present


def test_an_officer_can_link_it_to_a_series() -> None:
    assert found({}, series=True)["series"] is True
    assert found({}, series=False)["series"] is False


def test_the_summary_is_a_count_and_words() -> None:
    report = Answers.from_json({"evidence": {"cctv": "yes", "witnesses": 2}}).without_loss()
    assert summary(factors(report)) == "2 of 12: Somebody saw it; It is on camera"
    assert summary(factors(Answers().without_loss())) == "0 of 12"
