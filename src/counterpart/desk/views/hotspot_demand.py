"""Demand locations: which premises and squares cost the most."""

from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.base.spreadsheets import as_csv
from counterpart.core.hotspots import rules
from counterpart.desk.presenters import hotspot_demand as shown
from counterpart.desk.presenters.hotspots import parts
from counterpart.desk.views.hotspot_finding import force_of
from counterpart.hotspots import looking
from counterpart.hotspots.events import first_told_at
from counterpart.hotspots.queries import demand as queries
from counterpart.partners.models import Organisation

LISTED = 50


def demand(request: Request) -> HttpResponse:
    """The first locations, the most harm first."""
    by_square = request.GET.get("by") == "square"
    force = force_of(request)
    found = queries.locations(force, request.at, by_square=by_square)
    has_before = _has_before(force, request.at)
    context = {
        "parts": parts("demand"),
        "ways": shown.both(by_square),
        "by_square": by_square,
        "caption": shown.period(rules.load().demand_days, by_square),
        "columns": shown.columns(by_square=by_square, has_before=has_before),
        "rows": shown.rows(found[:LISTED], has_before=has_before, opens=request.actor.may(Permission.CASE_READ)),
        "has_before": has_before,
        "more": max(0, len(found) - LISTED),
        "rules": queries.rule_words(),
        "least": rules.load().demand_at_least,
        "harm": looking.harm_table(),
    }
    return render(request, "desk/hotspots/demand.html", context)


def demand_csv(request: Request) -> HttpResponse:
    """Every location, for a spreadsheet."""
    by_square = request.GET.get("by") == "square"
    force = force_of(request)
    found = queries.locations(force, request.at, by_square=by_square)
    told = shown.lines(found, has_before=_has_before(force, request.at))
    return as_csv("demand-locations", (*shown.COLUMNS, "Square name"), told)


def _has_before(force: Organisation, at: datetime) -> bool:
    """Whether reports reach back far enough to tell of the window before."""
    first = first_told_at(force)
    return first is not None and first <= at - 2 * timedelta(days=rules.load().demand_days)
