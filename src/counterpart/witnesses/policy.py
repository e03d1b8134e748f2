"""When a witness statement is not taken online: `data/not-online.yaml`, read once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from counterpart.core.offences import codes
from counterpart.core.tables import Row, Validity, read_yaml

_TABLE = Path(__file__).parent / "data" / "not-online.yaml"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """One rule: why a statement is not taken online, and what happens instead."""

    code: str
    answer: str
    offence_groups: frozenset[str]
    offence_subgroups: frozenset[str]
    what_happened: frozenset[str]
    reason: str
    instead: str
    validity: Validity

    def holds(self, answers: Collection[str], what_happened: str, offences: Collection[str]) -> bool:
        """Whether it speaks about a report of these facts, whose maker gave these answers."""
        groups = {codes.group(code) for code in offences}
        subgroups = {codes.subgroup(code) for code in offences}
        return bool(
            self.answer in answers
            or what_happened in self.what_happened
            or groups & self.offence_groups
            or subgroups & self.offence_subgroups
        )


def exclusion(
    day: date, *, answers: Collection[str] = (), what_happened: str = "", offences: Collection[str] = ()
) -> Exclusion | None:
    """The first rule in force on `day` that excludes; None where a statement may be made online.

    `answers` are codes that the maker confirmed (`under_18`, `vulnerable`), `offences` codes of recorded crimes.
    """
    in_force = (rule for rule in exclusions() if rule.validity.covers(day))
    return next((rule for rule in in_force if rule.holds(answers, what_happened, offences)), None)


@cache
def exclusions() -> tuple[Exclusion, ...]:
    """All rules in order; raises TableError that names the row and the field."""
    return tuple(_exclusion(row) for row in read_yaml(_TABLE).only("rules").rows("rules"))


def _exclusion(row: Row) -> Exclusion:
    _source, _mark, validity = row.origin()
    groups, subgroups = frozenset(row.texts("offence_groups")), frozenset(row.texts("offence_subgroups"))
    _known(row, "offence_groups", groups, {offence.group for offence in codes.load().values()})
    _known(row, "offence_subgroups", subgroups, {offence.subgroup for offence in codes.load().values()})
    return Exclusion(
        code=row.text("code"),
        answer=row.text("answer", ""),
        offence_groups=groups,
        offence_subgroups=subgroups,
        what_happened=frozenset(row.texts("what_happened")),
        reason=row.text("reason"),
        instead=row.text("instead"),
        validity=validity,
    )


def _known(row: Row, field: str, given: frozenset[str], known: set[str]) -> None:
    if given - known:
        raise row.fail(field, "names that the table of offence codes has")
