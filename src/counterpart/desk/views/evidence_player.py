"""The page of one file."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts.requests import Request
from counterpart.desk.forms.evidence import MarkForm, StillForm
from counterpart.desk.presenters.evidence_frame import EvidenceFrame
from counterpart.desk.presenters.player import PlayerPage
from counterpart.desk.views.evidence_finding import find_file
from counterpart.desk.views.finding import find_case
from counterpart.evidence.actions import viewing


def player(request: Request, reference: str, key: UUID) -> HttpResponse:
    """The file shown, with everything that is known of it."""
    case = find_case(request, reference)
    file = find_file(request, case, key)
    viewing.view(file=file, by=request.actor, at=request.at)
    frame = EvidenceFrame(case, at=request.at, actor=request.actor)
    context = {"frame": frame, "view": PlayerPage(case, file, actor=request.actor), "marking": MarkForm()}
    context["still"] = StillForm(auto_id="still_%s")
    return render(request, "desk/evidence/player.html", context)
