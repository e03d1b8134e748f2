"""How the desk deals with a simulated report: which steps it takes, and when.

A plan only: nothing here touches the database. Steps that would lie in the future are left out, so
reports of the last days stand at every stage of the work.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from counterpart.demo.chance import Chance
from counterpart.demo.draw import DrawnReport


class Deed(StrEnum):
    """One step of the work on a report, in the usual order."""

    CLAIM = "claim"
    TRIAGE = "triage"
    NO_ANSWER = "no_answer"
    REACH = "reach"
    NOTE = "note"
    RECORD = "record"
    NUMBER = "number"
    NOT_RECORD = "not_record"
    NO_CRIME = "no_crime"
    ASK_FOOTAGE = "ask_footage"
    SEND_FOOTAGE = "send_footage"
    ENQUIRE = "enquire"
    REVIEW = "review"
    DECIDE_OUTCOME = "decide_outcome"
    CLOSE = "close"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """A deed and its moment."""

    at: datetime
    deed: Deed


# Kinds that end without a crime on our books: no crime, or recorded by somebody else.
_NOT_CRIMES = frozenset({"asb", "other", "fraud", "cyber"})
# How many reports of the last hours nobody has claimed yet: by then somebody should have.
_WAITING = ((timedelta(hours=24), 0.6), (timedelta(days=5), 0.05))


class Fate(StrEnum):
    """What is left to chance, or settled beforehand so that even a small county has it."""

    CHANCE = "chance"
    WAITING = "waiting"
    WITHDRAWN = "withdrawn"


def plan(report: DrawnReport, chance: Chance, *, until: datetime, fate: Fate = Fate.CHANCE) -> list[Step]:
    """The steps taken on a report before `until`, in order of time."""
    if fate == Fate.WAITING or (fate == Fate.CHANCE and chance.happens(_waiting(until - report.reported_at))):
        return []
    steps = sorted(_steps(report, chance, fate))
    return [step for step in steps if step.at < until]


def _waiting(age: timedelta) -> float:
    return next((share for limit, share in _WAITING if age < limit), 0.0)


def _steps(report: DrawnReport, chance: Chance, fate: Fate) -> Iterator[Step]:
    claimed_at = _after(report.reported_at, 0.1, 14, chance)
    yield Step(claimed_at, Deed.CLAIM)
    if fate == Fate.WITHDRAWN or chance.happens(0.04):
        yield Step(_after(claimed_at, 1, 6, chance), Deed.NO_CRIME)
        yield Step(_after(claimed_at, 7, 70, chance), Deed.WITHDRAW)
        return
    yield Step(_after(claimed_at, 0.03, 0.15, chance), Deed.TRIAGE)
    contacted_at = claimed_at
    for step in _contact(report, claimed_at, chance):
        contacted_at = step.at
        yield step
    yield from _enquiries(report, contacted_at, chance)
    is_urgent = bool(report.answers.get("is_happening_now")) or report.answers.get("detained") == "still_here"
    ends_at = _after(contacted_at, 40, 60 if is_urgent else 500, chance)
    is_crime = report.answers["what_happened"] not in _NOT_CRIMES
    recorded_at = _after(contacted_at, 0.2, 4, chance)
    yield Step(recorded_at, Deed.RECORD if is_crime else Deed.NOT_RECORD)
    if is_crime:  # the record system gives its number within a day
        yield Step(_after(recorded_at, 0.5, 23, chance), Deed.NUMBER)
    yield Step(contacted_at + timedelta(hours=30), Deed.REVIEW)
    if is_urgent or chance.happens(0.9):  # what is urgent does not lie for weeks
        if is_crime:
            yield Step(ends_at, Deed.DECIDE_OUTCOME)
        yield Step(ends_at + timedelta(minutes=10), Deed.CLOSE)


def _contact(report: DrawnReport, claimed_at: datetime, chance: Chance) -> Iterator[Step]:
    """Attempts until the business is reached; now and then a day too late."""
    if report.answers["contact"]["how"] == "none":
        return
    at = _after(claimed_at, 0.2, 3, chance)
    if chance.happens(0.25):
        yield Step(at, Deed.NO_ANSWER)
        at = _after(at, 1, 5, chance)
    if chance.happens(0.05):
        at = report.reported_at + timedelta(hours=25 + chance.below(20))
    yield Step(at, Deed.REACH)


def _enquiries(report: DrawnReport, contacted_at: datetime, chance: Chance) -> Iterator[Step]:
    if chance.happens(0.5):
        yield Step(_after(contacted_at, 0.1, 2, chance), Deed.NOTE)
    yield Step(_after(contacted_at, 5, 35, chance), Deed.ENQUIRE)
    if report.answers.get("evidence", {}).get("cctv") == "yes":
        asked_at = _after(contacted_at, 0.2, 6, chance)
        yield Step(asked_at, Deed.ASK_FOOTAGE)
        if chance.happens(0.7):
            yield Step(_after(asked_at, 2, 30, chance), Deed.SEND_FOOTAGE)


def _after(at: datetime, low: float, high: float, chance: Chance) -> datetime:
    """Between `low` and `high` hours later, to the second."""
    return (at + timedelta(hours=chance.between(low, high))).replace(microsecond=0)
