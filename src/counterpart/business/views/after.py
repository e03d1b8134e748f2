"""After a report: write to the desk, add to it, withdraw it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.base.forms import Form
from counterpart.business.forms.after import AddForm, MessageForm, WithdrawForm
from counterpart.business.views.reports import report_of
from counterpart.casework.actions import closing, reports
from counterpart.casework.actions import messages as desk_messages
from counterpart.crimes.models import Incident


@requires(Permission.REPORT_CREATE)
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: Request, reference: str) -> HttpResponse:
    """Write to the desk."""

    def send(incident: Incident, form: Form) -> None:
        desk_messages.send_to_desk(incident=incident, body=form.cleaned_data["body"], by=request.actor, at=request.at)

    return _page(request, reference, MessageForm, "message", send, "Your message is with the desk.")


@requires(Permission.REPORT_CREATE)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, reference: str) -> HttpResponse:
    """Add to what was told."""

    def keep(incident: Incident, form: Form) -> None:
        reports.add_information(incident=incident, text=form.cleaned_data["text"], by=request.actor, at=request.at)

    return _page(request, reference, AddForm, "add", keep, "We have added that to your report.")


@requires(Permission.REPORT_CREATE)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: Request, reference: str) -> HttpResponse:
    """Withdraw the report, with the reason."""

    def take_back(incident: Incident, form: Form) -> None:
        closing.withdraw(incident=incident, reason=form.cleaned_data["reason"], by=request.actor, at=request.at)

    return _page(request, reference, WithdrawForm, "withdraw", take_back, "You have withdrawn this report.")


def _page(
    request: Request,
    reference: str,
    form_class: type[Form],
    template: str,
    act: Callable[[Incident, Form], None],
    done: str,
) -> HttpResponse:
    """Show the form; when it holds, act once and return to the report."""
    incident = report_of(request, reference)
    form = form_class(request.POST if request.method == "POST" else None, at=request.at)
    if request.method == "POST" and form.is_valid():
        try:
            act(incident, form)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, done)
            return redirect("business:report", incident.reference)
    return render(request, f"business/reports/{template}.html", {"incident": incident, "form": form})
