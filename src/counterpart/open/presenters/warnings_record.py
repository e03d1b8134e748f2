"""The record of warnings in words."""

from collections.abc import Iterable
from typing import Any

from counterpart.base.wording import share
from counterpart.hotspots import policy
from counterpart.hotspots.public_record import FIELDS, PublicLine

HIDDEN = "hidden"
COLUMNS = (
    {"text": "Warnings of"},
    {"text": "Forecasts", "numeric": True},
    {"text": "Warnings", "numeric": True},
    {"text": "Right", "numeric": True},
    {"text": "By chance", "numeric": True},
    {"text": "Reports foreseen", "numeric": True},
    {"text": "Times chance", "numeric": True},
)


def least() -> str:
    """From what number on a figure is shown, in words."""
    number = policy.least_published()
    return "five" if number == 5 else f"{number}"


def rows(found: Iterable[PublicLine]) -> dict[str, list[list[str]]]:
    """The table of each force."""
    tables: dict[str, list[list[str]]] = {}
    for line in found:
        tables.setdefault(line.force, []).append(_row(line))
    return tables


def lines(found: Iterable[PublicLine]) -> Iterable[list[str]]:
    """The same for a spreadsheet; what is hidden is empty."""
    for line in found:
        told: dict[str, Any] = line.as_json()
        yield ["" if told[name] is None else str(told[name]) for name in FIELDS]


def _row(line: PublicLine) -> list[str]:
    first = [f"{line.subject}, {line.days} days", f"{line.forecasts:,}", f"{line.warnings:,}"]
    if line.is_hidden:
        return [*first, HIDDEN, HIDDEN, HIDDEN, HIDDEN]
    times = "" if line.times_chance is None else f"{line.times_chance:.1f}"
    return [
        *first,
        _share(line),
        _percent(line.share_by_chance),
        f"{line.reports_foreseen:,} of {line.reports:,}",
        times,
    ]


def _share(line: PublicLine) -> str:
    between = "" if line.share_low is None else f", between {_percent(line.share_low)} and {_percent(line.share_high)}"
    return f"{line.right:,}: {_percent(line.share)}{between}"


def _percent(value: float | None) -> str:
    return "" if value is None else share(value)
