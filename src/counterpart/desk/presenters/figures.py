"""Figures of the service, in the words of `casework.queries.figures`."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from counterpart.base.presenters.deadline import deadline_of, near
from counterpart.base.wording import local_time
from counterpart.casework.models import CallBack, ServiceClock, Task
from counterpart.casework.queries.figures import Age, ClockFigures, Workload


def promise_figures(figures: ClockFigures) -> list[dict[str, Any]]:
    """Options of the figures component for the contact promise."""
    return [
        {"value": _rate(figures), "name": "contacted in time", "note": "last 28 days"},
        {"value": f"{figures.running:,}", "name": "promises running", "note": f"{figures.paused:,} at an agreed time"},
        {
            "value": f"{figures.missed:,}",
            "name": "promises missed",
            "note": "last 28 days",
            "href": reverse("desk:oversight") + "#missed",
            "urgent": figures.missed > 0,
        },
    ]


def clock_rows(named: Iterable[tuple[str, ClockFigures]]) -> list[list[str]]:
    """Rows of a table: each promise with its counts and its rate."""
    return [
        [
            name,
            f"{each.promised:,}",
            f"{each.kept:,}",
            f"{each.missed:,}",
            f"{each.running:,}",
            f"{each.waived:,}",
            _rate(each),
        ]
        for name, each in named
    ]


def workload_rows(loads: Iterable[Workload], *, at: datetime) -> list[list[Any]]:
    """Rows of a table: each person with the live cases that they hold, each a link to them."""
    return [
        [
            {
                "text": str(load.owner or "Nobody yet"),
                "href": f"{reverse('desk:queue')}?owner={load.owner.pk if load.owner else 'nobody'}",
            },
            f"{load.cases:,}",
            f"{load.serious:,}",
            f"{load.overdue:,}",
            near(load.next_due_at, at) if load.next_due_at else "None running",
        ]
        for load in loads
    ]


def age_rows(ages: Iterable[Age]) -> list[list[str]]:
    return [[age.words, f"{age.cases:,}"] for age in ages]


def breach_rows(clocks: Iterable[ServiceClock], *, at: datetime) -> list[list[Any]]:
    """Rows of a table: each promise that was missed, with how it stands now."""
    return [
        [
            _case_link(clock.case),
            clock.get_kind_display(),
            str(clock.case.owner or "Nobody"),
            local_time(clock.due_at),
            deadline_of(clock.due_at, at, clock.met_at).words,
        ]
        for clock in clocks
    ]


def warning_rows(tasks: Iterable[Task], *, at: datetime) -> list[list[Any]]:
    """Rows of a table: each promise that supervisors were warned of, while it runs."""
    return [
        [
            _case_link(task.case),
            task.clock.get_kind_display() if task.clock else task.title,
            str(task.case.owner or "Nobody"),
            deadline_of(task.due_at, at).words if task.due_at else "",
        ]
        for task in tasks
    ]


def missed_call_rows(calls: Iterable[CallBack]) -> list[list[Any]]:
    return [
        [_case_link(call.case), local_time(call.slot.starts_at), str(call.case.owner or "Nobody")] for call in calls
    ]


def _rate(figures: ClockFigures) -> str:
    return "None yet" if figures.rate is None else f"{figures.rate}%"


def _case_link(case: Any) -> dict[str, str]:
    return {"text": case.reference, "href": reverse("desk:case", kwargs={"reference": case.reference})}
