"""Warnings in words: never without how often such warnings were right."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.urls import reverse

from counterpart.base.wording import day, duration, plural, share, short_day
from counterpart.core.hotspots.intervals import Estimate
from counterpart.core.hotspots.squares import Square
from counterpart.desk.presenters.hotspot_square import came_true
from counterpart.desk.presenters.hotspots import place_of, subject_name
from counterpart.desk.presenters.square_map import Marked
from counterpart.hotspots.models import Forecast, Reason
from counterpart.hotspots.record import Record

# What each shade of the map means.
SHADES = {Reason.LONG_TERM: 2, Reason.NEAR_REPEAT: 4}
SHORT = {Reason.LONG_TERM: "Past year", Reason.NEAR_REPEAT: "Near repeat"}
STEPS = [(shade, reason.label) for reason, shade in SHADES.items()]
NO_RECORD = (
    "No record exists yet: no warning of this kind has been held against what happened. Until one has, take these "
    "squares as a list of where most was reported, not as a warning that is known to be right."
)
RECORD_COLUMNS = (
    {"text": "Warnings of"},
    {"text": "Forecasts", "numeric": True},
    {"text": "Warnings", "numeric": True},
    {"text": "Right", "numeric": True},
    {"text": "By chance", "numeric": True},
    {"text": "Reports foreseen", "numeric": True},
    {"text": "Times chance (PAI)", "numeric": True},
    {"text": "Of the best (PEI)", "numeric": True},
)


def period(forecast: Forecast) -> str:
    """Its days, the last one included."""
    return f"{short_day(forecast.starts_on)} to {day(forecast.ends_on - timedelta(days=1))}"


def how_right(record: Record | None) -> str:
    """How often such warnings were right, next to chance; that nobody knows where nobody does."""
    if record is None:
        return NO_RECORD
    few = ", of too few forecasts for a range" if record.share.low is None else ""
    return (
        f"Of {plural(record.warnings, 'warning')} like these in {plural(record.forecasts, 'forecast')}, "
        f"{record.right:,} were right ({percent(record.share)}{few}): something was reported from the square in its "
        f"{record.days} days. As many squares drawn by lot would have been right {share(record.by_chance)} of the time."
    )


def nothing(forecast: Forecast) -> str:
    """Why no square is warned of, in words; empty where one is."""
    if forecast.cells.all():
        return ""
    return (
        f"No square is warned of: none was expected to have as much as {least_of(forecast)} reports in these "
        f"{forecast.days} days."
    )


def least_of(forecast: Forecast) -> str:
    """How many reports had to be expected from a square for it to be warned of; empty for forecasts without a limit."""
    least = forecast.settings.get("issue", {}).get("least_expected")
    return "" if least is None else f"{least:g}"


def came_out(forecast: Forecast) -> str:
    """What came of it, in a sentence; empty before that is known."""
    if not is_scored(forecast):
        return ""
    score = forecast.score
    if not score.warnings:
        return f"No square was warned of. {plural(score.events, 'report')} came from these days."
    return (
        f"{score.right:,} of {plural(score.warnings, 'square')} came true. They held {score.hits:,} of the "
        f"{plural(score.events, 'report')} of these days."
    )


def record_rows(found: Sequence[Record]) -> list[list[str]]:
    """The record of each subject."""
    return [
        [
            one.name,
            f"{one.forecasts:,}",
            f"{one.warnings:,}",
            f"{one.right:,}: {percent(one.share)}",
            share(one.by_chance),
            f"{one.hits:,} of {one.events:,}",
            number(one.pai),
            number(one.pei),
        ]
        for one in found
    ]


def columns(forecast: Forecast) -> list[dict[str, Any]]:
    """The heads of the table of squares; what came true only once it is known."""
    heads: list[dict[str, Any]] = [{"text": "Rank", "numeric": True}, {"text": "Square"}, {"text": "Where"}]
    heads += [{"text": "Why"}, {"text": "Expected", "numeric": True}, {"text": "Officers there"}]
    return [*heads, {"text": "Came true"}] if is_scored(forecast) else heads


def is_scored(forecast: Forecast) -> bool:
    """Whether it was held against what happened."""
    return getattr(forecast, "score", None) is not None


def rows(forecast: Forecast, squares: Sequence[Square], hours: dict[str, timedelta]) -> list[list[Any]]:
    """A row for each square: where, why, who was there, and what came of it once that is known."""
    return [
        [
            f"{cell.rank}",
            {"text": square.reference, "href": reverse("desk_hotspots:square", args=[cell.cell])},
            place_of(square),
            SHORT[Reason(cell.reason)],
            f"{cell.expected:.2f}",
            duration(hours[cell.cell]) if cell.cell in hours else "",
            *([came_true(cell)] if is_scored(forecast) else []),
        ]
        for cell, square in zip(forecast.cells.all(), squares, strict=True)
    ]


def marked(forecast: Forecast, squares: Sequence[Square]) -> list[Marked]:
    """The squares as the map draws them."""
    return [
        Marked(
            square=square,
            name=f"{cell.rank}: {square.reference}",
            text=cell.get_reason_display(),
            shade=SHADES[Reason(cell.reason)],
            href=reverse("desk_hotspots:square", args=[cell.cell]),
        )
        for cell, square in zip(forecast.cells.all(), squares, strict=True)
    ]


def tabs(in_force: Sequence[Forecast], shown: Forecast) -> list[dict[str, Any]]:
    """The forecasts in force, one of them shown."""
    address = reverse("desk_hotspots:warnings")
    return [
        {"text": subject_name(one), "href": f"{address}?of={one.subject}", "current": one.pk == shown.pk}
        for one in in_force
    ]


def earlier(found: Iterable[Forecast]) -> list[list[Any]]:
    """Forecasts that are over, with what came of each."""
    return [
        [
            {"text": period(one), "href": reverse("desk_hotspots:forecast", args=[one.pk])},
            subject_name(one),
            _right(one),
        ]
        for one in found
    ]


def percent(of: Estimate) -> str:
    """39%, and between what where enough periods tell."""
    if of.low is None or of.high is None:
        return share(of.value)
    return f"{share(of.value)}, between {share(of.low)} and {share(of.high)}"


def number(value: Estimate | None) -> str:
    """A ratio with its interval."""
    if value is None:
        return "No report"
    if value.low is None or value.high is None:
        return f"{value.value:.1f}"
    return f"{value.value:.1f} ({value.low:.1f} to {value.high:.1f})"


def _right(forecast: Forecast) -> str:
    score = getattr(forecast, "score", None)
    if score is None:
        return "Not scored yet"
    return f"{score.right} of {score.warnings} right" if score.warnings else "No square was warned of"
