"""My day: the calls, tasks and cases of the person who is signed in."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts.requests import Request
from counterpart.casework.queries import cases, diary, figures, repeats
from counterpart.casework.queries.queue import MINE, QueueFilters
from counterpart.casework.queries.queue import queue as cases_in_order
from counterpart.desk.presenters.awaited import awaited
from counterpart.desk.presenters.my_day import call_items, day_figures, task_items
from counterpart.desk.presenters.queue import rows_of
from counterpart.desk.views.finding import log_list

AHEAD = timedelta(days=7)
MOST = 25


def my_day(request: Request) -> HttpResponse:
    """What waits for me, the most pressing first."""
    mine = cases_in_order(request.actor, request.at, QueueFilters(owner=MINE))
    shown = list(mine[:MOST])
    calls = list(diary.call_backs(request.actor, request.at, request.at + AHEAD))
    tasks = list(cases.my_tasks(request.actor))
    load = figures.own_workload(request.actor, request.at)
    log_list(request, [*shown, *(call.case for call in calls), *(task.case for task in tasks[:MOST])])
    context = {
        "rows": rows_of(shown, at=request.at, actor=request.actor, counts=repeats.of_cases(shown, request.at)),
        "more": max(0, load.cases - MOST),
        "calls": call_items(calls, at=request.at),
        "tasks": task_items(tasks[:MOST], at=request.at),
        "figures": day_figures(load, calls, tasks, at=request.at),
        "awaited": awaited(request.actor),
    }
    return render(request, "desk/my_day.html", context)
