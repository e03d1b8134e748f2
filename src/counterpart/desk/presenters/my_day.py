"""What waits for one person: figures, calls and tasks."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse

from counterpart.base.presenters.deadline import near
from counterpart.casework.models import CallBack, ClockKind, Task
from counterpart.casework.queries.figures import Workload
from counterpart.desk.presenters.queue import title_of

# How each promise is kept, and where.
_KEEPING: dict[str, tuple[str, str]] = {
    ClockKind.CONTACT: ("Contact the business", "desk:log_attempt"),
    ClockKind.RECORDING: ("Record a crime, or say why not", "desk:crime"),
    ClockKind.UPDATE: ("Tell the business the decision", "desk:crime"),
}


def day_figures(
    load: Workload, calls: Sequence[CallBack], tasks: Sequence[Task], *, at: datetime
) -> list[dict[str, Any]]:
    """Options of the figures component: live cases, promises past, calls ahead, tasks open."""
    late = sum(1 for task in tasks if task.due_at is not None and task.due_at <= at)
    return [
        {"value": f"{load.cases:,}", "name": "live cases", "href": reverse("desk:queue") + "?owner=mine"},
        {"value": f"{load.overdue:,}", "name": "past the promise", "urgent": load.overdue > 0},
        {"value": f"{len(calls):,}", "name": "calls in 7 days"},
        {"value": f"{len(tasks):,}", "name": "open tasks", "note": f"{late:,} overdue", "urgent": late > 0},
    ]


def call_items(calls: Iterable[CallBack], *, at: datetime) -> list[dict[str, Any]]:
    """Options of the task list: each call with when it is booked for, a link to log it."""
    return [
        {
            "title": near(call.slot.starts_at, at),
            "hint": f"{title_of(call.case)} ({call.case.reference})",
            "status": "Now" if call.slot.starts_at <= at else "Booked",
            "tone": "waiting" if call.slot.starts_at <= at else "active",
            "href": reverse("desk:log_attempt", kwargs={"reference": call.case.reference}),
        }
        for call in calls
    ]


def task_items(tasks: Iterable[Task], *, at: datetime) -> list[dict[str, Any]]:
    """Options of the task list: each open task, a link to finish it."""
    return [_task(task, at) for task in tasks]


def _task(task: Task, at: datetime) -> dict[str, Any]:
    is_late = task.due_at is not None and task.due_at <= at
    due = f", due {near(task.due_at, at)}" if task.due_at else ""
    return {
        **_deed(task),
        "hint": f"{title_of(task.case)} ({task.case.reference}){due}",
        "status": "Overdue" if is_late else "To do",
        "tone": "urgent" if is_late else "active",
    }


def _deed(task: Task) -> dict[str, str]:
    """What to do and where; a warning leads to what keeps its promise, for it ends with it."""
    if task.clock is not None:
        title, name = _KEEPING[task.clock.kind]
        return {"title": title, "href": reverse(name, kwargs={"reference": task.case.reference})}
    key = {"reference": task.case.reference, "task_id": task.pk}
    return {"title": task.title, "href": reverse("desk:finish_task", kwargs=key)}
