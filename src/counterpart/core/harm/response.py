"""Response grades: the policy of each force as data, and the grade that the answers suggest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from counterpart.core.conditions import Condition
from counterpart.core.harm.attendance import Criterion
from counterpart.core.harm.emergency import threshold
from counterpart.core.harm.thrive import Element
from counterpart.core.reporting.answers import TriageAnswers
from counterpart.core.reporting.decisions import looking_at, triage_condition
from counterpart.core.tables import Row, TableError, Validity, read_yaml

_TABLE = Path(__file__).parent / "data" / "response.yaml"


@dataclass(frozen=True)
class ResponsePolicy:
    """One grade of one force, with its target in words, urban and rural."""

    force: str
    grade: str
    name: str
    urban_target: str
    rural_target: str
    validity: Validity
    source: str
    mark: str


@dataclass(frozen=True)
class GradeSuggestion:
    """A suggested grade with its target and reasons. No grade refuses to attend."""

    grade: str
    name: str
    target: str
    why: tuple[str, ...]


@dataclass(frozen=True)
class _Rule:
    grade: str
    when: Condition
    why: str


def suggest_grade(
    answers: TriageAnswers,
    criteria: Sequence[Criterion],
    thrive: Sequence[Element],
    *,
    on: date,
    force: str = "norfolk",
    rural: bool = False,
) -> GradeSuggestion:
    """Return the grade that the first row that holds suggests, by the force's policy of the day.

    `rural` is a property of where it happened. Raises TableError when the force has no policy.
    """
    emergency = threshold(answers)
    look = looking_at(
        answers,
        emergency=bool(emergency),
        criteria=frozenset(each.code for each in criteria),
        **{element.code: element.level for element in thrive},
    )
    rule = next(each for each in _rules() if each.when.holds(look))
    policy = _policy(force, rule.grade, on)
    target = policy.rural_target if rural else policy.urban_target
    details = [f"{reason[0].upper()}{reason[1:]}." for reason in emergency]
    return GradeSuggestion(policy.grade, policy.name, target, (rule.why, *details, *(each.why for each in criteria)))


def grades(force: str, on: date) -> tuple[ResponsePolicy, ...]:
    """Return the grades of a force on a day, for an officer to choose from."""
    return tuple(each for each in _policies() if each.force == force and each.validity.covers(on))


def _policy(force: str, grade: str, on: date) -> ResponsePolicy:
    for each in grades(force, on):
        if each.grade == grade:
            return each
    raise TableError(f"{_TABLE.name}: no grade {grade} for force '{force}' on {on.isoformat()}")


@cache
def _policies() -> tuple[ResponsePolicy, ...]:
    return tuple(_read_policy(row) for row in read_yaml(_TABLE).rows("policies"))


@cache
def _rules() -> tuple[_Rule, ...]:
    table = read_yaml(_TABLE).only("source", "policies", "rows")
    rows = [row.only("grade", "when", "why", "mark") for row in table.rows("rows")]
    if "when" in rows[-1].values:
        raise rows[-1].fail("when", "a last row without a condition, so that every report has a grade")
    return tuple(_Rule(row.text("grade"), triage_condition(row), row.text("why")) for row in rows if row.mark())


def _read_policy(row: Row) -> ResponsePolicy:
    return ResponsePolicy(
        force=row.text("force"),
        grade=row.text("grade"),
        name=row.text("name"),
        urban_target=row.text("urban_target"),
        rural_target=row.text("rural_target"),
        validity=row.validity(),
        source=row.text("source"),
        mark=row.mark(),
    )
