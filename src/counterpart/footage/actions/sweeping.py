"""What the passing of time does to requests: the sweep, every few minutes.

Each step claims its row by a conditional update, so that two sweeps at once remind and mark once.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from counterpart.base.wording import local_time
from counterpart.casework import trail
from counterpart.casework.actions import tasks
from counterpart.casework.errors import CaseIsClosed
from counterpart.casework.queries import groups
from counterpart.footage.actions import requests
from counterpart.footage.actions.requests import BY
from counterpart.footage.models import FootageRequest, RequestState
from counterpart.footage.policy import asking

# A reminder that falls at night comes the evening before.
_A_NIGHT = timedelta(hours=16)
# What the investigator has to do about a request whose time has passed.
_DECIDE_WITHIN = timedelta(days=2)


def sweep(*, at: datetime) -> int:
    """Settle, remind, lapse; returns how many requests changed.

    1. Those with a file through their link are answered.
    2. Those that are open are reminded before their time, each stage once and never at night.
    3. Those whose time has passed are marked, and the investigator gets a task.
    Each row has its own transaction: the faults are raised together at the end, as an ExceptionGroup.
    """
    faults: list[Exception] = []
    changed = _each(_with_files(), lambda request: requests.settle(request=request, at=at), faults)
    changed += _each(_near(at), lambda request: requests.remind_in_time(request=request, at=at), faults)
    changed += _each(_past(at), lambda request: _lapse(request, at), faults)
    if faults:
        raise ExceptionGroup("The sweep could not finish every request", faults)
    return changed


def _each(rows: Iterable[FootageRequest], change: Callable[[FootageRequest], bool], faults: list[Exception]) -> int:
    changed = 0
    for row in rows:
        try:
            changed += change(row)
        except Exception as fault:
            faults.append(fault)
    return changed


def _with_files() -> QuerySet[FootageRequest]:
    return _whole(FootageRequest.objects.with_new_files())


def _near(at: datetime) -> QuerySet[FootageRequest]:
    policy = asking()
    soon = FootageRequest.objects.still_open().filter(
        due_at__gt=at, due_at__lte=at + policy.remind_before[0] + _A_NIGHT
    )
    return _whole(soon.filter(reminders_sent__lt=len(policy.remind_before)))


def _past(at: datetime) -> QuerySet[FootageRequest]:
    return _whole(FootageRequest.objects.still_open().filter(due_at__lte=at, lapsed_at__isnull=True))


def _whole(found: QuerySet[FootageRequest]) -> QuerySet[FootageRequest]:
    return found.select_related("appeal", "appeal__incident__force", "link").order_by("due_at", "pk")


@transaction.atomic
def _lapse(request: FootageRequest, at: datetime) -> bool:
    """The recording is gone, or what was promised has not come."""
    promised = request.state == RequestState.SAVED
    state = RequestState.SAVED if promised else RequestState.OVERWRITTEN
    unchanged = FootageRequest.objects.filter(pk=request.pk, state=request.state, due_at=request.due_at, lapsed_at=None)
    if not unchanged.update(state=state, lapsed_at=at):
        return False
    due = local_time(request.due_at)
    said = (
        f"did not send the footage it promised by {due}"
        if promised
        else f"did not answer by {due}, when its footage is overwritten"
    )
    case = groups.holder(request.appeal.incident)
    trail.record(case, "footage.lapse", f"{request.asked_name} {said}", by=BY, at=at, target=request)
    try:
        title = f"Footage of {request.appeal.place}: call {request.asked_name}"
        tasks.add(case=case, title=title, assigned_to=case.owner, due_at=at + _DECIDE_WITHIN, by=BY, at=at)
    except CaseIsClosed:
        pass  # nobody works on it any more; the timeline has the line
    return True
