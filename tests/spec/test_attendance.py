"""Attendance criteria, the threshold for 999, THRIVE and grades, drawn out."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from counterpart.core.harm import attendance, emergency, response, thrive
from counterpart.core.reporting.answers import Answers, TriageAnswers
from counterpart.core.tables import read_yaml

THRIVE = Path(thrive.__file__).parent / "data" / "thrive.yaml"
ON = date(2026, 6, 1)
HELD = {"detained": "still_here"}


def told(answers: dict[str, Any]) -> TriageAnswers:
    return Answers.from_json(answers).without_loss()


CRITERIA: list[tuple[dict[str, Any], bool, str]] = [
    # answers, prolific, criteria with their priority
    ({}, False, ""),
    ({"violence": "none"}, False, ""),
    ({"violence": "abuse"}, False, ""),
    ({"violence": "threat"}, False, ""),
    ({"violence": "pushed"}, False, "VIOLENCE1"),
    ({"violence": "threat", "injury": "minor"}, False, "VIOLENCE1"),
    (HELD, False, "DETAINED3"),
    (HELD | {"suspects": [{"under_18": "yes"}]}, False, "DETAINED2"),
    (HELD | {"suspects": [{"under_18": "unknown"}]}, False, "DETAINED3"),
    (HELD, True, "DETAINED2"),
    ({"detained": "left"}, True, ""),
    ({"detained": "police_not_called"}, False, ""),
    ({"evidence": {"forensic": True}}, False, "EVIDENCE4"),
    ({"evidence": {"cctv": "yes"}}, False, ""),
    (HELD | {"violence": "hit", "evidence": {"forensic": True}}, False, "VIOLENCE1 DETAINED3 EVIDENCE4"),
]


@pytest.mark.parametrize(("answers", "prolific", "expected"), CRITERIA)
def test_criteria(answers: dict[str, Any], prolific: bool, expected: str) -> None:
    met = attendance.rcap_criteria(told(answers), prolific=prolific)
    assert " ".join(f"{each.code.removeprefix('RCAP_')}{each.priority}" for each in met) == expected
    assert all(each.why and each.title for each in met)


NOW = {"is_happening_now": True}
THRESHOLD: list[tuple[dict[str, Any], str]] = [
    ({}, ""),
    ({"what_happened": "theft"} | NOW, ""),
    ({"what_happened": "violence", "violence": "hit", "injury": "hospital"}, ""),
    ({"what_happened": "robbery"} | NOW, "a serious crime is happening now"),
    ({"what_happened": "damage"} | NOW, "property is being damaged now"),
    ({"violence": "threat"} | NOW, "violence is being used or threatened now"),
    ({"weapon": "seen"} | NOW, "there is a weapon"),
    ({"injury": "hospital"} | NOW, "somebody is badly hurt"),
    (HELD, ""),
    (HELD | {"violence": "pushed"}, "the person you are holding may hurt somebody"),
    (HELD | {"weapon": "seen"}, "the person you are holding may have a weapon"),
]


@pytest.mark.parametrize(("answers", "reason"), THRESHOLD)
def test_threshold_for_999(answers: dict[str, Any], reason: str) -> None:
    reasons = emergency.threshold(told(answers))
    assert reason in reasons if reason else reasons == ()


GRADES: list[tuple[dict[str, Any], str]] = [
    ({}, "D"),
    ({"what_happened": "theft", "violence": "none"}, "D"),
    ({"what_happened": "robbery"} | NOW, "A"),
    (HELD, "B"),
    ({"violence": "hit", "when": {"chosen": "last_hour"}}, "B"),
    ({"violence": "hit", "when": {"chosen": "exact"}}, "C"),
    ({"evidence": {"forensic": True}, "when": {"chosen": "last_hour"}}, "B"),
    ({"evidence": {"forensic": True}}, "C"),
    ({"weapon": "threatened"}, "B"),
    ({"fear": "high"}, "C"),
    ({"hate": "race"}, "C"),
]


@pytest.mark.parametrize(("answers", "grade"), GRADES)
def test_grades(answers: dict[str, Any], grade: str) -> None:
    report = told(answers)
    suggestion = response.suggest_grade(report, attendance.rcap_criteria(report), thrive.suggest(report), on=ON)
    assert suggestion.grade == grade
    assert suggestion.name
    assert suggestion.target
    assert suggestion.why


@pytest.mark.parametrize(("rural", "target"), [(False, "within 15 minutes"), (True, "within 20 minutes")])
def test_the_target_follows_the_place(rural: bool, target: str) -> None:
    report = told({"what_happened": "robbery"} | NOW)
    suggestion = response.suggest_grade(report, (), thrive.suggest(report), on=ON, rural=rural)
    assert suggestion.target == target


LEVELS: list[tuple[dict[str, Any], dict[str, bool], dict[str, str]]] = [
    ({}, {}, dict.fromkeys(("threat", "harm", "risk", "investigation", "vulnerability", "engagement"), "low")),
    ({"weapon": "used"}, {}, {"threat": "high", "harm": "high"}),
    ({"weapon": "seen"}, {}, {"threat": "medium", "harm": "low"}),
    ({"injury": "minor"}, {}, {"harm": "medium"}),
    ({"suspects": [{}, {"seen_before": True}]}, {}, {"risk": "medium"}),
    ({"suspects": [{"seen_before": True}], "violence": "hit"}, {}, {"risk": "high"}),
    ({}, {"chronic": True}, {"risk": "high", "engagement": "high"}),
    ({}, {"repeat_victim": True}, {"risk": "medium", "vulnerability": "medium"}),
    ({"lone_worker": True}, {}, {"vulnerability": "medium"}),
    ({"lone_worker": True, "violence": "threat"}, {}, {"vulnerability": "high"}),
    ({"hate": "race"}, {}, {"harm": "high", "vulnerability": "high"}),
    ({"hate": "none"}, {}, {"harm": "low", "vulnerability": "low"}),
    ({"evidence": {"cctv": "yes", "overwritten_on": "2026-06-08"}}, {}, {"investigation": "high"}),
    ({"evidence": {"cctv": "yes", "overwritten_on": "2026-06-09"}}, {}, {"investigation": "medium"}),
    ({"contact": {"supports_prosecution": "no"}}, {}, {"engagement": "medium"}),
    ({"contact": {"how": "none"}}, {}, {"engagement": "medium"}),
    (NOW, {}, {"threat": "medium"}),
    (NOW | {"violence": "threat"}, {}, {"threat": "high", "harm": "medium"}),
    (HELD, {}, {"threat": "medium", "investigation": "high"}),
    ({"threat": True}, {}, {"threat": "high", "risk": "high"}),
    ({"violence": "pushed"}, {}, {"threat": "medium", "harm": "medium"}),
    ({"violence": "abuse"}, {}, {"threat": "low", "harm": "medium"}),
    ({"cyber": {"in_progress": True}}, {}, {"threat": "medium"}),
    ({"injury": "hospital"}, {}, {"harm": "high"}),
    ({"damage": {"fire": True}}, {}, {"harm": "high"}),
    ({"fear": "medium"}, {}, {"harm": "medium", "engagement": "medium", "vulnerability": "low"}),
    ({"fear": "high"}, {}, {"harm": "high", "vulnerability": "medium"}),
    ({"fear": "high"}, {"repeat_victim": True}, {"vulnerability": "high"}),
    ({"what_happened": "burglary"}, {}, {"harm": "medium"}),
    ({"when": {"chosen": "several"}}, {}, {"risk": "medium"}),
    ({}, {"repeat_premises": True}, {"risk": "medium", "engagement": "medium"}),
    ({"lone_worker": True}, {}, {"risk": "medium"}),
    ({"evidence": {"forensic": True}}, {}, {"investigation": "high"}),
    ({"suspects_known": "named"}, {}, {"investigation": "medium"}),
    ({"making_off": {"vrm": "AB51 ABC"}}, {}, {"investigation": "medium"}),
    ({"evidence": {"witnesses": 1}}, {}, {"investigation": "medium"}),
    ({"evidence": {"witnesses": 0}}, {}, {"investigation": "low"}),
    ({"evidence": {"digital_trail": True}}, {}, {"investigation": "medium"}),
    ({"suspects": [{"under_18": "yes"}]}, {}, {"vulnerability": "medium"}),
]


@pytest.mark.parametrize(("answers", "findings", "expected"), LEVELS)
def test_thrive(answers: dict[str, Any], findings: dict[str, bool], expected: dict[str, str]) -> None:
    elements = {each.code: each for each in thrive.suggest(told(answers), on=ON, **findings)}
    assert list(elements) == ["threat", "harm", "risk", "investigation", "vulnerability", "engagement"]
    assert {code: elements[code].level for code in expected} == expected
    assert all(each.reasons for each in elements.values())


def test_the_table_above_draws_every_row_of_thrive() -> None:
    """A row that no example reaches could say anything."""
    rows = {
        (element.text("code"), row.text("reason"))
        for element in read_yaml(THRIVE).rows("elements")
        for row in element.rows("rows")
    }
    drawn = {
        (each.code, reason)
        for answers, findings, _ in LEVELS
        for each in thrive.suggest(told(answers), on=ON, **findings)
        for reason in each.reasons
    }
    assert rows - drawn == set()
