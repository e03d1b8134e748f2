"""The receipt as a PDF."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from counterpart.accounts.access import public, requires
from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.business import reporting
from counterpart.business.presenters.promises import promise_sentence
from counterpart.business.views.reports import report_of
from counterpart.casework.queries.reports import standing
from counterpart.crimes import queries
from counterpart.crimes.errors import LinkNotValid
from counterpart.crimes.models import Incident
from counterpart.crimes.receipts.links import incident_of
from counterpart.crimes.receipts.pdf import receipt_pdf


@public(reporting.PUBLIC)
@require_safe
def draft_pdf(request: Request, key: UUID) -> HttpResponse:
    """For who has just sent a report, with or without an account."""
    incident = reporting.draft_of(request, key).incident
    if incident is None:
        raise Http404("Not sent yet")
    queries.follow(request.actor, incident, request.at)
    return _pdf(request, queries.whole(incident))


@public("The signed link in the email stands in for an account; this receipt leaves out what was told")
@require_safe
def status_pdf(request: Request, token: str) -> HttpResponse:
    """For somebody without an account, by the link in their email."""
    try:
        incident = incident_of(token)
    except LinkNotValid as error:
        raise Http404(error.message) from error
    queries.follow(request.actor, incident, request.at)
    return _pdf(request, queries.whole(incident), with_answers=False)


@requires(Permission.REPORT_READ)
@require_safe
def report_pdf(request: Request, reference: str) -> HttpResponse:
    """For a report of the business, at any time."""
    return _pdf(request, report_of(request, reference))


def _pdf(request: Request, incident: Incident, *, with_answers: bool = True) -> HttpResponse:
    promise = promise_sentence(standing(incident).promise, request.at)
    page = receipt_pdf(incident, promise, with_answers=with_answers)
    saved_as = f'attachment; filename="receipt-{incident.reference}.pdf"'
    return HttpResponse(page, content_type="application/pdf", headers={"Content-Disposition": saved_as})
