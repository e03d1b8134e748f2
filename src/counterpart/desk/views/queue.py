"""The queue."""

from datetime import timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render

from counterpart.accounts.requests import Request
from counterpart.base.presenters.paging import with_query
from counterpart.casework.queries import figures, repeats
from counterpart.casework.queries.queue import MINE, NOBODY, premises_reported
from counterpart.casework.queries.queue import queue as cases_in_order
from counterpart.casework.queries.workers import workers
from counterpart.desk.forms.queue import QueueForm
from counterpart.desk.presenters.figures import promise_figures
from counterpart.desk.presenters.queue import rows_of
from counterpart.desk.views.finding import log_list
from counterpart.partners.queries import own_organisation
from counterpart.places import queries as places

PAGE = 25
FIGURES_OVER = timedelta(days=28)
# The parts of the queue that are one press away: their name and what they ask for.
VIEWS: tuple[tuple[str, dict[str, str]], ...] = (
    ("All", {}),
    ("Mine", {"owner": MINE}),
    ("Nobody's yet", {"owner": NOBODY}),
    ("Past the promise", {"overdue": "yes"}),
)


def queue(request: Request) -> HttpResponse:
    """The cases in the order in which they should be worked, a page at a time."""
    force = own_organisation(request.actor)
    form = QueueForm(
        request.GET,
        at=request.at,
        districts=places.districts().values_list("code", "name"),
        owners=workers(force, request.at),
        premises=premises_reported(request.actor, request.GET.get("premises", "")),
    )
    cases = cases_in_order(request.actor, request.at, form.filters())
    page = Paginator(cases, PAGE).get_page(request.GET.get("page"))
    shown = list(page.object_list)
    log_list(request, shown)
    kept = figures.contact_rate(force, request.at - FIGURES_OVER, request.at, at=request.at)
    views = _views(request.GET)
    context = {
        "rows": rows_of(shown, at=request.at, actor=request.actor, counts=repeats.of_cases(shown, request.at)),
        "page": page,
        "filters": form,
        "views": views,
        "chosen": [] if any(view["current"] for view in views) else _chosen(form, request.GET),
        "promise": promise_figures(kept),
    }
    return render(request, "desk/queue.html", context)


def _chosen(form: QueueForm, query: QueryDict) -> list[dict[str, str]]:
    """The filters in force, each with the address that takes it away."""
    chosen = form.chosen().items()
    return [{"text": text, "href": with_query(query, **{name: None, "page": None})} for name, text in chosen]


def _views(query: QueryDict) -> list[dict[str, Any]]:
    asked = {name: value for name, value in query.items() if value and name != "page"}
    return [{"text": text, "href": with_query(wanted), "current": asked == wanted} for text, wanted in VIEWS]
