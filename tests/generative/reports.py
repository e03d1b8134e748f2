"""Reports of every shape that the answers allow, for property-based tests."""

from dataclasses import is_dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, get_args, get_origin

from hypothesis import strategies as st

from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.shape import kinds_of

_FIRST = datetime(2024, 1, 1, tzinfo=UTC)
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: st.integers(0, 10**6),
    str: st.sampled_from(["", "something", "AB51 ABC"]),
    datetime: st.integers(0, 10**6).map(lambda minutes: _FIRST + timedelta(minutes=minutes)),
    date: st.dates(date(2024, 1, 1), date(2026, 12, 31)),
}


def records(record: type) -> st.SearchStrategy[Any]:
    """Any record of this type, each answer given or not."""
    return st.builds(record, **{name: _values(kind) for name, kind in kinds_of(record).values()})


def _values(kind: Any) -> st.SearchStrategy[Any]:
    if get_origin(kind) is tuple:
        return st.lists(records(get_args(kind)[0]), max_size=2).map(tuple)
    if kind is str:
        return _PLAIN[str]
    if get_origin(kind) is Literal:
        return st.none() | st.sampled_from(get_args(kind))
    if is_dataclass(kind):
        return st.none() | records(kind)  # type: ignore[arg-type]
    return st.none() | _PLAIN[kind]


reports = records(Answers)
