"""How searches are made and watched (`data/searching.yaml`)."""

from datetime import timedelta
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml


def candidates() -> int:
    """How long the list of candidates is."""
    return _table().sourced("search").whole("candidates")


def reviewers() -> int:
    """How many trained people must be there before anything is searched."""
    return _table().sourced("reviewers").whole("needed")


def dip_share_percent() -> int:
    """Of a hundred decided searches, how many are looked at again."""
    return _table().sourced("dip_sample").whole("share_percent")


def dip_span() -> timedelta:
    """From how far back they are drawn."""
    return timedelta(days=_table().sourced("dip_sample").whole("days"))


def least_cell() -> int:
    """The smallest count that the report shows of a group."""
    return _table().sourced("report").whole("least_cell")


@cache
def _table() -> Row:
    return read_yaml(Path(__file__).parent / "data" / "searching.yaml")
