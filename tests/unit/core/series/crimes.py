"""Crimes to compare: a theft from a shop on a Wednesday afternoon, unless said otherwise."""

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from counterpart.core.series.columns import Columns, columns_of
from counterpart.core.series.facts import CrimeFacts
from counterpart.core.series.levels import UNTOLD, levels_of
from counterpart.core.series.settings import settings

WEDNESDAY = datetime(2026, 6, 3, 13, 0, tzinfo=UTC)  # two in the afternoon in London


def crime(key: int = 1, *, after: float = 0, **fields: Any) -> CrimeFacts:
    """`after` days later."""
    return CrimeFacts(key=key, **({"from_at": WEDNESDAY + timedelta(days=after)} | fields))


def level(code: str, *crimes: CrimeFacts) -> str:
    """The code of the level at which the first two agree, among all; empty where it was not told."""
    factor = next(each for each in settings().factors if each.code == code)
    columns: Columns = columns_of(crimes)
    found = int(levels_of(factor, columns.take(np.array([0])), columns.take(np.array([1])))[0, 0])
    return "" if found == UNTOLD else factor.levels[found].code
