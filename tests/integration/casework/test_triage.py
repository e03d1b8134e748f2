"""The rules suggest, an officer decides with reasons."""

from datetime import timedelta
from typing import Any

import pytest

from counterpart.base.errors import NeedsReason
from counterpart.casework import suggestions
from counterpart.casework.actions import triage
from counterpart.casework.errors import WrongValue
from counterpart.casework.models import Case, TaskKind, TriageAssessment
from counterpart.casework.queries import cases
from tests.factories import NOW, make_case
from tests.people import People
from tests.reports import send

LATER = NOW + timedelta(hours=1)


def suggested(case: Case) -> dict[str, Any]:
    assessment = cases.triage(case)
    assert assessment is not None
    return suggestions.flat(assessment.suggested)


def decide(people: People, case: Case, reasons: dict[str, str] | None = None, **decided: Any) -> TriageAssessment:
    return triage.decide(case=case, decided=decided, override_reasons=reasons or {}, by=people.alice.actor, at=LATER)


def test_a_suggestion_holds_every_part_with_its_reasons(people: People) -> None:
    told = send(people).triage_assessments.get().suggested
    assert told["offences"][0]["code"] == "46"
    assert told["offences"][0]["reasons"]
    assert set(told["business_crime"]["answers"]) == {
        "offence_recorded",
        "business_victim",
        "person_working",
        "employer_commercial",
        "targeted_because_of_work",
        "perceived_connection",
    }
    assert told["business_crime"]["definition_code"] == "NPCC_NBCC_2019"
    assert told["business_crime"]["flag"] is True
    assert set(told["thrive"]) == set(suggestions.ELEMENTS)
    assert told["harm"]["table"] == "Cambridge Crime Harm Index"
    assert told["harm"]["version"] == "2026-subgroup-medians"
    assert told["harm"]["days"] == "1"
    assert told["grade"]["grade"] == "D"
    assert told["solvability"]["summary"]


def test_confirming_needs_no_reason(people: People) -> None:
    case = send(people)
    decision = decide(people, case)
    assert decision.decided == suggested(case)
    assert decision.override_reasons == {}
    assert decision.decided_by == people.alice.person
    assert case.triage_assessments.count() == 1


@pytest.mark.parametrize(
    ("key", "value"),
    [("offence", "49"), ("business_crime", False), ("threat", "high"), ("attendance", ["RCAP_EVIDENCE"]), ("band", 0)],
)
def test_going_against_a_suggestion_needs_a_reason_for_that_key(people: People, key: str, value: Any) -> None:
    case = send(people)
    with pytest.raises(NeedsReason) as refusal:
        decide(people, case, {"grade": "not about this key"}, **{key: value})
    assert refusal.value.field == key
    decision = decide(people, case, {key: "The officer saw more"}, **{key: value})
    assert decision.override_reasons == {key: "The officer saw more"}
    assert decision.decided[key] == value


def test_a_decision_moves_the_case(people: People) -> None:
    case = send(people)
    decide(
        people,
        case,
        {"band": "The same man came back", "grade": "Somebody must go", "offence": "Not from the shelf"},
        band=1,
        grade="B",
        offence="30C",
    )
    case.refresh_from_db()
    assert (case.harm_band, case.grade, case.harm_weight) == (1, "B", pytest.approx(183.5))


def test_deciding_again_keeps_the_first_decision(people: People) -> None:
    case = send(people)
    decide(people, case, {"band": "Worse than it reads"}, band=0)
    decide(people, case, {"band": "Looked at again"}, band=2)
    case.refresh_from_db()
    assert case.harm_band == 2
    assert [row.decided["band"] for row in case.triage_assessments.order_by("pk")] == [0, 2]


def test_choosing_robbery_puts_the_case_before_a_sergeant_once(people: People) -> None:
    case = send(people)
    for _ in range(2):
        decide(people, case, {"offence": "Force was used to steal"}, offence="34A")
    assert case.tasks.filter(kind=TaskKind.SERGEANT_REVIEW).count() == 1


def test_an_open_question_needs_no_reason_when_answered(people: People) -> None:
    case = send(people, what_happened="robbery", violence="threat")
    assert suggested(case)["offence"] == ""
    assert decide(people, case, offence="34A").override_reasons == {}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("offence", "999Z"),
        ("grade", "Z"),
        ("threat", "extreme"),
        ("band", 17),
        ("attendance", ["RCAP_LOSS"]),
        ("business_crime", "maybe"),
        ("loss", 100),
    ],
)
def test_a_value_outside_its_list_is_refused_by_name(people: People, key: str, value: Any) -> None:
    with pytest.raises(WrongValue) as refusal:
        decide(people, send(people), {key: "Because"}, **{key: value})
    assert refusal.value.field == key


def test_a_new_suggestion_raises_by_itself_and_never_lowers(people: People) -> None:
    case = send(people, detained="still_here", suspects=[{"under_18": "no"}])
    first = case.harm_band
    decide(people, case, {"band": "A quiet handover"}, band=4)
    case.refresh_from_db()
    assert case.harm_band == 4
    triage.reassess(case=case, prolific=True, by=people.alice.actor, at=LATER + timedelta(hours=1))
    case.refresh_from_db()
    assert case.harm_band <= first
    assert case.triage_assessments.count() == 2
    triage.reassess(case=case, by=people.alice.actor, at=LATER + timedelta(hours=2))
    assert Case.objects.get(pk=case.pk).harm_band == case.harm_band


def test_a_case_without_a_suggestion_cannot_be_decided(people: People) -> None:
    with pytest.raises(WrongValue):
        decide(people, make_case(force=people.norfolk))


def test_a_force_without_a_policy_gets_no_grade(people: People) -> None:
    people.castle_street.force = people.suffolk
    people.castle_street.save()
    case = send(people)
    assert case.grade == ""
    assert case.triage_assessments.get().suggested["grade"]["why"]
