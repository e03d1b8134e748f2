"""Outlines of places as GeoJSON, for maps: published open data, the same for everybody."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.views.decorators.cache import cache_control

from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.places import outlines

_DAY = 86_400


@public("boundaries are published open data")
@cache_control(public=True, max_age=_DAY)
def districts(request: Request) -> HttpResponse:
    """`/boundaries/districts.geojson`: each with `code` and `name`, in WGS84."""
    return _answer(outlines.districts().geojson)


@public("boundaries are published open data")
@cache_control(public=True, max_age=_DAY)
def lsoas(request: Request, district: str) -> HttpResponse:
    """`/boundaries/<district>/lsoas.geojson`: the small areas of one district; 404 for one that we do not hold."""
    found = outlines.lsoas(district)
    if found is None:
        raise Http404(f"There is no district {district}.")
    return _answer(found.geojson)


def _answer(geojson: Mapping[str, Any]) -> HttpResponse:
    return JsonResponse(geojson, content_type="application/geo+json", json_dumps_params={"separators": (",", ":")})
