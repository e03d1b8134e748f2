"""Outcome types of the Home Office framework, and whether one fits the facts of a crime."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeVar

from counterpart.core.tables import Row, Validity, read_csv

_TABLE = Path(__file__).parent / "data" / "outcome-types.csv"

Meaning = TypeVar("Meaning")

_YES_NO = {"yes": True, "no": False, "any": None}
# Ages are half-open: from the first up to, not including, the second.
_AGES = {
    "any": (0, 200),
    "under_10": (0, 10),
    "10_or_over": (10, 200),
    "10_to_17": (10, 18),
    "18_or_over": (18, 200),
}
_AGE_WORDS = {
    "under_10": "needs a suspect under 10, who is below the age of criminal responsibility",
    "10_or_over": "needs a suspect aged 10 or over",
    "10_to_17": "needs a suspect aged 10 to 17",
    "18_or_over": "needs a suspect aged 18 or over",
}
_NEEDS_WORDS = {
    "national_fraud": "needs the reference of the national fraud service",
    "receiving_body": "needs the name of the body that takes the investigation over",
}


@dataclass(frozen=True, kw_only=True)
class OutcomeType:
    """One outcome; None in `suspect_identified` or `victim_supports` means either way.

    `mark` is that of name and group, `police_uk_mark` that of the code at data.police.uk (empty without one).
    What `solved` counts is our own choice, which no source settles.
    """

    code: str
    name: str
    group: str
    police_uk_outcome: str
    suspect_identified: bool | None
    victim_supports: bool | None
    suspect_age: str
    subgroup: str
    closes: bool
    needs: str
    solved: bool
    validity: Validity
    source: str
    mark: str
    police_uk_mark: str


@dataclass(frozen=True, kw_only=True)
class CrimeFacts:
    """What an outcome is checked against; None is not known."""

    on: date
    suspect_identified: bool
    victim_supports: bool | None = None
    suspect_age: int | None = None
    offence_subgroup: str = ""
    national_fraud_reference: str = ""
    receiving_body: str = ""


@cache
def load() -> dict[str, OutcomeType]:
    """Return every outcome type by code, in order."""
    return {each.code: each for each in map(_outcome, read_csv(_TABLE))}


def get(code: str) -> OutcomeType:
    """Return one outcome type; raises KeyError when the code is unknown."""
    return load()[code]


def check(code: str, facts: CrimeFacts) -> list[str]:
    """Return why the outcome does not fit the crime, in words; empty when it fits."""
    outcome = get(code)
    return [f"Outcome {code} {fault}" for fault in _faults(outcome, facts)]


def fitting(facts: CrimeFacts) -> tuple[OutcomeType, ...]:
    """Return the outcomes that fit the crime as it stands, without the row for none yet."""
    return tuple(each for each in load().values() if each.closes and not check(each.code, facts))


def _faults(outcome: OutcomeType, facts: CrimeFacts) -> Iterator[str]:
    if not outcome.validity.covers(facts.on):
        yield f"could not be given on {facts.on.isoformat()}"
    if outcome.suspect_identified is True and not facts.suspect_identified:
        yield "needs an identified suspect"
    if outcome.suspect_identified is False and facts.suspect_identified:
        yield "is for a crime without an identified suspect"
    yield from _support(outcome, facts)
    yield from _age(outcome, facts)
    if outcome.subgroup and outcome.subgroup != facts.offence_subgroup:
        yield f"is only for: {outcome.subgroup}"
    given = {"national_fraud": facts.national_fraud_reference, "receiving_body": facts.receiving_body}
    if outcome.needs and not given[outcome.needs]:
        yield _NEEDS_WORDS[outcome.needs]


def _support(outcome: OutcomeType, facts: CrimeFacts) -> Iterator[str]:
    if outcome.victim_supports is None:
        return
    if facts.victim_supports is None:
        yield "needs the victim's answer whether they support a prosecution"
    elif facts.victim_supports is not outcome.victim_supports:
        wanted = "supports" if outcome.victim_supports else "does not support"
        yield f"is for a victim who {wanted} a prosecution"


def _age(outcome: OutcomeType, facts: CrimeFacts) -> Iterator[str]:
    if outcome.suspect_age == "any":
        return
    low, high = _AGES[outcome.suspect_age]
    if facts.suspect_age is None:
        # Most outcomes are for people of 10 and over: only an outcome about age needs the age.
        if outcome.suspect_age != "10_or_over":
            yield "needs the suspect's age"
    elif not low <= facts.suspect_age < high:
        yield _AGE_WORDS[outcome.suspect_age]


def _outcome(row: Row) -> OutcomeType:
    return OutcomeType(
        code=row.text("code"),
        name=row.text("name"),
        group=row.text("group", ""),
        police_uk_outcome=row.text("police_uk_outcome", ""),
        suspect_identified=_one_of(row, "suspect_identified", _YES_NO),
        victim_supports=_one_of(row, "victim_supports", _YES_NO),
        suspect_age=row.text("suspect_age") if _one_of(row, "suspect_age", _AGES) else "",
        subgroup=row.text("subgroup", ""),
        closes=row.flag("closes"),
        needs=row.text("needs", ""),
        solved=row.flag("solved"),
        validity=row.validity(),
        source=row.text("source"),
        mark=row.mark(),
        police_uk_mark=row.mark("police_uk_mark") if row.text("police_uk_outcome", "") else "",
    )


def _one_of(row: Row, field: str, meanings: dict[str, Meaning]) -> Meaning:
    word = row.text(field)
    if word not in meanings:
        raise row.fail(field, f"one of {', '.join(meanings)}")
    return meanings[word]
