"""What goes into the file for court: the continuity of a file, and the list of exhibits."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts.requests import Request
from counterpart.base.spreadsheets import as_csv
from counterpart.desk.presenters import continuity as shown
from counterpart.desk.presenters import exhibits as listed
from counterpart.desk.presenters.evidence_files import exhibit_reference
from counterpart.desk.presenters.evidence_frame import EvidenceFrame
from counterpart.desk.views.evidence_finding import find_file
from counterpart.desk.views.finding import find_case
from counterpart.evidence import continuity as account
from counterpart.evidence import queries


def continuity(request: Request, reference: str, key: UUID) -> HttpResponse:
    """Everybody who had a file, from its receipt on, and whether the account is whole."""
    case = find_case(request, reference)
    file = find_file(request, case, key)
    context = {
        "frame": EvidenceFrame(case, at=request.at, actor=request.actor),
        "file": file,
        "exhibit": exhibit_reference(file),
        "broken": account.first_break(file),
        "table": shown.continuity_table(queries.continuity_of(file)),
    }
    return render(request, "desk/evidence/continuity.html", context)


def continuity_csv(request: Request, reference: str, key: UUID) -> HttpResponse:
    """The same as a file, with the digests."""
    case = find_case(request, reference)
    file = find_file(request, case, key)
    name = f"continuity-{case.reference}-{str(file.key)[:8]}"
    return as_csv(name, shown.HEADS, shown.continuity_rows(queries.continuity_of(file)))


def exhibits(request: Request, reference: str) -> HttpResponse:
    """The exhibits of the case."""
    case = find_case(request, reference)
    frame = EvidenceFrame(case, at=request.at, actor=request.actor)
    table = listed.exhibit_table(case, queries.exhibits_of(case))
    return render(request, "desk/evidence/exhibits.html", {"frame": frame, "table": table})


def exhibits_csv(request: Request, reference: str) -> HttpResponse:
    """The same as a file."""
    case = find_case(request, reference)
    rows = listed.exhibit_rows(queries.exhibits_of(case))
    return as_csv(f"exhibits-{case.reference}", listed.HEADS, rows)
