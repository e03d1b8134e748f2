"""Which offence classes the answers suggest, drawn out row by row."""

from typing import Any

import pytest

from counterpart.core.offences.classify import needs_sergeant, suggest_offences
from counterpart.core.reporting.answers import Answers

THEFT = {"what_happened": "theft", "theft": {"how": "concealed"}}
BROKEN_IN = {"what_happened": "burglary", "burglary": {"building": "business", "got_in": True}}

# answers -> classes in order; a class in brackets needs a human first, "-" is no class of ours
TABLE: list[tuple[dict[str, Any], str]] = [
    ({}, "(-)"),
    ({"what_happened": "other"}, "(-)"),
    (THEFT, "46"),
    ({"what_happened": "theft", "theft": {"how": "employee"}}, "41"),
    ({"what_happened": "theft", "theft": {"how": "till_snatch"}}, "(49)"),
    ({"what_happened": "theft", "theft": {"how": "delivery"}}, "(49)"),
    ({"what_happened": "theft", "theft": {"how": "stockroom", "entered_as_trespasser": True}}, "(30C)"),
    ({"what_happened": "theft", "theft": {"how": "stockroom", "entered_as_trespasser": False}}, "46"),
    (THEFT | {"where": {"kind": "place"}}, "49"),
    (THEFT | {"violence": "threat"}, "(-) 46 (9A)"),
    (THEFT | {"violence": "abuse"}, "46 (9A)"),
    ({"what_happened": "theft", "violence": "hit", "theft": {"force_used": "before_or_during"}}, "(34A) 46"),
    ({"what_happened": "theft", "violence": "hit", "injury": "minor", "theft": {"force_used": "after"}}, "(-) 46 8N"),
    ({"what_happened": "theft", "violence": "pushed", "theft": {"force_used": "none"}}, "46 105A"),
    (
        {"what_happened": "theft", "violence": "pushed", "theft": {"how": "employee", "force_used": "after"}},
        "(-) 41 105A",
    ),
    ({"what_happened": "theft", "violence": "hit", "theft": {"how": "delivery"}}, "(-) (49) 105A"),
    ({"what_happened": "theft", "theft": {"how": "employee", "force_used": "before_or_during"}}, "(34A) 41"),
    ({"what_happened": "robbery", "violence": "hit", "injury": "minor"}, "(34A)"),
    ({"what_happened": "robbery", "items": [{"owner": "business"}, {"owner": "person"}]}, "(34A) (34B)"),
    (BROKEN_IN, "30C"),
    (BROKEN_IN | {"weapon": "threatened"}, "(31A)"),
    ({"what_happened": "burglary", "burglary": {"building": "business", "got_in": False}}, "30D"),
    ({"what_happened": "burglary", "burglary": {"building": "home_business_part", "got_in": True}}, "(30C)"),
    ({"what_happened": "burglary", "burglary": {"building": "home", "got_in": True}}, "(-)"),
    ({"what_happened": "damage", "damage": {"what": "building"}}, "58B"),
    ({"what_happened": "damage", "damage": {"what": "vehicle"}}, "58C"),
    ({"what_happened": "damage", "damage": {"what": "stock"}}, "58D"),
    ({"what_happened": "damage", "damage": {"what": "building"}, "hate": "race"}, "(58J)"),
    ({"what_happened": "damage", "damage": {"what": "building", "fire": True}}, "(56B)"),
    ({"what_happened": "making_off", "making_off": {"kind": "fuel"}}, "49A"),
    ({"what_happened": "fraud", "fraud": {"offender_present": True}}, "(-)"),
    ({"what_happened": "fraud"}, "(-)"),
    ({"what_happened": "cyber", "cyber": {"in_progress": True}}, "(-)"),
    ({"what_happened": "cyber"}, "(-)"),
    ({"what_happened": "asb"}, "(-)"),
    ({"what_happened": "asb", "violence": "pushed"}, "105A"),
    ({"what_happened": "violence", "violence": "hit"}, "105A"),
    ({"what_happened": "violence", "violence": "hit", "injury": "minor"}, "8N"),
    ({"what_happened": "violence", "violence": "hit", "injury": "hospital"}, "(8N)"),
    ({"what_happened": "violence", "violence": "weapon_used", "weapon": "used", "injury": "hospital"}, "(5D)"),
    ({"what_happened": "violence", "violence": "hit", "injury": "minor", "hate": "religion"}, "(8P)"),
    ({"what_happened": "violence", "violence": "pushed", "hate": "race"}, "(105B)"),
    ({"what_happened": "violence", "violence": "pushed", "hate": "disability"}, "105A"),
    ({"what_happened": "violence", "violence": "threat"}, "(9A)"),
    ({"what_happened": "violence", "violence": "abuse", "hate": "race"}, "(9B)"),
    ({"what_happened": "violence", "violence": "threat", "weapon": "seen"}, "(9A) (10D)"),
]


def suggested(answers: dict[str, Any], premises_type: str = "") -> str:
    found = suggest_offences(Answers.from_json(answers).without_loss(), premises_type=premises_type)
    return " ".join(f"({each.code or '-'})" if each.needs_human else str(each.code) for each in found)


@pytest.mark.parametrize(("answers", "expected"), TABLE)
def test_suggestions(answers: dict[str, Any], expected: str) -> None:
    assert suggested(answers) == expected


@pytest.mark.parametrize(
    ("premises_type", "expected"),
    [("", "46"), ("shop", "46"), ("supermarket", "46"), ("forecourt", "46"), ("farm", "49"), ("pub", "49")],
)
def test_theft_is_shoplifting_only_from_a_shop(premises_type: str, expected: str) -> None:
    assert suggested(THEFT, premises_type) == expected


@pytest.mark.parametrize(
    "answers",
    [
        {"what_happened": "robbery"},
        {"what_happened": "theft", "theft": {"force_used": "before_or_during"}},
        {"what_happened": "theft", "violence": "hit", "theft": {"force_used": "after"}},
        {"what_happened": "theft", "violence": "hit"},
        {"what_happened": "theft", "violence": "hit", "theft": {"how": "employee", "force_used": "after"}},
        {
            "what_happened": "theft",
            "violence": "hit",
            "theft": {"how": "stockroom", "entered_as_trespasser": True, "force_used": "after"},
        },
    ],
)
def test_robbery_is_never_chosen_by_the_system_and_a_sergeant_reviews_it(answers: dict[str, Any]) -> None:
    found = suggest_offences(Answers.from_json(answers).without_loss())
    assert needs_sergeant(found)
    assert found[0].needs_human
    assert "robbery" in found[0].needs_human + found[0].title.lower()


def test_a_theft_by_force_that_is_no_robbery_is_shoplifting_only_from_a_shop() -> None:
    assert suggested(THEFT | {"violence": "hit"}, "pub") == "(-) 49 105A"


def test_a_plain_theft_needs_no_sergeant() -> None:
    assert not needs_sergeant(suggest_offences(Answers.from_json(THEFT).without_loss()))


def test_every_suggestion_gives_its_reason() -> None:
    for answers, _ in TABLE:
        for each in suggest_offences(Answers.from_json(answers).without_loss()):
            assert each.reasons
            assert all(each.reasons)
            assert each.title
