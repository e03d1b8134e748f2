"""The supervisor's page: promises, workload, ageing, breaches."""

from datetime import timedelta
from itertools import chain

from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts.requests import Request
from counterpart.casework.queries import figures
from counterpart.desk.presenters.figures import (
    age_rows,
    breach_rows,
    clock_rows,
    missed_call_rows,
    warning_rows,
    workload_rows,
)
from counterpart.desk.views.finding import log_list
from counterpart.partners.queries import own_organisation

OVER = timedelta(days=28)
MOST = 25


def oversight(request: Request) -> HttpResponse:
    """How the desk stands, over the last 28 days and now."""
    force, at = own_organisation(request.actor), request.at
    period = (force, at - OVER, at)
    missed = figures.breaches(*period, at=at)
    warnings = list(figures.open_warnings(force, at)[:MOST])
    breaches, calls = list(missed[:MOST]), list(figures.missed_calls(*period)[:MOST])
    of_these = [task.case for task in warnings], [clock.case for clock in breaches], [call.case for call in calls]
    log_list(request, chain(*of_these))
    promises = {
        "First contact": figures.contact_rate(*period, at=at),
        "Crime recorded": figures.recording_rate(*period, at=at),
        "Victim told": figures.update_rate(*period, at=at),
    }
    context = {
        "promises": clock_rows(promises.items()),
        "workload": workload_rows(figures.workload(force, at), at=at),
        "ageing": age_rows(figures.ageing(force, at)),
        "warnings": warning_rows(warnings, at=at),
        "missed": breach_rows(breaches, at=at),
        "missed_count": missed.count(),
        "missed_calls": missed_call_rows(calls),
    }
    return render(request, "desk/oversight.html", context)
