"""Comparing records as they come and as they change."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from counterpart.base.actors import Actor
from counterpart.links import linking
from counterpart.links.actions import suggestions, undoing
from counterpart.links.linking import Candidates, HeldRecords
from counterpart.links.models import LinkedRecord, RecordSource
from counterpart.links.sources import SOURCES, Raw, Source, digest, report_of, rows_of
from counterpart.partners.models import Organisation, OrganisationKind

# So many records in one run; what is left waits for the next.
MOST = 2000
GONE = "One of the records was removed"


def compare_new(*, at: datetime, most: int = MOST, by: Actor = suggestions.SYSTEM) -> int:
    """Compare every record that never was, in each force; how many were. A second run finds nothing to do."""
    left = most
    for run in _runs(by, at):
        rows = run.source.of(run.force).filter(~Exists(_noted(run.name).filter(key=OuterRef("pk"))))
        left -= run.compare(list(rows[:left]))
    return most - left


def compare_changed(*, at: datetime, by: Actor = suggestions.SYSTEM) -> int:
    """Compare again each record of which something compared has changed, and close what is gone; how many changed."""
    changed = 0
    for run in _runs(by, at):
        if run.source.changes:
            changed += run.compare(run.changed())
            for record in run.gone():
                undoing.close(record=record, why=GONE, by=by, at=at)
    return changed


@dataclass(frozen=True, slots=True)
class _Run:
    """One source of one force."""

    force: Organisation
    name: RecordSource
    source: Source
    by: Actor
    at: datetime

    def compare(self, rows: list[Any]) -> int:
        """Each row against all records of the force and kind; how many there were."""
        if rows:
            with linking.LOCK:
                held = linking.held(self.force, self.source.kind, self.at)
                for row in rows:
                    self._one(row, held)
        return len(rows)

    def changed(self) -> list[Any]:
        """Rows of which something compared is not as it was noted."""
        known = dict(self._live().values_list("key", "digest"))
        rows = self.source.of(self.force).filter(pk__in=self._live().values("key"))
        return [row for row in rows.iterator(1000) if digest(self.source.says(row)) != known[row.pk]]

    def gone(self) -> QuerySet[LinkedRecord]:
        """Noted records whose row is not there any more."""
        return self._live().filter(~Exists(self.source.of(self.force).filter(pk=OuterRef("key"))))

    def _live(self) -> QuerySet[LinkedRecord]:
        return _noted(self.name).filter(force=self.force, removed_at__isnull=True)

    def _one(self, row: Any, held: HeldRecords) -> None:
        says = self.source.says(row)
        found = held.candidates(_noted(self.name).filter(key=row.pk).first(), says)
        with transaction.atomic():
            record = self._note(row, says, found)
            others = [other for other, _ in found.matches]
            together = _of_one_report(record, row, others)
            suggestions.withdraw_stale(record=record, matches=others, by=self.by, at=self.at)
            for other, match in found.matches:
                if other.pk not in together:
                    suggestions.suggest(one=record, other=other, match=match, by=self.by, at=self.at)
        held.put(record, says)

    def _note(self, row: Any, says: list[Raw], found: Candidates) -> LinkedRecord:
        values = {"digest": digest(says), "compared_at": self.at, "not_compared": list(found.not_compared)}
        named = {"force": self.force, "kind": self.source.kind, "is_simulated": self.source.is_simulated(row)}
        record, _ = LinkedRecord.objects.update_or_create(
            source=self.name, key=row.pk, defaults=values, create_defaults=values | named
        )
        return record


def _runs(by: Actor, at: datetime) -> Iterable[_Run]:
    forces = Organisation.objects.filter(kind=OrganisationKind.FORCE).order_by("pk")
    return [_Run(force, name, source, by, at) for force in forces for name, source in SOURCES.items()]


def _noted(name: RecordSource) -> QuerySet[LinkedRecord]:
    return LinkedRecord.objects.filter(source=name)


def _of_one_report(record: LinkedRecord, row: Any, others: list[LinkedRecord]) -> set[int]:
    """Which of the others the same report tells of: whoever made it has said already who and what is different."""
    report = report_of(record.source, row)
    if report is None:
        return set()
    rows = rows_of(others)
    return {each.pk for each in others if report_of(each.source, rows[each.pk]) == report}
