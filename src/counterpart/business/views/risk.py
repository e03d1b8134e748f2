"""Around one's own premises. No page here shows a record about a person."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from counterpart.accounts.requests import Request
from counterpart.base.spreadsheets import as_csv
from counterpart.business.presenters.risk import CSV_HEADS, Around, first_edition_on
from counterpart.crimes.queries import answering_force
from counterpart.hotspots.queries import nearby_warnings
from counterpart.hotspots.queries.surroundings import Surroundings, premises_with_point, surroundings
from counterpart.partners.models import Premises


def start(request: Request) -> HttpResponse:
    """Which premises; straight on where there is one."""
    found = premises_with_point(request.actor)
    if len(found) == 1:
        return redirect("business_risk:around", found[0].pk)
    return render(request, "business/risk/start.html", {"premises": found})


def around(request: Request, premises_id: int) -> HttpResponse:
    """What is shared of the squares around premises, what is warned of, and what to do."""
    premises = _find(request, premises_id)
    seen = _see(request, premises)
    if seen is None:
        facts = {"premises": premises, "first_on": first_edition_on(request.at)}
        return render(request, "business/risk/none_yet.html", facts)
    records = nearby_warnings.records(seen)
    warned = nearby_warnings.nearby(seen, request.at, records)
    return render(request, "business/risk/around.html", {"view": Around(seen, warned, records)})


def squares_csv(request: Request, premises_id: int) -> HttpResponse:
    """The squares of the page as a file."""
    seen = _see(request, _find(request, premises_id))
    if seen is None:
        raise Http404
    return as_csv("around-my-premises", CSV_HEADS, Around(seen, [], []).csv_rows)


def _find(request: Request, premises_id: int) -> Premises:
    for premises in premises_with_point(request.actor):
        if premises.pk == premises_id:
            return premises
    raise Http404


def _see(request: Request, premises: Premises) -> Surroundings | None:
    force = answering_force(request.actor)
    if force is None:
        raise Http404
    return surroundings(request.actor, premises, force)
