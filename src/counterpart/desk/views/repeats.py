"""Who and where is hit again: businesses, people and premises of the whole force, and the same as CSV."""

from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts.requests import Request
from counterpart.base import audit
from counterpart.base.spreadsheets import as_csv
from counterpart.casework.queries import repeats
from counterpart.desk.presenters.repeats import CSV_HEADS, RepeatsPage
from counterpart.partners.queries import own_organisation


def listed(request: Request) -> HttpResponse:
    """Three tables, those hit most often first."""
    return render(request, "desk/series/repeats.html", {"view": _page(request)})


def as_table(request: Request) -> HttpResponse:
    """All three below one another."""
    return as_csv("repeat-victims-and-premises", CSV_HEADS, _page(request).lines)


def _page(request: Request) -> RepeatsPage:
    found = repeats.of_force(request.actor, request.at)
    force = own_organisation(request.actor)
    audit.read(by=request.actor, at=request.at, action="repeats.list", target=force, data={"people": len(found.people)})
    return RepeatsPage(found)
