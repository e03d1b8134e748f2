"""After a report, with an account: write to the desk, add to it, withdraw it."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.business import deeds
from counterpart.business.views.reports import report_of


@requires(Permission.REPORT_CREATE)
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: Request, reference: str) -> HttpResponse:
    """Write to the desk."""
    return _page(request, reference, deeds.MESSAGE)


@requires(Permission.REPORT_CREATE)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, reference: str) -> HttpResponse:
    """Add to what was told."""
    return _page(request, reference, deeds.ADD)


@requires(Permission.REPORT_CREATE)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: Request, reference: str) -> HttpResponse:
    """Withdraw the report, with the reason."""
    return _page(request, reference, deeds.WITHDRAW)


def _page(request: Request, reference: str, deed: deeds.Deed) -> HttpResponse:
    incident = report_of(request, reference)
    home = reverse("business:report", args=[incident.reference])
    return deeds.page(request, incident, deed, by=request.actor, home=home)
