"""How searches came out, as a page and as CSV: the same figures, hidden alike."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts.requests import Request
from counterpart.base.spreadsheets import as_csv
from counterpart.desk.presenters.searches import REPORT_HEADS, report_lines, report_tables
from counterpart.desk.views.search_finding import force_of
from counterpart.searches.queries.report import Report, report_of

SPAN = timedelta(days=365)


def report(request: Request) -> HttpResponse:
    """The last twelve months."""
    made = _report(request)
    return render(request, "desk/searches/report.html", {"report": made, "tables": report_tables(made)})


def report_csv(request: Request) -> HttpResponse:
    """The same figures for a spreadsheet."""
    return as_csv("candidate-searches", ("Group", *REPORT_HEADS), report_lines(_report(request)))


def _report(request: Request) -> Report:
    return report_of(force_of(request), request.at - SPAN, request.at + timedelta(seconds=1))
