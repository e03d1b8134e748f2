"""The files of a case."""

from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts.requests import Request
from counterpart.desk.presenters.evidence_files import cards_of
from counterpart.desk.presenters.evidence_frame import EvidenceFrame
from counterpart.desk.views.finding import find_case
from counterpart.evidence import queries


def evidence(request: Request, reference: str) -> HttpResponse:
    """Every file that was sent for the reports of the case."""
    case = find_case(request, reference)
    frame = EvidenceFrame(case, at=request.at, actor=request.actor)
    return render(
        request, "desk/evidence/files.html", {"frame": frame, "cards": cards_of(case, queries.files_of(case))}
    )
