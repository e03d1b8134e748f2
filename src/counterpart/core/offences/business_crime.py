"""The business-crime flag: which definition holds on a day, and what its questions decide.

There is no national recording of business crime, so the flag is local: keep the decision, the
definition and every answer with the crime.
"""

from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path

from counterpart.core.reporting.answers import TriageAnswers
from counterpart.core.tables import Row, Validity, read_yaml

_TABLE = Path(__file__).parent / "data" / "business-crime.yaml"


@dataclass(frozen=True, kw_only=True)
class BusinessCrimeAnswers:
    """The six questions, each to be stored; None is not yet answered."""

    offence_recorded: bool | None = None
    business_victim: bool | None = None
    person_working: bool | None = None
    employer_commercial: bool | None = None
    targeted_because_of_work: bool | None = None
    perceived_connection: bool | None = None


@dataclass(frozen=True, kw_only=True)
class FlagDecision:
    """What a definition decides; `flag` is None when an answer is missing.

    `question_reached` names the question that decided or has to be answered next.
    """

    definition_code: str
    flag: bool | None
    reason: str
    question_reached: str
    wording: str


@dataclass(frozen=True)
class Question:
    """One row of a definition: the answer that ends it, and how."""

    name: str
    ask: str
    answer: bool
    flag: bool
    reason: str
    words: str


@dataclass(frozen=True)
class Definition:
    """One definition with its days, its displayed wording and its questions in order."""

    code: str
    validity: Validity
    wording: str
    source: str
    mark: str
    questions: tuple[Question, ...]


def definition_on(day: date) -> Definition | None:
    """Return the definition that a crime of this (London) day is assessed on; None before 2014."""
    return next((each for each in definitions() if each.validity.covers(day)), None)


def decide(*, definition_on: date, answers: BusinessCrimeAnswers) -> FlagDecision:
    """Decide the flag by the definition that held on the day of the crime."""
    definition = _on(definition_on)
    if definition is None:
        words = "No definition of business crime held on that day."
        return FlagDecision(definition_code="", flag=None, reason="NO_DEFINITION", question_reached="", wording=words)
    for question in definition.questions:
        answer = getattr(answers, question.name)
        if answer is None:
            return _decision(definition, question, None, "NOT_ANSWERED", question.ask)
        if answer is question.answer:
            return _decision(definition, question, question.flag, question.reason, question.words)
    raise AssertionError(f"{definition.code}: the table's last question must decide either way")


def problems(*, flag: bool, definition_on: date, answers: BusinessCrimeAnswers) -> tuple[str, ...]:
    """Return why a flag contradicts its own answers, in words; an override needs a reason."""
    decision = decide(definition_on=definition_on, answers=answers)
    if decision.flag is None or decision.flag is flag:
        return ()
    return (decision.wording,)


def answers_from_report(
    answers: TriageAnswers, *, offence_suggested: bool, business_commercial: bool | None
) -> BusinessCrimeAnswers:
    """Fill the questions from a report, as a suggestion for the officer.

    The business is the victim of what is taken, damaged or not paid for; of violence and abuse
    alone it is not. `business_commercial` comes from the register of organisations.
    """
    against_business = answers.what_happened not in ("violence", "asb", "other", None)
    return BusinessCrimeAnswers(
        offence_recorded=offence_suggested,
        business_victim=business_commercial if against_business else False,
        person_working=answers.victim_worker,
        employer_commercial=answers.employer_commercial,
        targeted_because_of_work=answers.targeted_because_of_work,
        perceived_connection=True,
    )


@cache
def definitions() -> tuple[Definition, ...]:
    """Return every definition, the oldest first."""
    table = read_yaml(_TABLE).only("source", "definitions")
    table.text("source")
    return tuple(_definition(row) for row in table.rows("definitions"))


_on = definition_on


def _decision(definition: Definition, question: Question, flag: bool | None, reason: str, wording: str) -> FlagDecision:
    return FlagDecision(
        definition_code=definition.code,
        flag=flag,
        reason=reason,
        question_reached=question.name,
        wording=wording,
    )


def _definition(row: Row) -> Definition:
    row.only("code", "valid_from", "valid_to", "mark", "source", "wording", "rows")
    questions = tuple(_question(part) for part in row.rows("rows"))
    last, before = questions[-1], questions[-2]
    if last.name != before.name or last.answer is before.answer:
        raise row.fail("rows", "a last question that decides either way")
    return Definition(
        code=row.text("code"),
        validity=row.validity(),
        wording=row.text("wording"),
        source=row.text("source"),
        mark=row.mark(),
        questions=questions,
    )


def _question(row: Row) -> Question:
    row.only("question", "ask", "answer", "flag", "reason", "words")
    name = row.text("question")
    if name not in {field.name for field in fields(BusinessCrimeAnswers)}:
        raise row.fail("question", "one of the six questions")
    return Question(
        name=name,
        ask=row.text("ask"),
        answer=row.flag("answer"),
        flag=row.flag("flag"),
        reason=row.text("reason"),
        words=row.text("words"),
    )
