"""Hot squares in words, tables and on a map."""

from collections.abc import Callable, Iterable, Sequence
from math import isnan
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from counterpart.base.wording import plural
from counterpart.core.hotspots.squares import Square
from counterpart.desk.presenters.square_map import Marked
from counterpart.hotspots import policy
from counterpart.hotspots.counting import By, HotSquare, Trend
from counterpart.hotspots.models import Forecast
from counterpart.places.queries import name_of

PARTS = (
    ("hotspots", "Hotspots"),
    ("demand", "Demand locations"),
    ("times", "When"),
    ("warnings", "Warnings"),
    ("responses", "Responses"),
)
BEFORE = ({"text": "Before", "numeric": True}, {"text": "Trend"})
MEASURES = {By.REPORTS: "Reports", By.CRIMES: "Crimes", By.HARM: "Harm (days)"}


def parts(current: str) -> list[dict[str, Any]]:
    """The pages of places, one of them current."""
    return [
        {"text": text, "href": reverse(f"desk_hotspots:{name}"), "current": name == current} for name, text in PARTS
    ]


def place_of(square: Square) -> str:
    """The ward and district of its middle, or its reference outside all."""
    lon, lat = square.middle
    return name_of(lon=lon, lat=lat)


def subject_name(forecast: Forecast) -> str:
    """What it is of, in words."""
    subject = policy.subjects().get(forecast.subject)
    return subject.name if subject else forecast.subject


def table(
    found: Sequence[HotSquare], by: By, *, has_reports: bool, has_before: bool, has_harm: bool = True
) -> dict[str, Any]:
    """The first squares with counts and harm side by side; with a trend where there is a time before."""
    shown = {By.REPORTS: True, By.CRIMES: has_reports, By.HARM: has_harm}
    counted = [one for one in By if shown[one]]
    columns: list[dict[str, Any]] = [{"text": "Square"}, {"text": "Where"}]
    columns += [
        {
            "text": MEASURES[one] if has_reports or one is By.HARM else "Crimes",
            "numeric": True,
            "sorted": "descending" if one is by else "",
        }
        for one in counted
    ]
    columns += BEFORE if has_before else ()
    columns += [{"text": "Stands out"}]
    return {"columns": columns, "rows": [_row(one, counted, has_before) for one in found]}


def marked(found: Iterable[HotSquare], by: By, words: Callable[[HotSquare], str]) -> list[Marked]:
    """The squares as the map draws them."""
    return [
        Marked(
            square=one.square,
            name=one.square.reference,
            text=words(one),
            value=None if by is By.HARM and isnan(one.harm) else one.value(by),
            href=reverse("desk_hotspots:square", args=[one.square.name]),
        )
        for one in found
    ]


def words_for(by: By, *, has_reports: bool) -> Callable[[HotSquare], str]:
    """What stands in a square of the map."""
    if by is By.HARM:
        return lambda one: "Harm not known" if isnan(one.harm) else f"{days(one.harm)} days of harm"
    if by is By.CRIMES or not has_reports:
        return lambda one: plural(one.crimes, "crime")
    return lambda one: plural(one.reports, "report")


def trend_words(trend: Trend) -> str:
    """How a count moved, where that is more than chance."""
    if trend.is_few:
        return "Too few"
    if trend.low > 1:
        return "More"
    return "Fewer" if trend.high < 1 else "No change shown"


def days(harm: float) -> str:
    """Days of harm as people write them; that they are not known where no event has a weight."""
    if isnan(harm):
        return "Not known"
    return f"{harm:,.1f}".removesuffix(".0")


def link(name: str, kept: dict[str, str], **more: str) -> str:
    """An address that keeps what was chosen."""
    query = urlencode(kept | more)
    return reverse(f"desk_hotspots:{name}") + (f"?{query}" if query else "")


def _row(one: HotSquare, counted: Sequence[By], has_before: bool) -> list[Any]:
    values = [days(one.harm) if by is By.HARM else f"{int(one.value(by)):,}" for by in counted]
    square = {"text": one.square.reference, "href": reverse("desk_hotspots:square", args=[one.square.name])}
    before = (f"{one.trend.before:,}", trend_words(one.trend)) if has_before else ()
    return [square, place_of(one.square), *values, *before, "Yes" if one.is_cluster else ""]
