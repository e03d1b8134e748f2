"""One spelling for each value, so that equal values have equal hashes on any machine."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any
from uuid import UUID


def encode(value: Mapping[str, Any]) -> str:
    """Compact JSON with sorted keys, in ASCII.

    Moments become UTC with microseconds, days ISO 8601, enumerations their value. Raises
    TypeError for other objects, ValueError for a number that JSON cannot hold and for a moment
    without a time zone.
    """
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False, default=_plain)


def moment(at: datetime) -> str:
    """A moment in UTC, as in 2026-03-29T00:59:00.000000Z. Raises ValueError if it has no time zone."""
    if at.tzinfo is None:
        raise ValueError(f"{at} has no time zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def parse_moment(text: str) -> datetime:
    """The moment that `moment` wrote. Raises ValueError for another spelling."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def _plain(value: object) -> Any:
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no canonical spelling")
