"""The files of a case."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts.requests import Request
from counterpart.desk.presenters.evidence_files import cards_of
from counterpart.desk.presenters.evidence_frame import EvidenceFrame
from counterpart.desk.presenters.evidence_links import links_of
from counterpart.desk.views.finding import find_case
from counterpart.evidence import queries
from counterpart.evidence.tickets import ticket_of


def evidence(request: Request, reference: str) -> HttpResponse:
    """Every file that was sent for the reports of the case, and how to get more."""
    case = find_case(request, reference)
    context = {
        "frame": EvidenceFrame(case, at=request.at, actor=request.actor),
        "cards": cards_of(case, queries.files_of(case)),
        "links": links_of(case, queries.links_of(case), site=settings.SITE_URL, at=request.at),
        "ticket": ticket_of(request.actor, case.primary_incident),
    }
    return render(request, "desk/evidence/files.html", context)
