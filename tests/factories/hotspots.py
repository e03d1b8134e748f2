from datetime import date, timedelta
from typing import Any

from counterpart.core.hotspots.sharing import sharing
from counterpart.core.hotspots.squares import parse
from counterpart.core.hotspots.warned_areas import warned_area
from counterpart.hotspots.models import Forecast, ForecastScore, PatrolVisit, Response, WarnedCell
from counterpart.partners.models import Organisation
from counterpart.places.models import District
from tests.factories.moments import NOW
from tests.factories.premises import make_premises

SQUARE = "bng-250-2491-1233"  # where make_premises puts a shop
ELSEWHERE = "bng-250-2495-1237"


def make_forecast(*, cells: tuple[str, ...] = (SQUARE,), **fields: Any) -> Forecast:
    """Warnings of the seven days from NOW's day, of `cells` in order; `force` must be given."""
    starts_on: date = fields.pop("starts_on", NOW.date())
    defaults = {
        "subject": "all",
        "issued_at": NOW,
        "issued_by_name": "Forecasts",
        "starts_on": starts_on,
        "ends_on": starts_on + timedelta(days=7),
        "method": "long-term and near-repeat",
        "plane": 27700,
        "side": 250,
        "squares": 100,
        "events_seen": 50,
        "seen_digest": "0" * 64,
    }
    forecast = Forecast.objects.create(**(defaults | fields))
    told = {"expected": 0.4, "near_repeat": 0.1, "reason": "long-term"}
    WarnedCell.objects.bulk_create(
        WarnedCell(forecast=forecast, cell=cell, rank=rank, **told) for rank, cell in enumerate(cells, start=1)
    )
    return forecast


def make_score(*, forecast: Forecast, **fields: Any) -> ForecastScore:
    """One of one warning right, where three of a hundred squares had an event."""
    defaults = {
        "scored_at": NOW,
        "events": 4,
        "hits": 1,
        "warnings": 1,
        "right": 1,
        "chance_right": 0.03,
        "chance_hits": 0.04,
        "best_hits": 2,
        "right_cells": [SQUARE],
        "seen_digest": "1" * 64,
    }
    return ForecastScore.objects.create(forecast=forecast, **(defaults | fields))


def make_neighbours(force: Organisation, number: int) -> None:
    """Unclaimed premises of the force's register, each in a square of its own in the warned area of SQUARE."""
    district = District.objects.create(code="E07999999", name="Elsewhere", force_code=force.force_code)
    here = parse(SQUARE)
    near = [square for square in here.around(3) if warned_area(square, sharing()) == warned_area(here, sharing())]
    for square in [square for square in near if square != here][:number]:
        longitude, latitude = square.middle
        make_premises(longitude=longitude, latitude=latitude, district=district)


def make_patrol_visit(**fields: Any) -> PatrolVisit:
    """Two officers for half an hour at NOW; `force` must be given."""
    defaults = {
        "cell": SQUARE,
        "started_at": NOW,
        "minutes": 30,
        "officers": 2,
        "logged_at": NOW,
        "logged_by_name": "Alice Warren",
    }
    return PatrolVisit.objects.create(**(defaults | fields))


def make_response(**fields: Any) -> Response:
    """Patrols in one square for the thirty days before NOW; `force` must be given."""
    defaults = {
        "name": "Patrols in the city",
        "aim": "Fewer thefts",
        "cells": [SQUARE],
        "comparison_cells": [ELSEWHERE],
        "starts_on": NOW.date() - timedelta(days=30),
        "ends_on": NOW.date(),
        "added_at": NOW,
        "added_by_name": "Sam Okafor",
    }
    return Response.objects.create(**(defaults | fields))
