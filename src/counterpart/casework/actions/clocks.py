"""The promises: when they start, stand still, are kept, no longer stand.

A clock belongs to the case of the report that began it, and stays there through merges: joining
cases loses no promise. What is done on a case is done for every case that it holds.
"""

from datetime import date, datetime

from django.db.models import Min, QuerySet

from counterpart.casework.models import CallBack, Case, ClockKind, ClockPause, ServiceClock, Task
from counterpart.casework.promises import promises
from counterpart.casework.queries import groups
from counterpart.core.periods.clocks import Pause, due_after, due_with_pauses
from counterpart.core.periods.working_days import add_working_days
from counterpart.crimes.models import Incident


def start_first(*, case: Case, reported_at: datetime) -> None:
    """Start contact and recording: elapsed hours from the report (domain 2.1, 4.1)."""
    policy = promises()
    for kind, hours in ((ClockKind.CONTACT, policy.contact_hours), (ClockKind.RECORDING, policy.recording_hours)):
        ServiceClock.objects.create(case=case, kind=kind, started_at=reported_at, due_at=due_after(reported_at, hours))
    sync(case)


def start_apart(*, case: Case, source: Incident) -> None:
    """Start the clocks of a part of an earlier report, from the moment of that report.

    Recording is a promise of its own. Contact was promised once, for all that was told: it stands
    here as it stands there, kept, waived, paused or running, so that a split breaks no promise.
    """
    start_first(case=case, reported_at=source.reported_at)
    there = ServiceClock.objects.get(case__primary_incident=source, kind=ClockKind.CONTACT)
    pauses = list(there.pauses.order_by("pk"))
    here = case.clocks.get(kind=ClockKind.CONTACT)
    there.pk, there.case = here.pk, case
    there.save(force_update=True)
    ClockPause.objects.bulk_create(
        ClockPause(clock=here, from_at=row.from_at, to_at=row.to_at, reason=row.reason, call_back=row.call_back)
        for row in pauses
    )
    sync(case)


def start_update(*, case: Case, subject: str, day: date, is_enhanced: bool, at: datetime) -> ServiceClock:
    """Start the promise to tell the victim of a decision of that day (day 0), in working days."""
    policy = promises()
    days = policy.enhanced_days if is_enhanced else policy.standard_days
    return ServiceClock.objects.create(
        case=case, kind=ClockKind.UPDATE, subject=subject, started_at=at, due_at=add_working_days(day, days)
    )


def meet(*, case: Case, kind: str, at: datetime, subject: str | None = None, incident: Incident | None = None) -> int:
    """Stop the running clocks of this kind on the case and those it holds; returns how many.

    With `incident` only that report's own, with `subject` only those about it. Stopping a clock
    that is past due keeps its breach: it counts as late for ever.
    """
    clocks = _running(case, kind, incident)
    if subject is not None:
        clocks = clocks.filter(subject=subject)
    return _stop(case, clocks, at, "The promise was kept.", met_at=at)


def waive(*, case: Case, kind: str, reason: str, at: datetime, incident: Incident | None = None) -> int:
    """The promise no longer stands; returns on how many clocks."""
    return _stop(case, _running(case, kind, incident), at, reason, waived_at=at, waived_reason=reason[:200])


def waive_all(*, case: Case, reason: str, at: datetime) -> None:
    """No promise stands any more, because the case has ended."""
    for kind in ClockKind.values:
        waive(case=case, kind=kind, reason=reason, at=at)


def pause(*, case: Case, until: datetime, reason: str, at: datetime, call_back: CallBack | None = None) -> None:
    """Let the contact promise stand still from now to the agreed time, in place of one agreed without a call."""
    for clock in _running(case, ClockKind.CONTACT):
        for row in clock.pauses.filter(call_back=None, to_at__gt=at):
            _cut(row, at)
        ClockPause.objects.create(clock=clock, from_at=at, to_at=until, reason=reason[:200], call_back=call_back)
        _set_due(clock, at)
    sync(case)


def end_pause(*, call_back: CallBack, at: datetime) -> None:
    """The agreed call will not be: the promise runs again from now, if it still stood still."""
    for row in ClockPause.objects.filter(call_back=call_back, to_at__gt=at).select_related("clock__case"):
        _cut(row, at)
        _set_due(row.clock, at)
        sync(row.clock.case)  # a case that was parted since the booking stood still too


def sync(case: Case) -> None:
    """Bring `contact_due_at` of the case, and of the case that holds it, in step with the clocks."""
    holder = groups.holder(case.primary_incident)
    for each in {case, holder}:
        due = _running(each, ClockKind.CONTACT).aggregate(due=Min("due_at"))["due"]
        Case.objects.filter(pk=each.pk).update(contact_due_at=due)
    case.refresh_from_db(fields=["contact_due_at"])


def _running(case: Case, kind: str, incident: Incident | None = None) -> QuerySet[ServiceClock]:
    clocks = ServiceClock.objects.filter(
        case__in=groups.held_cases(case), kind=kind, met_at__isnull=True, waived_at__isnull=True
    )
    return clocks if incident is None else clocks.filter(case__primary_incident=incident)


def _cut(pause: ClockPause, at: datetime) -> None:
    """Let a pause end now; one that has not begun is as if it had never been."""
    if pause.from_at >= at:
        pause.delete()
    else:
        pause.to_at = at
        pause.save(update_fields=["to_at"])


def _stop(case: Case, clocks: QuerySet[ServiceClock], at: datetime, why: str, **fields: object) -> int:
    keys = list(clocks.values_list("pk", flat=True))
    ServiceClock.objects.filter(pk__in=keys).update(**fields)
    _finish_warnings(keys, at, why)
    sync(case)
    return len(keys)


def _finish_warnings(clocks: list[int], at: datetime, why: str) -> None:
    Task.objects.filter(clock__in=clocks, done_at__isnull=True).update(done_at=at, result=why)


def _set_due(clock: ServiceClock, at: datetime) -> None:
    """Work the due moment out anew; where it moved, people are warned again before the new one."""
    pauses = [Pause(row.from_at, row.to_at) for row in clock.pauses.all()]
    due_at = due_with_pauses(clock.started_at, pauses, promises().contact_hours)
    if due_at is None or due_at == clock.due_at:
        return
    clock.due_at = due_at
    clock.owner_warned_at = clock.supervisor_warned_at = None
    clock.save(update_fields=["due_at", "owner_warned_at", "supervisor_warned_at"])
    _finish_warnings([clock.pk], at, "The time of the promise has moved.")
