"""How long images are shown and in what time somebody pictured is answered (`data/images.yaml`)."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml


@dataclass(frozen=True, slots=True)
class Expiry:
    """Days that an image is shown unless somebody says otherwise, days to its review, and the most from its adding."""

    days: int
    review_days: int
    longest_days: int


@cache
def expiries() -> Mapping[str, Expiry]:
    """By class of image. Raises TableError where the table is wrong."""
    return {row.text("class"): _expiry(row) for row in _table().rows("expiry")}


def answer_by(asked_at: datetime) -> datetime:
    """When a challenge must be answered: the same day some calendar months on, or the last one of a shorter month."""
    months = asked_at.month - 1 + _challenge().whole("answer_months")
    year, month = asked_at.year + months // 12, months % 12 + 1
    return asked_at.replace(year=year, month=month, day=min(asked_at.day, monthrange(year, month)[1]))


def reminded_before() -> timedelta:
    """How long before the answer is due the task falls due."""
    return timedelta(days=_challenge().whole("remind_days"))


def rest_after_kept() -> timedelta:
    """How long a picture that was kept is not paused by a further challenge."""
    return timedelta(days=_challenge().whole("rest_days"))


def _expiry(row: Row) -> Expiry:
    row.origin()
    return Expiry(row.whole("days"), row.whole("review_days"), row.whole("longest_days"))


def _challenge() -> Row:
    row = _table().row("challenge")
    row.origin()
    return row


@cache
def _table() -> Row:
    return read_yaml(Path(__file__).parent / "data" / "images.yaml")
