"""When in the week it happens."""

from django.http import HttpResponse
from django.shortcuts import render

from counterpart.accounts.requests import Request
from counterpart.base.spreadsheets import as_csv
from counterpart.core.hotspots.profiles import TimeOfWeek, time_of_week
from counterpart.core.hotspots.wanted import CannotMap
from counterpart.desk.forms.hotspots import LookForm
from counterpart.desk.presenters import hotspot_times as shown
from counterpart.desk.presenters.hotspots import link, parts
from counterpart.desk.views.hotspot_finding import force_of, look_form
from counterpart.hotspots import looking


def times(request: Request) -> HttpResponse:
    """The week in hours; what is not known to within some days is counted apart."""
    form = look_form(request, LookForm)
    week, span, nothing = _week(request, form)
    context = {
        "parts": parts("times"),
        "filter": form,
        "chosen": form.chosen(),
        "told": form.unknown(),
        "nothing": nothing,
        "week": week,
        "span": span,
        "hours": shown.hours(week) if week else [],
        "days": shown.DAYS,
        "busiest": shown.busiest(week) if week else "",
        "download": link("times_csv", form.kept()),
    }
    return render(request, "desk/hotspots/times.html", context)


def times_csv(request: Request) -> HttpResponse:
    """The same for a spreadsheet."""
    week, _, _ = _week(request, look_form(request, LookForm))
    return as_csv("time-of-week", ("Hour", *shown.DAYS), shown.lines(week) if week else ())


def _week(request: Request, form: LookForm) -> tuple[TimeOfWeek | None, str, str]:
    try:
        seen = looking.look(force_of(request), form.asked(), request.at)
    except CannotMap as error:
        return None, "", str(error)
    return time_of_week(seen.now), seen.span, ""
