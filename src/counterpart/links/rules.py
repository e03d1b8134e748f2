"""What two answers come to, whether a pair may be suggested again, and when every record is read. No database."""

from collections.abc import Iterable, Sequence
from datetime import datetime, time

from counterpart.base.jobs.rhythm import Daily
from counterpart.links.models import LinkState

# Two different people.
REVIEWERS = 2
Digests = tuple[str, str]
# When every record is looked at for changes.
NIGHTLY = Daily(time(3, 20))


def decided(agreements: Sequence[bool]) -> LinkState:
    """The state after these answers: nothing is decided before both are in, so that one cannot be told from the state.

    Confirmed only where both agree.
    """
    if len(agreements) < REVIEWERS:
        return LinkState.SUGGESTED
    return LinkState.CONFIRMED if all(agreements) else LinkState.REJECTED


def may_suggest(now: Digests, refused: Iterable[Digests]) -> bool:
    """Whether a pair may be suggested whose records are `now` so, where people refused it as it was `refused`."""
    return now not in set(refused)


def whole_look_due(last: datetime, at: datetime) -> bool:
    """Whether every record is to be looked at, as it was `last`: once each night."""
    return NIGHTLY.after(last) <= at


def ordered(one: int, other: int) -> tuple[int, int]:
    """The pair with the lesser key first. Raises ValueError for a record and itself."""
    if one == other:
        raise ValueError(f"record {one} cannot be linked to itself")
    return (one, other) if one < other else (other, one)
