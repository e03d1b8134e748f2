"""Comparing records as they come and as they change."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from counterpart.base.actors import Actor
from counterpart.links import linking, rules
from counterpart.links.actions import suggestions, undoing
from counterpart.links.linking import Candidates, HeldRecords
from counterpart.links.models import ComparisonMark, FailedComparison, LinkedRecord, RecordSource
from counterpart.links.queries import changes
from counterpart.links.sources import SOURCES, Raw, Source, digest, report_of, rows_of
from counterpart.partners.models import Organisation, OrganisationKind

# So many records in one run; what is left waits for the next.
MOST = 2000
# What broke is tried again after so long.
RETRY = timedelta(hours=1)
# A change is committed within so long of being written to the audit log, or found by night.
MARGIN = timedelta(minutes=10)
GONE = "One of the records was removed"

T = TypeVar("T")


def compare_new(*, at: datetime, most: int = MOST, by: Actor = suggestions.SYSTEM) -> int:
    """Compare every record that never was, in each force; how many were. A second run finds nothing to do.

    Each source of each force has its share first, then whoever has more to do the rest. A record that breaks keeps
    nobody waiting; what broke is raised together at the end, as an ExceptionGroup.
    """
    left = most
    runs = _runs(by, at)
    for share in (most // max(1, len(runs)), most):
        for run in runs:
            left -= run.guarded(partial(run.compare_new, min(share, left))) or 0
    _raise(runs)
    return most - left


def compare_changed(*, at: datetime, by: Actor = suggestions.SYSTEM) -> int:
    """Compare again each record of which something compared has changed, and close what is gone; how many changed.

    Looks at what the audit log has named since, and at what broke before; once a night at each record, for a change
    that left no line. A source that breaks as a whole is looked at again from where it stood. Raises ExceptionGroup as
    `compare_new` does.
    """
    runs = [run for run in _runs(by, at) if run.source.changes]
    changed = sum(run.guarded(run.compare_changed) or 0 for run in runs)
    for run in runs:
        run.guarded(run.close_gone)
    _raise(runs)
    return changed


@dataclass(frozen=True, slots=True)
class _Run:
    """One source of one force, with what broke."""

    force: Organisation
    name: RecordSource
    source: Source
    by: Actor
    at: datetime
    faults: list[Exception] = field(default_factory=list)

    def guarded(self, act: Callable[[], T], row: Any = None) -> T | None:
        """What `act` comes to. Where it breaks that is noted, and the row put off."""
        try:
            return act()
        except Exception as fault:
            self.faults.append(fault)
            if row is not None:
                when = {"failed_at": self.at, "retry_at": self.at + RETRY}
                FailedComparison.objects.update_or_create(source=self.name, key=row.pk, defaults=when)
            return None

    def compare_new(self, most: int) -> int:
        """At most so many rows that were never compared."""
        return self.compare(list(self._rows().filter(~Exists(_noted(self.name).filter(key=OuterRef("pk"))))[:most]))

    def compare(self, rows: list[Any]) -> int:
        """Each row against all records of the force and kind; how many could be."""
        if not rows:
            return 0
        with linking.LOCK:
            held = linking.held(self.force, self.source.kind, self.at)
            done = [row.pk for row in rows if self.guarded(partial(self._one, row, held), row)]
        FailedComparison.objects.filter(source=self.name, key__in=done).delete()
        return len(done)

    def compare_changed(self) -> int:
        """Rows of which something compared is not as it was noted."""
        mark = ComparisonMark.objects.filter(force=self.force, source=self.name).first()
        reached = changes.newest()
        named = self._named(mark)
        asked = self._live()
        if named is not None:
            asked = asked.filter(Q(key__in=named) | Q(key__in=self._due().values("key")))
        changed = self.compare(self._changed(asked))
        self._due().filter(key__in=asked.values("key")).delete()
        self._move(mark, reached, looked_at_all=named is None)
        return changed

    def _named(self, mark: ComparisonMark | None) -> set[int] | None:
        """Keys of what may have changed; None where any of it may have."""
        if mark is None or rules.whole_look_due(mark.whole_at, self.at):
            return None
        return changes.since(self.name, mark.before)

    def _move(self, mark: ComparisonMark | None, reached: int, *, looked_at_all: bool) -> None:
        start = {"before": 0, "reached": reached, "reached_at": self.at}
        mark = mark or ComparisonMark(force=self.force, source=self.name, **start)
        if self.at - mark.reached_at >= MARGIN:
            mark.before, mark.reached, mark.reached_at = mark.reached, reached, self.at
        if looked_at_all:
            mark.whole_at = self.at
        mark.save()

    def close_gone(self) -> None:
        """Noted records whose row is not there any more."""
        for record in self._live().filter(~Exists(self.source.of(self.force).filter(pk=OuterRef("key")))):
            self.guarded(partial(undoing.close, record=record, why=GONE, by=self.by, at=self.at))

    def _changed(self, asked: QuerySet[LinkedRecord]) -> list[Any]:
        known = dict(asked.values_list("key", "digest"))
        rows = self._rows().filter(pk__in=asked.values("key")).iterator(1000)
        now = ((row, self.guarded(partial(self._digest, row), row)) for row in rows)
        return [row for row, found in now if found not in (None, known[row.pk])]

    def _due(self) -> QuerySet[FailedComparison]:
        """What broke and is to be tried again; of any force."""
        return FailedComparison.objects.filter(source=self.name, retry_at__lte=self.at)

    def _digest(self, row: Any) -> str:
        return digest(self.source.says(row))

    def _rows(self) -> QuerySet[Any]:
        """Those that are not put off."""
        put_off = FailedComparison.objects.filter(source=self.name, key=OuterRef("pk"), retry_at__gt=self.at)
        return self.source.of(self.force).filter(~Exists(put_off))

    def _live(self) -> QuerySet[LinkedRecord]:
        return _noted(self.name).filter(force=self.force, removed_at__isnull=True)

    def _one(self, row: Any, held: HeldRecords) -> LinkedRecord:
        says = self.source.says(row)
        found = held.candidates(_noted(self.name).filter(key=row.pk).first(), says)
        with transaction.atomic():
            record = self._note(row, says, found)
            others = [other for other, _ in found.matches]
            together = _of_one_report(record, row, others)
            suggestions.withdraw_stale(record=record, by=self.by, at=self.at)
            for other, match in found.matches:
                if other.pk not in together:
                    suggestions.suggest(one=record, other=other, match=match, by=self.by, at=self.at)
        held.put(record, says)
        return record

    def _note(self, row: Any, says: list[Raw], found: Candidates) -> LinkedRecord:
        values = {"digest": digest(says), "compared_at": self.at, "not_compared": list(found.not_compared)}
        named = {"force": self.force, "kind": self.source.kind, "is_simulated": self.source.is_simulated(row)}
        record, _ = LinkedRecord.objects.update_or_create(
            source=self.name, key=row.pk, defaults=values, create_defaults=values | named
        )
        return record


def _runs(by: Actor, at: datetime) -> list[_Run]:
    forces = Organisation.objects.filter(kind=OrganisationKind.FORCE).order_by("pk")
    return [_Run(force, name, source, by, at) for force in forces for name, source in SOURCES.items()]


def _raise(runs: list[_Run]) -> None:
    if faults := [fault for run in runs for fault in run.faults]:
        raise ExceptionGroup(f"{len(faults)} comparisons broke", faults)


def _noted(name: RecordSource) -> QuerySet[LinkedRecord]:
    return LinkedRecord.objects.filter(source=name)


def _of_one_report(record: LinkedRecord, row: Any, others: list[LinkedRecord]) -> set[int]:
    """Which of the others the same report tells of: whoever made it has said already who and what is different."""
    report = report_of(record.source, row)
    if report is None:
        return set()
    rows = rows_of(others)
    return {each.pk for each in others if report_of(each.source, rows[each.pk]) == report}
