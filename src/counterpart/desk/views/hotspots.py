"""Hotspots: squares on a map and in a table, each with a page of its own."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.core.hotspots.wanted import CannotMap
from counterpart.crimes import queries as crimes
from counterpart.desk.forms.hotspots import HotspotForm
from counterpart.desk.presenters import hotspot_files, hotspot_square
from counterpart.desk.presenters import hotspots as shown
from counterpart.desk.presenters.square_map import shapes as shapes_of
from counterpart.desk.presenters.square_map import square_map
from counterpart.desk.views.hotspot_finding import as_file, find_square, force_of, look_form
from counterpart.hotspots import looking
from counterpart.hotspots.counting import By, HotSquare
from counterpart.hotspots.events import first_told_at
from counterpart.hotspots.queries import squares as of_square
from counterpart.hotspots.queries.hot_squares import Found, hot_squares
from counterpart.performance.models import DataSource
from counterpart.places import outlines

LISTED = 15
# More than a map can show apart, and than a page should carry.
MOST_DRAWN = 1500
_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class _Page:
    """What was asked for and found; `nothing` says why nothing can be mapped."""

    form: HotspotForm
    seen: Found | None
    nothing: str = ""

    @property
    def found(self) -> list[HotSquare]:
        """The squares, the most first."""
        return self.seen.squares if self.seen else []

    @property
    def has_reports(self) -> bool:
        """Whether the data holds reports and crimes apart; what was loaded holds crimes alone."""
        return self.form.source_chosen == DataSource.OWN

    @property
    def by(self) -> By:
        """What the squares are ranked by: not by harm where the data tell none."""
        return self.seen.by if self.seen else self.form.ranked_by()

    @property
    def has_harm(self) -> bool:
        """Whether the data tell of any harm."""
        return self.seen is None or self.seen.tells_harm

    @property
    def told(self) -> list[str]:
        """What was asked for and cannot be shown."""
        other = shown.MEASURES[By.REPORTS if self.has_reports else By.CRIMES].lower()
        harm = [f"These data tell no harm: squares are ranked by {other}."]
        return self.form.unknown() + (harm if self.by is not self.form.ranked_by() else [])

    def has_before(self, since: datetime | None, at: datetime) -> bool:
        """Whether the span before is one that the data can tell of: the force has had reports here `since`."""
        if self.has_reports:
            return since is not None and since <= at - 2 * timedelta(days=self.form.asked().days)
        return self.seen is not None and self.seen.before > 0

    @property
    def title(self) -> str:
        """What the map shows."""
        measure = shown.MEASURES[self.by] if self.has_reports or self.by is By.HARM else "Crimes"
        span = self.seen.span if self.seen else ""
        return f"{measure} by square of {self.form.side_chosen()} m, {span}"

    @property
    def districts(self) -> list[str]:
        """The districts on the map; none for all."""
        return [self.form.asked().district] if self.form.asked().district else []

    @property
    def notes(self) -> list[str]:
        """What a reader must be told."""
        return [
            *(self.seen.notes if self.seen else ()),
            f"Harm is by {looking.harm_table()}. It ranks places, never people."
            if self.has_harm
            else "These data tell no harm.",
        ]


def hotspots(request: Request) -> HttpResponse:
    """The map, and the first squares in a table."""
    page = _page(request)
    has_before = page.has_before(first_told_at(force_of(request)), request.at)
    kept = page.form.kept()
    drawn = page.found[:MOST_DRAWN]
    words = shown.words_for(page.by, has_reports=page.has_reports)
    context = {
        "parts": shown.parts("hotspots"),
        "filter": page.form,
        "chosen": page.form.chosen(),
        "told": page.told,
        "nothing": page.nothing,
        "seen": page.seen,
        "found": page.found,
        "map": square_map(
            page.title,
            shown.marked(drawn, page.by, words),
            outlines.districts(),
            shown.link("hotspots_shapes", kept),
            districts=page.districts,
        ),
        "table": shown.table(
            page.found[:LISTED],
            page.by,
            has_reports=page.has_reports,
            has_before=has_before,
            has_harm=page.has_harm,
        ),
        "has_before": has_before,
        "notes": page.notes,
        "downloads": _downloads(page.form),
    }
    return render(request, "desk/hotspots/hotspots.html", context)


def shapes(request: Request) -> HttpResponse:
    """Outlines of the squares and districts of the map, by code."""
    page = _page(request)
    squares = [one.square for one in page.found[:MOST_DRAWN]]
    found = shapes_of(squares, outlines.districts(), page.districts)
    return JsonResponse(found, content_type="application/geo+json")


def download(request: Request, format: str) -> HttpResponse:
    """Every square, as CSV, GeoJSON or GeoPackage."""
    page = _page(request)
    has_before = page.has_before(first_told_at(force_of(request)), request.at)
    answer = hotspot_files.hotspots(page.found, page.title, page.notes, has_before=has_before)
    return as_file(answer, "hotspots", format)


def square(request: Request, name: str) -> HttpResponse:
    """What happened in one square in a year, what was warned of it, and who was there."""
    force, found = force_of(request), find_square(name)
    told = of_square.told_of(force, found, request.at - _YEAR, request.at)
    crimes.list_reports(request.actor, told.incidents, request.at)
    may = {"withdraws": request.actor.may(Permission.PATROL_LOG), "opens": request.actor.may(Permission.CASE_READ)}
    view = hotspot_square.SquarePage(found, told, **may)
    return render(request, "desk/hotspots/square.html", {"parts": shown.parts(""), "view": view, "square": found})


def _page(request: Request) -> _Page:
    form = cast(HotspotForm, look_form(request))
    by = form.ranked_by()
    try:
        return _Page(form, hot_squares(force_of(request), form.asked(), form.side_chosen(), by, request.at))
    except CannotMap as error:
        return _Page(form, None, str(error))


def _downloads(form: HotspotForm) -> list[dict[str, str]]:
    names = (("csv", "CSV"), ("geojson", "GeoJSON"), ("gpkg", "GeoPackage"))
    return [
        {"text": text, "href": reverse("desk_hotspots:hotspots_file", args=[code]) + form.query()}
        for code, text in names
    ]
