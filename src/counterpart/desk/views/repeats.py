"""Who and where is hit again: businesses, people and premises of the whole force, and the same as CSV."""

from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.base import audit
from counterpart.base.spreadsheets import as_csv
from counterpart.casework.queries import repeats
from counterpart.desk.presenters.repeats import CSV_HEADS, RepeatsPage
from counterpart.partners.queries import own_organisation

# On the page; all are in the download.
FIRST = 100


def listed(request: Request) -> HttpResponse:
    """Three tables, those hit most often first."""
    return render(request, "desk/series/repeats.html", {"view": _page(request, FIRST)})


def as_table(request: Request) -> HttpResponse:
    """All three below one another."""
    return as_csv("repeat-victims-and-premises", CSV_HEADS, _page(request).lines)


def _page(request: Request, most: int | None = None) -> RepeatsPage:
    """So many of each, logged with the reports by which the people among them are known."""
    view = RepeatsPage(repeats.of_force(request.actor, request.at), most, opens=request.actor.may(Permission.CASE_READ))
    force, data = own_organisation(request.actor), {"reports": view.reports}
    audit.read(by=request.actor, at=request.at, action="repeats.list", target=force, data=data)
    return view
