"""Series: the list, and one of them."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.base import audit
from counterpart.base.presenters.paging import with_query
from counterpart.base.spreadsheets import as_csv
from counterpart.desk.presenters.series import STATE_WORDS, SeriesPage, series_rows
from counterpart.desk.presenters.series_crimes import CSV_HEADS, csv_rows
from counterpart.desk.views.series_form import find_series
from counterpart.series.queries import finding

PAGE = 50


def listed(request: Request) -> HttpResponse:
    """The series of the force, those that wait for two people first in sight."""
    state = request.GET.get("state", "")
    views: dict[str, str] = {"": "All"}
    if request.actor.may(Permission.SERIES_WORK):
        views[finding.AWAITING] = "For you to answer"
    views |= {str(state): words for state, words in STATE_WORDS.items()}
    state = state if state in views else ""
    page = Paginator(finding.series_of_force(request.actor, state), PAGE).get_page(request.GET.get("page"))
    if page.object_list:
        target = audit.Target("series.series")
        keys = {"series": [series.pk for series in page.object_list]}
        audit.read(by=request.actor, at=request.at, action="series.list", target=target, data=keys)
    context = {
        "page": page,
        "rows": series_rows(page.object_list),
        "views": [
            {"text": text, "href": with_query({"state": value} if value else {}), "current": value == state}
            for value, text in views.items()
        ],
    }
    return render(request, "desk/series/list.html", context)


def shown(request: Request, reference: str) -> HttpResponse:
    """One series: its crimes in time, what they have in common, and what people said."""
    series = find_series(request, reference)
    return render(request, "desk/series/series.html", {"view": SeriesPage(series, actor=request.actor)})


def as_table(request: Request, reference: str) -> HttpResponse:
    """Its crimes for a spreadsheet."""
    series = find_series(request, reference)
    return as_csv(series.reference.lower(), CSV_HEADS, csv_rows(finding.crimes_of(series)))
