"""Figures of the service: the promise kept or missed, workload and ageing.

One definition serves desk and business alike:

- promised: contact promises that began in the period, one for each report;
- waived: of these, promises that no longer stand (no contact wanted, withdrawn) and were not missed before;
- running: of these, promises that are not due yet; of them paused: an agreed time lies ahead;
- kept: contact was made before the promise was due, agreed times taken off;
- missed: it was due and no contact had been made, whether or not contact came later;
- rate: kept / (kept + missed), in percent to one decimal; None where nothing has ended. The
  denominator is the promises that have ended: waived and running ones are in neither part.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import chain, repeat
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet

from counterpart.accounts.models import Person
from counterpart.base.actors import Actor
from counterpart.casework.models import (
    CallBack,
    CallBackState,
    Case,
    ClockKind,
    ClockPause,
    ServiceClock,
    Task,
    TaskKind,
)
from counterpart.core.harm import queue as policy
from counterpart.core.periods.clocks import ClockState, percent_met
from counterpart.partners.models import Organisation

AGES = ((1, "Under a day"), (3, "1 to 3 days"), (7, "3 to 7 days"), (28, "1 to 4 weeks"), (None, "Over 4 weeks"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockFigures:
    """Counts of promises that began in a half-open period; `rate` as the module says."""

    promised: int
    kept: int
    missed: int
    running: int
    paused: int
    waived: int
    rate: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workload:
    """One person's live cases; `owner` is None for cases that nobody has taken."""

    owner: Person | None
    cases: int
    overdue: int
    serious: int
    next_due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Age:
    """How many live cases are so old."""

    words: str
    cases: int


def contact_rate(
    force: Organisation,
    from_at: datetime,
    to_at: datetime,
    *,
    at: datetime,
    organisation: Organisation | None = None,
) -> ClockFigures:
    """The contact promise over reports made in [from_at, to_at), as it stands at `at`.

    With `organisation` only that business's own reports: the same definition, so both sides read
    the same figure. One query.
    """
    return _figures(_clocks(force, ClockKind.CONTACT, from_at, to_at, organisation), at)


def recording_rate(force: Organisation, from_at: datetime, to_at: datetime, *, at: datetime) -> ClockFigures:
    """The recording promise (NCRS, 24 hours from report) under the same definition."""
    return _figures(_clocks(force, ClockKind.RECORDING, from_at, to_at, None), at)


def update_rate(force: Organisation, from_at: datetime, to_at: datetime, *, at: datetime) -> ClockFigures:
    """The promise to tell the victim of a decision (working days) under the same definition."""
    return _figures(_clocks(force, ClockKind.UPDATE, from_at, to_at, None), at)


def breaches(force: Organisation, from_at: datetime, to_at: datetime, *, at: datetime) -> QuerySet[ServiceClock]:
    """Promises of any kind that were due in [from_at, to_at) and missed by `at`, the newest first."""
    return (
        ServiceClock.objects.filter(_missed(at), case__force=force, due_at__gte=from_at, due_at__lt=to_at)
        .select_related("case", "case__owner", "case__organisation", "case__primary_incident")
        .order_by("-due_at", "-pk")
    )


def open_warnings(force: Organisation, at: datetime) -> QuerySet[Task]:
    """Warnings to supervisors of promises that can still be kept at `at`, the one that is due first first."""
    return (
        Task.objects.filter(kind=TaskKind.SUPERVISOR_WARNING, done_at__isnull=True, due_at__gt=at, case__force=force)
        .select_related("case", "case__owner", "clock")
        .order_by("due_at", "pk")
    )


def missed_calls(force: Organisation, from_at: datetime, to_at: datetime) -> QuerySet[CallBack]:
    """Calls booked in [from_at, to_at) that were not made, the newest first."""
    return (
        CallBack.objects.filter(
            slot__force=force, slot__starts_at__gte=from_at, slot__starts_at__lt=to_at, state=CallBackState.MISSED
        )
        .select_related("slot", "case", "case__owner")
        .order_by("-slot__starts_at", "-pk")
    )


def workload(force: Organisation, at: datetime) -> list[Workload]:
    """Live cases by owner, the heaviest load first, cases without an owner at the top; two queries.

    `serious` counts bands 0 to 2 by harm, `overdue` contact promises that are past due.
    """
    counted = _live(force).values("owner").annotate(**_load_counts(at))
    rows = list(counted.order_by("-cases", "owner"))  # type: ignore[misc]  # the plugin sees no names in a dict
    people = Person.objects.in_bulk([row["owner"] for row in rows if row["owner"]])
    load = [_load(row, people) for row in rows]
    return sorted(load, key=lambda each: each.owner is not None)


def own_workload(actor: Actor, at: datetime) -> Workload:
    """The actor's own live cases, counted as `workload` counts them: one query."""
    counted = (
        Case.objects.visible_to(actor)
        .filter(owner_id=actor.person_id, state__in=("new", "open"))
        .aggregate(**_load_counts(at))
    )
    return Workload(owner=None, **counted)


def ageing(force: Organisation, at: datetime) -> list[Age]:
    """Live cases by the time since their report: one query."""
    conditions = {}
    start = at + timedelta(days=1)
    for number, (days, _) in enumerate(AGES):
        oldest = at - timedelta(days=days) if days is not None else None
        within = Q(opened_at__lt=start) if oldest is None else Q(opened_at__lt=start, opened_at__gte=oldest)
        conditions[f"age_{number}"] = Count("pk", filter=within)
        start = oldest or start
    counted = _live(force).aggregate(**conditions)
    return [Age(words, counted[f"age_{number}"]) for number, (_, words) in enumerate(AGES)]


def _load_counts(at: datetime) -> dict[str, Any]:
    return {
        "cases": Count("pk"),
        "overdue": Count("pk", filter=Q(contact_due_at__lte=at)),
        "serious": Count("pk", filter=Q(harm_band__lte=_serious_band())),
        "next_due_at": Min("contact_due_at"),
    }


def _load(row: Mapping[str, Any], people: dict[int, Person]) -> Workload:
    return Workload(**{**row, "owner": people.get(row["owner"])})


def _figures(clocks: QuerySet[ServiceClock], at: datetime) -> ClockFigures:
    counted = clocks.aggregate(
        promised=Count("pk"),
        kept=Count("pk", filter=_kept()),
        missed=Count("pk", filter=_missed(at)),
        waived=Count("pk", filter=_waived()),
        running=Count("pk", filter=_running(at)),
        paused=Count("pk", filter=_running(at) & Q(_paused(at))),
    )
    kept: Iterable[ClockState] = repeat("met", counted["kept"])
    missed: Iterable[ClockState] = repeat("late", counted["missed"])
    return ClockFigures(**counted, rate=percent_met(chain(kept, missed)))


def _clocks(
    force: Organisation, kind: str, from_at: datetime, to_at: datetime, organisation: Organisation | None
) -> QuerySet[ServiceClock]:
    clocks = ServiceClock.objects.filter(case__force=force, kind=kind, started_at__gte=from_at, started_at__lt=to_at)
    return clocks if organisation is None else clocks.filter(case__organisation=organisation)


def _kept() -> Q:
    return Q(met_at__isnull=False, met_at__lt=F("due_at"))


def _missed(at: datetime) -> Q:
    """Due, and neither met nor waived before: a promise that was waived too late stays missed."""
    late = Q(met_at__gte=F("due_at")) | Q(waived_at__gte=F("due_at"))
    return late | Q(met_at__isnull=True, waived_at__isnull=True, due_at__lte=at)


def _waived() -> Q:
    return Q(waived_at__isnull=False, waived_at__lt=F("due_at"))


def _running(at: datetime) -> Q:
    return Q(met_at__isnull=True, waived_at__isnull=True, due_at__gt=at)


def _paused(at: datetime) -> Exists:
    return Exists(ClockPause.objects.filter(clock=OuterRef("pk"), from_at__lte=at, to_at__gt=at))


def _live(force: Organisation) -> QuerySet[Case]:
    return Case.objects.filter(force=force, state__in=("new", "open"))


def _serious_band() -> int:
    """Bands above the two lowest."""
    return len(policy.policy().names) - 3
