"""What a reporter does after a report: write to the desk, add to it, withdraw it. With an account or without."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from counterpart.accounts.requests import Request
from counterpart.base.actors import Actor
from counterpart.base.errors import DomainError
from counterpart.base.forms import Form
from counterpart.business.forms.after import AddForm, MessageForm, WithdrawForm
from counterpart.casework.actions import closing, reports
from counterpart.casework.actions import messages as desk_messages
from counterpart.crimes.models import Incident


@dataclass(frozen=True, slots=True)
class Deed:
    """One form about a report: its template, the one call that it makes, and what is said after it."""

    form: type[Form]
    template: str
    act: Callable[[Incident, Form, Actor, datetime], object]
    done: str


def _send(incident: Incident, form: Form, by: Actor, at: datetime) -> object:
    return desk_messages.send_to_desk(incident=incident, body=form.cleaned_data["body"], by=by, at=at)


def _add(incident: Incident, form: Form, by: Actor, at: datetime) -> object:
    return reports.add_information(incident=incident, text=form.cleaned_data["text"], by=by, at=at)


def _withdraw(incident: Incident, form: Form, by: Actor, at: datetime) -> object:
    return closing.withdraw(incident=incident, reason=form.cleaned_data["reason"], by=by, at=at)


MESSAGE = Deed(MessageForm, "message", _send, "Your message is with the desk.")
ADD = Deed(AddForm, "add", _add, "We have added that to your report.")
WITHDRAW = Deed(WithdrawForm, "withdraw", _withdraw, "You have withdrawn this report.")


def page(request: Request, incident: Incident, deed: Deed, *, by: Actor, home: str) -> HttpResponse:
    """Show the form; when it holds, act once and go `home`, to the page of the report."""
    form = deed.form(request.POST if request.method == "POST" else None, at=request.at)
    if request.method == "POST" and form.is_valid():
        try:
            deed.act(incident, form, by, request.at)
        except DomainError as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        else:
            messages.success(request, deed.done)
            return redirect(home)
    facts = {"incident": incident, "form": form, "home": home}
    return render(request, f"business/reports/{deed.template}.html", facts)
