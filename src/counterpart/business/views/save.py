"""Save an unfinished report and come back to it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from counterpart.accounts import limits
from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.base import audit
from counterpart.business import reporting
from counterpart.business.forms.after import SaveForm
from counterpart.crimes.actions import drafts
from counterpart.crimes.errors import AlreadySent, LinkNotValid, TooManyLinks
from counterpart.crimes.models import ReportDraft


@public(reporting.PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def save(request: Request, key: UUID) -> HttpResponse:
    """Each page is saved as it is answered; a visitor also needs a link to find the report again."""
    draft = reporting.draft_of(request, key)
    if draft.incident_id is not None:
        return redirect("business:sent", draft.key)
    if draft.person_id is not None:
        messages.success(request, "Your report is saved. You can finish it within 14 days.")
        return redirect("business:reports")
    known = (draft.answers.get("contact") or {}).get("email", "")
    form = SaveForm(request.POST if request.method == "POST" else None, initial={"email": known}, at=request.at)
    if request.method == "POST" and form.is_valid() and (answer := _email_link(request, draft, form)):
        return answer
    back = reporting.next_address(draft, reporting.ask_of(request, draft))
    return render(request, "business/report/save.html", {"draft": draft, "form": form, "back": back})


@public(reporting.PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: Request, token: str) -> HttpResponse:
    """Open an unfinished report by its emailed link. A button opens it, so that mail scanners do not."""
    try:
        draft = drafts.resume(token=token, at=request.at)
    except LinkNotValid:
        return render(request, "business/report/link_not_valid.html", status=404)
    if request.method != "POST":
        return render(request, "business/report/come_back.html", {"draft": draft})
    audit.read(by=request.actor, at=request.at, action="draft.open", target=draft)
    reporting.remember(request, draft)
    return reporting.go_on(draft, reporting.ask_of(request, draft))


@public(reporting.PUBLIC)
@require_POST
def discard(request: Request, key: UUID) -> HttpResponse:
    """Throw an unfinished report away."""
    draft = reporting.draft_of(request, key)
    belongs = draft.person_id is not None
    try:
        drafts.discard(draft=draft, by=request.actor, at=request.at)
    except AlreadySent:
        return redirect("business:sent", key)
    messages.success(request, "We have deleted that unfinished report.")
    return redirect("business:reports" if belongs else "business:start")


def _email_link(request: Request, draft: ReportDraft, form: SaveForm) -> HttpResponse | None:
    """Send the link; None where the form now says why not."""
    if too_many := limits.refusal(request, "report_link"):
        return too_many
    email = form.cleaned_data["email"]
    try:
        drafts.email_link(draft=draft, email=email, by=request.actor, at=request.at)
    except TooManyLinks as error:
        form.add_error(error.field, error.message)
        return None
    return render(request, "business/report/saved.html", {"email": email})
