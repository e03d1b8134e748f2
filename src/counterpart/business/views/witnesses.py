"""Making a witness statement about footage, for somebody of the business."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.business.views.reports import report_of
from counterpart.witnesses import pages, queries, starting
from counterpart.witnesses.models import WitnessDraft, WitnessStatement


@requires(Permission.WITNESS_SIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: Request, reference: str) -> HttpResponse:
    """The statements about one report, and the way to make one."""
    incident = report_of(request, reference)
    signed = queries.statements_about(request.actor, incident)
    facts = starting.Start(
        incident=incident,
        by=request.actor,
        at=request.at,
        home=reverse("business:report", args=[incident.reference]),
        draft=queries.open_draft(request.actor, incident),
        statements=[(each, reverse("business_witness:statement", args=[each.key])) for each in signed],
        address=lambda draft: _walk(request, draft).next_address,
    )
    return starting.show(request, facts)


@requires(Permission.WITNESS_SIGN)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: Request, key: UUID, page: str) -> HttpResponse:
    """One page of a draft of one's own, up to its signature."""
    try:
        draft = queries.find_draft(request.actor, key)
    except WitnessDraft.DoesNotExist as error:
        raise Http404("No such statement") from error
    return pages.show(request, _walk(request, draft), page)


@requires(Permission.WITNESS_SIGN)
@require_safe
def statement(request: Request, key: UUID) -> HttpResponse:
    """A signed statement of somebody of the business, as PDF."""
    try:
        found = queries.read_statement(request.actor, key, request.at)
    except WitnessStatement.DoesNotExist as error:
        raise Http404("No such statement") from error
    return pages.pdf_response(found)


def _walk(request: Request, draft: WitnessDraft) -> pages.Walk:
    return pages.Walk(
        draft=draft,
        by=request.actor,
        at=request.at,
        address=lambda name: reverse("business_witness:page", args=[draft.key, name]),
        home=reverse("business_witness:start", args=[draft.incident.reference]),
    )
