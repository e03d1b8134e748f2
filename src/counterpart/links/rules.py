"""What two answers come to, and whether a pair may be suggested again. No database."""

from collections.abc import Iterable, Sequence

from counterpart.links.models import LinkState

# Two different people.
REVIEWERS = 2
Digests = tuple[str, str]


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


def ordered(one: int, other: int) -> tuple[int, int]:
    """The pair with the lesser key first. Raises ValueError for a record and itself."""
    if one == other:
        raise ValueError(f"record {one} cannot be linked to itself")
    return (one, other) if one < other else (other, one)
