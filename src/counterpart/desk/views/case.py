"""A case: its report and timeline, and its history."""

from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts.requests import Request
from counterpart.casework.queries import cases
from counterpart.desk.presenters.case_frame import CaseFrame
from counterpart.desk.presenters.linked import linked_lines
from counterpart.desk.presenters.report import reports_of
from counterpart.desk.presenters.timeline import timeline_of, trail_of, trail_rows
from counterpart.desk.views.finding import find_case
from counterpart.links.queries.cases import records_of


def report(request: Request, reference: str) -> HttpResponse:
    """The report as it was made, and what happened on the case since."""
    case = find_case(request, reference)
    context = {
        "frame": CaseFrame(case, at=request.at, actor=request.actor),
        "reports": reports_of(case),
        "merges": cases.merges(case),
        "linked": linked_lines(request, records_of(case), f"Case {case.reference}"),
        "events": timeline_of(case),
    }
    return render(request, "desk/case.html", context)


def history(request: Request, reference: str) -> HttpResponse:
    """Who saw and did what: of this case and of what it holds."""
    case = find_case(request, reference)
    frame = CaseFrame(case, at=request.at, actor=request.actor)
    return render(request, "desk/history.html", {"frame": frame, "entries": trail_rows(trail_of(case))})
