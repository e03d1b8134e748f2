"""Demand locations in tables."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from markupsafe import Markup

from counterpart.base.jinja import render_component
from counterpart.desk.presenters.hotspots import days, place_of, trend_words
from counterpart.hotspots.queries.demand import Location

COLUMNS = (
    "Location", "Where", "Standing", "Incidents", "Crimes", "Harm (days)", "Officer hours", "Before", "Trend",
    "12 months",
)  # fmt: skip
_TREND = ("Before", "Trend")
_NUMBERS = {"Incidents", "Crimes", "Harm (days)", "Officer hours", "Before", "12 months"}


def columns(*, by_square: bool, has_before: bool) -> list[dict[str, Any]]:
    """The heads; ranked by harm first. Without a time before there is no trend."""
    names = [name for name in COLUMNS if has_before or name not in _TREND]
    heads = [{"text": name, "numeric": name in _NUMBERS} for name in names]
    heads[0]["text"] = "Square" if by_square else "Premises"
    heads[5]["sorted"] = "descending"
    return [*heads, {"text": "Cases"}]


def rows(found: Iterable[Location], *, has_before: bool, opens: bool) -> list[list[Any]]:
    """A row for each location, with a way to its square and, for who `opens` cases, to those of premises."""
    return [[*_row(one, has_before), _cases_of(one, opens)] for one in found]


def lines(found: Iterable[Location], *, has_before: bool) -> list[list[str]]:
    """The same for a spreadsheet, with the name of the square; the trend is empty without a time before."""
    return [[*(_plain(name, cell, has_before) for name, cell in _named(one)), one.square.name] for one in found]


def name_of(one: Location) -> str:
    """What it is called."""
    return one.premises.name if one.premises else one.square.reference


def where(one: Location) -> str:
    """The address of premises, the ward of a square."""
    return (one.premises.address if one.premises else "") or place_of(one.square)


def standing(one: Location) -> str:
    """Repeat or chronic."""
    return "Chronic" if one.is_chronic else "Repeat" if one.is_repeat else ""


def period(days_back: int, by_square: bool) -> str:
    """What the table holds."""
    return f"{'Squares' if by_square else 'Premises'} by harm, the last {days_back} days"


def _named(one: Location) -> Iterable[tuple[str, Any]]:
    return zip(COLUMNS, _cells(one), strict=True)


def _plain(name: str, cell: Any, has_before: bool) -> str:
    if name in _TREND and not has_before:
        return ""
    return str(cell["text"] if isinstance(cell, dict) else cell)


def _row(one: Location, has_before: bool) -> list[Any]:
    cells = dict(_named(one)) | {"Standing": _tag(one)}
    return [cell for name, cell in cells.items() if has_before or name not in _TREND]


def _cells(one: Location) -> list[Any]:
    return [
        {"text": name_of(one), "href": _square(one)},
        where(one),
        standing(one),
        f"{one.incidents}",
        f"{one.crimes}",
        days(one.harm),
        _hours(one.hours),
        f"{one.trend.before}",
        trend_words(one.trend),
        f"{one.year}",
    ]


def _tag(one: Location) -> Markup | str:
    words = standing(one)
    return render_component("status", text=words, tone="urgent" if one.is_chronic else "waiting") if words else ""


def _cases_of(one: Location, opens: bool) -> dict[str, str]:
    if one.premises is None or not opens:
        return {"text": "Reports", "href": f"{_square(one)}#reports"}
    query = urlencode({"premises": one.premises.pk, "state": "any"})
    return {"text": "Cases", "href": f"{reverse('desk:queue')}?{query}"}


def _square(one: Location) -> str:
    return reverse("desk_hotspots:square", args=[one.square.name])


def _hours(spent: timedelta) -> str:
    return f"{spent / timedelta(hours=1):,.1f}" if spent else ""


def both(by_square: bool) -> Sequence[dict[str, Any]]:
    """The two ways to look at demand."""
    address = reverse("desk_hotspots:demand")
    return [
        {"text": "By premises", "href": address, "current": not by_square},
        {"text": "By square", "href": f"{address}?by=square", "current": by_square},
    ]
