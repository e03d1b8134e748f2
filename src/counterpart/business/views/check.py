"""Check the answers, send the report, get the receipt."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from counterpart.accounts import limits
from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.base.mail import queries as mails
from counterpart.business import addresses, reporting
from counterpart.business.presenters.answers import answer_rows
from counterpart.business.presenters.promises import promise_sentence
from counterpart.casework.actions import intake
from counterpart.casework.errors import SlotTaken
from counterpart.casework.queries.reports import standing
from counterpart.crimes import queries
from counterpart.crimes.models import ReportDraft


@public(reporting.PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: Request, key: UUID) -> HttpResponse:
    """Show all answers, each with its way back; the button sends the report."""
    draft = reporting.draft_of(request, key)
    ask = reporting.ask_of(request, draft, with_slots=True)
    following = reporting.next_address(draft, ask)
    if following != request.path:
        return redirect(following)
    if request.method == "POST":
        return _send(request, draft)
    return render(request, "business/report/check.html", {"draft": draft, "rows": answer_rows(draft, ask)})


@public(reporting.PUBLIC)
@require_safe
def sent(request: Request, key: UUID) -> HttpResponse:
    """The receipt: code, what happens next and by when."""
    draft = reporting.draft_of(request, key)
    if draft.incident is None:
        return reporting.go_on(draft, reporting.ask_of(request, draft))
    queries.follow(request.actor, draft.incident, request.at)
    promise = promise_sentence(standing(draft.incident).promise, request.at)
    facts = {
        "draft": draft,
        "incident": draft.incident,
        "promise": promise,
        "is_emailed": mails.about("crimes.incident", draft.incident.pk).exists(),
    }
    return render(request, "business/report/sent.html", facts)


def _send(request: Request, draft: ReportDraft) -> HttpResponse:
    """Send it, once; a second click finds it sent."""
    if too_many := limits.refusal(request, "report_send"):
        return too_many
    try:
        intake.receive(by=request.actor, at=request.at, draft=draft)
    except SlotTaken as error:
        messages.warning(request, error.message)
        return redirect(addresses.page(draft, "contact"))
    except DomainError as error:
        messages.warning(request, error.message)
        return redirect("business:check", draft.key)
    return redirect("business:sent", draft.key)
