"""The queue."""

from datetime import timedelta

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts.requests import Request
from counterpart.base import audit
from counterpart.base.presenters.paging import with_query
from counterpart.casework.queries import figures
from counterpart.casework.queries.queue import queue as cases_in_order
from counterpart.desk.forms.queue import QueueForm
from counterpart.desk.presenters.figures import promise_figures
from counterpart.desk.presenters.queue import cards_of
from counterpart.partners.queries import own_organisation
from counterpart.places import queries as places

PAGE = 25
FIGURES_OVER = timedelta(days=28)


def queue(request: Request) -> HttpResponse:
    """The cases in the order in which they should be worked, a page at a time."""
    form = QueueForm(request.GET, at=request.at, districts=places.districts().values_list("code", "name"))
    cases = cases_in_order(request.actor, request.at, form.filters())
    page = Paginator(cases, PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    audit.read(
        by=request.actor,
        at=request.at,
        action="case.list",
        target=audit.Target("casework.case"),
        data={"cases": [case.pk for case in shown]},
    )
    force = own_organisation(request.actor)
    kept = figures.contact_rate(force, request.at - FIGURES_OVER, request.at, at=request.at)
    chosen = form.chosen()
    context = {
        "cards": cards_of(shown, at=request.at),
        "page": page,
        "filters": form,
        "chosen": [
            {"text": text, "href": with_query(request.GET, **{name: None, "page": None})}
            for name, text in chosen.items()
        ],
        "promise": promise_figures(kept),
    }
    return render(request, "desk/queue.html", context)
