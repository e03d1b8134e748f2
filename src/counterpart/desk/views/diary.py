"""The desk's diary of call-backs: a week, and the opening of times."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.casework.actions import diary as diary_actions
from counterpart.casework.queries import diary
from counterpart.core.periods.local_time import LocalTimeError, local_date
from counterpart.desk.forms.oversight import OpenSlotsForm
from counterpart.desk.presenters.diary import week_of
from counterpart.desk.views.finding import log_list
from counterpart.partners.queries import own_organisation

WEEK = timedelta(days=7)
FARTHEST = timedelta(days=3660)  # nobody keeps a diary farther off


def week(request: Request) -> HttpResponse:
    """The calls and free places of the week that holds `?day=` (this week where it makes no sense or is far off)."""
    days = diary.week(own_organisation(request.actor), _asked_day(request))
    monday = days[0].date
    log_list(request, (call.case for day in days for slot in day.slots for call in slot.standing))  # type: ignore[attr-defined]
    context = {
        "monday": monday,
        "days": week_of(days, at=request.at),
        "previous": (monday - WEEK).isoformat(),
        "next": (monday + WEEK).isoformat(),
    }
    return render(request, "desk/diary.html", context)


def open_slots(request: Request) -> HttpResponse:
    """Open a run of times on one day."""
    form = OpenSlotsForm(request.POST or None, at=request.at)
    if request.method == "POST" and form.is_valid() and _opens(request, form):
        messages.success(request, "The times are open for booking")
        return redirect("desk:diary")
    return render(request, "desk/open_slots.html", {"form": form}, status=422 if form.errors else 200)


def _opens(request: Request, form: OpenSlotsForm) -> bool:
    force = own_organisation(request.actor)
    try:
        diary_actions.open_slots(force=force, by=request.actor, at=request.at, **form.cleaned_data)
    except DomainError as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return False
    except LocalTimeError as refusal:
        form.add_error("from_time", str(refusal))
        return False
    return True


def _asked_day(request: Request) -> date:
    today = local_date(request.at)
    try:
        asked = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return today
    return asked if abs(asked - today) <= FARTHEST else today
