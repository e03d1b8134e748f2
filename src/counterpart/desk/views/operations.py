"""Background work, mail and the audit log, for whoever keeps the site running."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.base.audit import queries as audit_log
from counterpart.base.errors import DomainError
from counterpart.base.jobs import actions, queries
from counterpart.base.mail import queries as mail
from counterpart.desk.presenters.operations import check_words, failed_rows, mail_rows, recurring_rows, seal_words
from counterpart.evidence import queries as evidence

PAGE = 50


@requires(Permission.OPERATIONS_MANAGE)
def operations(request: Request) -> HttpResponse:
    """Failed jobs, mail that did not arrive, recurring jobs, stored files, the audit log, whether a worker lives."""
    page = Paginator(queries.failed(), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "failed": failed_rows(page.object_list),
        "recurring": recurring_rows(queries.recurring(at=request.at)),
        "waiting": queries.waiting().count(),
        "running": queries.running().count(),
        "undelivered": mail_rows(mail.undelivered()[:PAGE]),
        "check": check_words(evidence.latest_check()),
        "unscanned": evidence.count_waiting_for_scan(),
        "unsealed": audit_log.waiting(at=request.at),
        "seal": seal_words(audit_log.newest_seal()),
        "workers": queries.workers(at=request.at).count(),
    }
    return render(request, "desk/management/operations.html", context)


@requires(Permission.OPERATIONS_MANAGE)
@require_POST
def retry(request: Request, job_id: UUID) -> HttpResponse:
    """Try a failed job again."""
    try:
        actions.retry(by=request.actor, at=request.at, job_id=job_id)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The job will be tried again."))
    return redirect("desk_management:operations")
