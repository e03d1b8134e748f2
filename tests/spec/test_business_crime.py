"""The business-crime flag: both definitions drawn out, with the worked examples of the guidance."""

from datetime import date
from itertools import product

import pytest

from counterpart.core.offences.business_crime import (
    BusinessCrimeAnswers,
    answers_from_report,
    decide,
    definition_on,
    problems,
)
from counterpart.core.reporting.answers import Answers

NOW, BEFORE = date(2026, 6, 1), date(2018, 6, 1)
Y, N, X = True, False, None

# recorded, business victim, working, employer commercial, because of work -> flag, reason, question
TABLE_2019 = [
    ((N, X, X, X, X), N, "NOT_AN_OFFENCE", "offence_recorded"),
    ((N, Y, Y, Y, Y), N, "NOT_AN_OFFENCE", "offence_recorded"),
    ((Y, Y, X, X, X), Y, "BUSINESS_VICTIM", "business_victim"),
    ((Y, Y, Y, N, N), Y, "BUSINESS_VICTIM", "business_victim"),
    ((Y, N, N, X, X), N, "NOT_WORKING", "person_working"),
    ((Y, N, Y, N, X), N, "EMPLOYER_NOT_COMMERCIAL", "employer_commercial"),
    ((Y, N, Y, N, Y), N, "EMPLOYER_NOT_COMMERCIAL", "employer_commercial"),
    ((Y, N, Y, Y, N), N, "NOT_BECAUSE_OF_WORK", "targeted_because_of_work"),
    ((Y, N, Y, Y, Y), Y, "EMPLOYEE_VICTIM", "targeted_because_of_work"),
    ((X, X, X, X, X), X, "NOT_ANSWERED", "offence_recorded"),
    ((Y, X, Y, Y, Y), X, "NOT_ANSWERED", "business_victim"),
    ((Y, N, X, Y, Y), X, "NOT_ANSWERED", "person_working"),
    ((Y, N, Y, X, Y), X, "NOT_ANSWERED", "employer_commercial"),
    ((Y, N, Y, Y, X), X, "NOT_ANSWERED", "targeted_because_of_work"),
]

EXAMPLES = [
    ("security guard of a private firm assaulted at a public hospital", (Y, N, Y, Y, Y), Y, "EMPLOYEE_VICTIM"),
    ("police officer assaulted on duty", (Y, N, Y, N, Y), N, "EMPLOYER_NOT_COMMERCIAL"),
    ("self-employed taxi driver, passenger leaves without paying", (Y, Y, Y, Y, Y), Y, "BUSINESS_VICTIM"),
    ("partner assaults partner in a pub", (Y, N, N, X, X), N, "NOT_WORKING"),
    ("the same couple break the pub's furniture: the damage", (Y, Y, X, X, X), Y, "BUSINESS_VICTIM"),
]

# recorded, business victim, perceived connection
TABLE_2014 = [
    ((N, Y, Y), N, "NOT_AN_OFFENCE"),
    ((Y, Y, X), Y, "BUSINESS_VICTIM"),
    ((Y, N, Y), Y, "PERCEIVED_CONNECTION"),
    ((Y, N, N), N, "NO_CONNECTION"),
    ((Y, N, X), X, "NOT_ANSWERED"),
]


def answered(values: tuple[bool | None, ...]) -> BusinessCrimeAnswers:
    recorded, victim, working, commercial, because = values
    return BusinessCrimeAnswers(
        offence_recorded=recorded,
        business_victim=victim,
        person_working=working,
        employer_commercial=commercial,
        targeted_because_of_work=because,
    )


@pytest.mark.parametrize(("values", "flag", "reason", "question"), TABLE_2019)
def test_definition_of_2019(values: tuple[bool | None, ...], flag: bool | None, reason: str, question: str) -> None:
    decision = decide(definition_on=NOW, answers=answered(values))
    assert decision.definition_code == "NPCC_NBCC_2019"
    assert (decision.flag, decision.reason, decision.question_reached) == (flag, reason, question)


@pytest.mark.parametrize(("values", "flag", "reason"), [row[1:] for row in EXAMPLES], ids=[row[0] for row in EXAMPLES])
def test_worked_examples(values: tuple[bool | None, ...], flag: bool, reason: str) -> None:
    decision = decide(definition_on=NOW, answers=answered(values))
    assert (decision.flag, decision.reason) == (flag, reason)


@pytest.mark.parametrize(("values", "flag", "reason"), TABLE_2014)
def test_definition_of_2014(values: tuple[bool | None, ...], flag: bool | None, reason: str) -> None:
    recorded, victim, perceived = values
    answers = BusinessCrimeAnswers(offence_recorded=recorded, business_victim=victim, perceived_connection=perceived)
    decision = decide(definition_on=BEFORE, answers=answers)
    assert decision.definition_code == "ACPO_NBCF_2014"
    assert (decision.flag, decision.reason) == (flag, reason)


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2014, 2, 5), None),
        (date(2014, 2, 6), "ACPO_NBCF_2014"),
        (date(2019, 5, 31), "ACPO_NBCF_2014"),
        (date(2019, 6, 1), "NPCC_NBCC_2019"),
        (date(2030, 1, 1), "NPCC_NBCC_2019"),
    ],
)
def test_the_day_of_the_crime_chooses_the_definition(day: date, code: str | None) -> None:
    definition = definition_on(day)
    assert (definition.code if definition else None) == code


def test_before_there_was_a_definition_nothing_is_flagged() -> None:
    decision = decide(definition_on=date(2013, 1, 1), answers=answered((Y, Y, X, X, X)))
    assert (decision.flag, decision.reason) == (None, "NO_DEFINITION")


def test_every_combination_of_answers_gets_an_outcome() -> None:
    for values in product((Y, N, X), repeat=6):
        answers = BusinessCrimeAnswers(**dict(zip(BusinessCrimeAnswers.__dataclass_fields__, values, strict=True)))
        for day in (NOW, BEFORE):
            decision = decide(definition_on=day, answers=answers)
            assert decision.reason
            assert decision.wording
            assert (decision.flag is None) == (decision.reason == "NOT_ANSWERED")


def test_a_flag_with_a_public_employer_is_rejected_with_the_reason() -> None:
    answers = answered((Y, N, Y, N, Y))
    assert problems(flag=True, definition_on=NOW, answers=answers) == (
        "The person's employer is not a commercial enterprise.",
    )
    assert problems(flag=False, definition_on=NOW, answers=answers) == ()
    assert problems(flag=True, definition_on=NOW, answers=answered((X, X, X, X, X))) == ()


@pytest.mark.parametrize(
    ("told", "commercial", "flag"),
    [
        ({"what_happened": "theft"}, True, True),
        ({"what_happened": "theft"}, None, None),
        ({"what_happened": "theft"}, False, None),
        ({"what_happened": "violence", "victim_worker": False}, True, False),
        (
            {
                "what_happened": "violence",
                "victim_worker": True,
                "employer_commercial": True,
                "targeted_because_of_work": True,
            },
            True,
            True,
        ),
    ],
)
def test_the_questions_are_filled_from_a_report(
    told: dict[str, object], commercial: bool | None, flag: bool | None
) -> None:
    report = Answers.from_json(told).without_loss()
    answers = answers_from_report(report, offence_suggested=True, business_commercial=commercial)
    assert decide(definition_on=NOW, answers=answers).flag is flag
