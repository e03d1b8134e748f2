"""Decisions about series that need no database."""

import hashlib
from collections.abc import Collection, Iterable, Sequence

from counterpart.series.models import SeriesState

# How many people must agree that crimes are of one series.
REVIEWERS = 2
# Fewer crimes are no series.
FEWEST = 2


def why_not_reviewer(person: int, proposed_by: int | None, reviewed_by: Collection[int], *, has_changed: bool) -> str:
    """Why this person may not say whether it is a series; empty where they may.

    `has_changed`: the person added a crime to the proposal, agreed to one or took one out.
    """
    if person == proposed_by:
        return "You proposed this series: two others must agree"
    if person in reviewed_by:
        return "You have said what you think of this series: somebody else must"
    return "You changed the crimes of this series: two others must agree" if has_changed else ""


def decided(agreements: Sequence[bool]) -> SeriesState:
    """The state after these reviews: REVIEWERS decide, and must all agree.

    One answer alone decides nothing, so that whether it waits still does not tell what the first person said.
    """
    if len(agreements) < REVIEWERS:
        return SeriesState.PROPOSED
    return SeriesState.CONFIRMED if all(agreements) else SeriesState.REJECTED


def digest(parts: Iterable[Collection[int]]) -> str:
    """What somebody was shown who answers: the incidents of each part, as 64 characters."""
    told = "/".join(",".join(map(str, sorted(part))) for part in parts)
    return hashlib.sha256(told.encode()).hexdigest()


def is_known(crimes: frozenset[int], rejected: Sequence[frozenset[int]]) -> bool:
    """Whether people have looked at all these crimes together before, and found no series."""
    return any(crimes <= before for before in rejected)
