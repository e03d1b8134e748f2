"""Responses and their results in words, tables and on a map."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.urls import reverse

from counterpart.base.wording import day, plural
from counterpart.core.hotspots.comparison import Effect
from counterpart.core.hotspots.displacement import Displacement, Spread
from counterpart.core.hotspots.ratios import Counted, Interval, Moved
from counterpart.core.hotspots.squares import Square
from counterpart.core.periods.local_time import local_date
from counterpart.crimes.models import WhatHappened
from counterpart.desk.presenters.square_map import Marked
from counterpart.desk.presenters.tags import Tag
from counterpart.hotspots.models import Response
from counterpart.hotspots.queries.responses import Against, Outcome, OutOfReach

_AN_HOUR = timedelta(hours=1)
STEPS = [(0, "Compared with"), (2, "Around it"), (4, "The response")]
COUNT_COLUMNS = (
    {"text": "Area"},
    {"text": "Squares", "numeric": True},
    {"text": "Before", "numeric": True},
    {"text": "During", "numeric": True},
)


def state(response: Response, today: Any) -> Tag:
    """How it stands."""
    if response.withdrawn_at is not None:
        return Tag("Withdrawn")
    if today < response.starts_on:
        return Tag("Not begun", "waiting")
    return Tag("Running", "active") if today < response.ends_on else Tag("Over", "good")


def days(response: Response) -> str:
    """Its days, the last one included."""
    return f"{day(response.starts_on)} to {day(response.ends_on - timedelta(days=1))}"


def kinds(response: Response) -> str:
    """What it is to lessen."""
    return ", ".join(WhatHappened(kind).label for kind in response.kinds) or "Everything reported"


def rows(found: Iterable[Response], today: Any, tag: Any) -> list[list[Any]]:
    """The list of responses."""
    return [
        [
            {"text": one.name, "href": reverse("desk_hotspots:response", args=[one.pk])},
            days(one),
            plural(len(one.cells), "square"),
            tag(state(one, today)),
            f"{day(one.added_at)}{', after its first day' if one.is_late else ''}",
        ]
        for one in found
    ]


def late(response: Response) -> str:
    """That whoever added it could know the result; empty where they could not."""
    if not response.is_late:
        return ""
    return f"Added {day(response.added_at)}, after its first day: whoever added it could know the result."


def unreached(found: OutOfReach) -> str:
    """Why there are no figures."""
    return f"Reports do not reach back to {day(found.first + _AN_HOUR)}, so nothing can be compared."


def ways(response: Response, against: Against) -> list[dict[str, Any]]:
    """The two ways to compare."""
    address = reverse("desk_hotspots:response", args=[response.pk])
    return [
        {"text": "With the days before", "href": address, "current": against is Against.BEFORE},
        {"text": "With a year before", "href": f"{address}?against=year", "current": against is Against.YEAR},
    ]


def count_rows(outcome: Outcome, response: Response) -> list[list[str]]:
    """Reports in each area, before and during."""
    effect = outcome.effect
    areas: list[tuple[str, int, Counted | None]] = [
        ("The response", len(response.cells), effect.response),
        ("Around it", len(outcome.ring), effect.buffer),
        ("Compared with", len(response.comparison_cells), effect.comparison),
    ]
    return [
        [name, f"{squares:,}", f"{counted.before:,}", f"{counted.after:,}"]
        for name, squares, counted in areas
        if counted
    ]


def findings(effect: Effect) -> list[tuple[str, str]]:
    """What the figures say, each with its interval."""
    found = [
        ("Result", effect.words),
        ("Expected", f"{effect.moved.expected:,.1f} reports, had the area moved as the comparison area did"),
        ("Difference", _difference(effect.difference)),
        ("Ratio", _ratio(effect.moved)),
    ]
    if effect.displacement is not None:
        found.append(("Ground around it", effect.displacement.words))
        found.append(("Displacement quotient", _quotient(effect.displacement)))
    return found


def span(of: tuple[datetime, datetime]) -> str:
    """The days of a half-open span; the clocks may have moved its ends by an hour from midnight."""
    return f"{day(of[0] + _AN_HOUR)} to {day(local_date(of[1] - 2 * _AN_HOUR))}"


def marked(own: Sequence[Square], ring: Sequence[Square], compared: Sequence[Square]) -> list[Marked]:
    """The squares as the map draws them."""
    groups = ((compared, 0, "Compared with"), (ring, 2, "Around it"), (own, 4, "The response"))
    return [
        Marked(one, one.reference, text, shade=shade, href=reverse("desk_hotspots:square", args=[one.name]))
        for squares, shade, text in groups
        for one in squares
    ]


def _ratio(moved: Moved) -> str:
    ratio = moved.ratio
    filled = "; half a report was added to each count, because one is none" if moved.filled else ""
    return f"{ratio.value:.2f}, between {ratio.low:.2f} and {ratio.high:.2f} (1 is no difference){filled}"


def _quotient(found: Displacement) -> str:
    if found.quotient is None or found.spread is Spread.TOO_SMALL:
        return "Not asked"
    return f"{found.quotient + 0:.2f}"


def _difference(more: Interval) -> str:
    """How many more or fewer than expected, and between what."""
    return f"{_than(more.value)} than expected, between {_than(more.low)} and {_than(more.high)}"


def _than(reports: float) -> str:
    """Such as "1.5 more" or "6.0 fewer"."""
    return f"{abs(reports):,.1f} {'fewer' if reports < 0 else 'more'}"
