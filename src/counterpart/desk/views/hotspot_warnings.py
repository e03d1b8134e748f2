"""Warnings in force and past, and the patrol list."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from counterpart.accounts.requests import Request
from counterpart.core.hotspots.squares import Square, parse
from counterpart.core.periods.local_time import local_date, start_of_day
from counterpart.desk.presenters import hotspot_files
from counterpart.desk.presenters import hotspot_warnings as shown
from counterpart.desk.presenters.hotspots import parts, subject_name
from counterpart.desk.presenters.square_map import districts_of, square_map
from counterpart.desk.presenters.square_map import shapes as shapes_of
from counterpart.desk.views.hotspot_finding import as_file, find_forecast, force_of
from counterpart.hotspots import policy
from counterpart.hotspots.models import Forecast
from counterpart.hotspots.queries import warnings as queries
from counterpart.places import outlines

EARLIER = 20


def warnings(request: Request) -> HttpResponse:
    """What is warned of today, and how right such warnings were."""
    force = force_of(request)
    in_force = queries.in_force(force, local_date(request.at))
    found = next((one for one in in_force if one.subject == request.GET.get("of")), in_force[0] if in_force else None)
    context = {
        "parts": parts("warnings"),
        "least": policy.issue().least_events,
        "tabs": shown.tabs(in_force, found) if found else [],
        "records": queries.how_right(force),
        "record_columns": shown.RECORD_COLUMNS,
        "earlier": shown.earlier(
            queries.forecasts(request.actor).filter(ends_on__lte=local_date(request.at))[:EARLIER]
        ),
        "found": found,
        **(_told(found) if found else {}),
    }
    context["record_rows"] = shown.record_rows(context["records"])
    return render(request, "desk/hotspots/warnings.html", context)


def forecast(request: Request, pk: int) -> HttpResponse:
    """One forecast as it was issued, and what came of it."""
    found = find_forecast(request, pk)
    context = {"parts": parts(""), "found": found, "came_out": shown.came_out(found), **_told(found)}
    return render(request, "desk/hotspots/forecast.html", context)


def shapes(request: Request, pk: int) -> HttpResponse:
    """Outlines for the map of a forecast."""
    found = find_forecast(request, pk)
    squares = _squares(found)
    told = shapes_of(squares, outlines.districts(), districts_of(squares))
    return JsonResponse(told, content_type="application/geo+json")


def patrols(request: Request, pk: int, format: str) -> HttpResponse:
    """The squares of a forecast as a list to take along."""
    found = find_forecast(request, pk)
    title = f"{subject_name(found)}, {shown.period(found)}"
    record = shown.how_right(queries.right_of(found.force, found.subject))
    answer = hotspot_files.patrols(found, _squares(found), title, [record])
    return as_file(answer, f"patrols-{found.subject}-{found.starts_on}", format)


def _told(found: Forecast) -> dict[str, Any]:
    """What every page of a forecast shows."""
    squares = _squares(found)
    start, end = start_of_day(found.starts_on), start_of_day(found.ends_on)
    boundaries = reverse("desk_hotspots:forecast_shapes", args=[found.pk])
    title = f"Squares warned of, {shown.period(found)}"
    return {
        "subject": subject_name(found),
        "period": shown.period(found),
        "nothing": shown.nothing(found),
        "least_expected": shown.least_of(found),
        "how_right": shown.how_right(queries.right_of(found.force, found.subject)),
        "map": square_map(
            title,
            shown.marked(found, squares),
            outlines.districts(),
            boundaries,
            districts=districts_of(squares),
            steps=shown.STEPS,
        ),
        "columns": shown.columns(found),
        "rows": shown.rows(found, squares, queries.officer_hours(found.force, start, end)),
        "side": found.side,
        "last_day": found.ends_on - timedelta(days=1),
    }


def _squares(found: Forecast) -> list[Square]:
    return [parse(cell.cell) for cell in found.cells.all()]
