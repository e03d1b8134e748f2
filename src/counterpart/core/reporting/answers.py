"""The answers of a report: the one shape that reporting, triage and the demo share.

`Answers` is all that was told. `TriageAnswers` is the same without any sum of money, quantity or
free account: harm decides what comes first, never financial loss. Neither is a kind of the other,
so a type checker refuses to hand loss to a triage function.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from counterpart.core.reporting import choices, parts, shape
from counterpart.core.reporting.shape import AnswersError

__all__ = ["Answers", "AnswersError", "TriageAnswers", "values_at"]


@dataclass(frozen=True, kw_only=True)
class _Told:
    """What both views hold. Every answer is optional: the questions say which must be given."""

    what_happened: choices.WhatHappened | None = None
    is_happening_now: bool | None = None
    when: parts.When | None = None
    where: parts.Where | None = None
    theft: parts.Theft | None = None
    burglary: parts.Burglary | None = None
    fraud: parts.Fraud | None = None
    cyber: parts.Cyber | None = None
    suspects_known: choices.SuspectsKnown | None = None
    suspects: tuple[parts.Suspect, ...] = ()
    detained: choices.Detained | None = None
    occurrences: tuple[parts.Occurrence, ...] = ()
    violence: choices.Violence | None = None
    threat: bool | None = None
    weapon: choices.Weapon | None = None
    weapon_kind: str = ""
    injury: choices.Injury | None = None
    victim_worker: bool | None = None
    employer_commercial: bool | None = None
    targeted_because_of_work: bool | None = None
    hate: choices.Hate | None = None
    fear: choices.Level | None = None
    lone_worker: bool | None = None
    age_restricted_sale_refused: bool | None = None
    abuse: bool | None = None
    evidence: parts.Evidence | None = None
    contact: parts.Contact | None = None


@dataclass(frozen=True, kw_only=True)
class TriageAnswers(_Told):
    """What triage sees: no value, no quantity, no free account."""

    items: tuple[parts.Taken, ...] = ()
    damage: parts.DamageDone | None = None
    making_off: parts.MadeOff | None = None


@dataclass(frozen=True, kw_only=True)
class Answers(_Told):
    """All that was told in a report."""

    description: str = ""
    items: tuple[parts.Item, ...] = ()
    damage: parts.Damage | None = None
    making_off: parts.MakingOff | None = None

    @classmethod
    def from_json(cls, values: object) -> "Answers":
        """Read the JSON of a report; raises AnswersError that names the key."""
        return shape.read(cls, values)

    def to_json(self) -> dict[str, Any]:
        """Return the JSON of the report, without what was not answered."""
        return shape.write(self)

    def without_loss(self) -> TriageAnswers:
        """Return what triage may see."""
        return TriageAnswers(
            **{field.name: getattr(self, field.name) for field in fields(_Told)},
            items=tuple(item.without_loss() for item in self.items),
            damage=self.damage.without_loss() if self.damage else None,
            making_off=self.making_off.without_loss() if self.making_off else None,
        )


def values_at(record: object, path: str) -> Iterator[Any]:
    """Yield what was answered at a dotted path of JSON keys; a list yields each entry's answer.

    Raises KeyError for a path that the record does not have.
    """
    key, _, rest = path.partition(".")
    attribute, _ = shape.kinds_of(type(record))[key]
    value = getattr(record, attribute)
    for part in value if isinstance(value, tuple) else (value,):
        if part in (None, ""):
            continue
        if rest:
            yield from values_at(part, rest)
        else:
            yield part
