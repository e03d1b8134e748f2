"""What every page of places finds first: the force, what is looked at, a square, a forecast, a visit, a response."""

from collections.abc import Callable

from django.http import Http404, HttpResponse

from counterpart.accounts.requests import Request
from counterpart.core.hotspots.answers import Answer
from counterpart.core.hotspots.layouts import csv_of, geojson, geopackage
from counterpart.core.hotspots.squares import Square, SquareError, parse
from counterpart.desk.forms.hotspots import HotspotForm, LookForm
from counterpart.hotspots import looking
from counterpart.hotspots.models import Forecast, PatrolVisit, Response
from counterpart.hotspots.queries import grounds, responses, warnings
from counterpart.partners.models import Organisation
from counterpart.partners.queries import own_organisation
from counterpart.places import outlines


def _marked_csv(answer: Answer) -> str:
    """With the mark by which spreadsheets know UTF-8."""
    return "\ufeff" + csv_of(answer)


_FORMATS: dict[str, tuple[Callable[[Answer], str | bytes], str]] = {
    "csv": (_marked_csv, "text/csv; charset=utf-8"),
    "geojson": (geojson, "application/geo+json"),
    "gpkg": (geopackage, "application/geopackage+sqlite3"),
}


def force_of(request: Request) -> Organisation:
    """The force that the actor works for."""
    return own_organisation(request.actor)


def look_form(request: Request, form: type[LookForm] = HotspotForm) -> LookForm:
    """What is looked at, as the address says."""
    districts = sorted(outlines.districts().names.items(), key=lambda place: place[1])
    categories = looking.kinds_loaded(force_of(request))
    return form(request.GET, at=request.at, districts=districts, categories=categories)


def find_square(name: str) -> Square:
    """The square of a name. Raises Http404 for what is none, or lies outside the force's area."""
    try:
        square = parse(name)
    except SquareError as error:
        raise Http404(str(error)) from error
    if not grounds.in_area(square):
        raise Http404(f"{name} lies outside the force's area.")
    return square


def find_forecast(request: Request, pk: int) -> Forecast:
    """A forecast of the actor's force. Raises Http404."""
    try:
        return warnings.find(request.actor, pk)
    except Forecast.DoesNotExist as error:
        raise Http404 from error


def find_visit(request: Request, pk: int) -> PatrolVisit:
    """A visit that officers of the actor's force made. Raises Http404."""
    try:
        return warnings.find_visit(request.actor, pk)
    except PatrolVisit.DoesNotExist as error:
        raise Http404 from error


def find_response(request: Request, pk: int) -> Response:
    """A response of the actor's force. Raises Http404."""
    try:
        return responses.find(request.actor, pk)
    except Response.DoesNotExist as error:
        raise Http404 from error


def as_file(answer: Answer, name: str, format: str) -> HttpResponse:
    """A download in one of the formats. Raises Http404 for another."""
    if format not in _FORMATS:
        raise Http404(f"There is no format {format}.")
    write, media_type = _FORMATS[format]
    response = HttpResponse(write(answer), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{format}"'
    return response
