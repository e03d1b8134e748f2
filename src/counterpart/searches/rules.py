"""What reviews come to, in which order a reviewer sees candidates, and which small figures are hidden. No database."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import TypeVar
from uuid import UUID

T = TypeVar("T")

MATCH, NO_MATCH, DISAGREEMENT = "match", "no_match", "disagreement"
STRONG, MODERATE, WEAK = "strong", "moderate", "weak"


def outcome(chosen: Sequence[int | None]) -> str:
    """What two reviews come to: the candidates that each chose, None for none of these. Disagreement is no match."""
    first, second = chosen
    if first != second:
        return DISAGREEMENT
    return NO_MATCH if first is None else MATCH


def band(distance: float, *, strong_below: float, moderate_below: float) -> str:
    """A distance in words."""
    if distance < strong_below:
        return STRONG
    return MODERATE if distance < moderate_below else WEAK


def own_order(candidates: Iterable[tuple[int, T]], *, search: UUID, reviewer: int) -> list[T]:
    """The candidates (key and value) in an order of this reviewer's own.

    It follows neither nearness nor the other reviewer's order, so that a place on the list says nothing, and it stays
    the same for the same reviewer.
    """

    def place(key: int) -> bytes:
        return sha256(f"{search}:{reviewer}:{key}".encode()).digest()

    return [value for _, value in sorted(candidates, key=lambda each: place(each[0]))]


def shown(counts: Mapping[str, int], *, least: int) -> dict[str, int | None]:
    """The counts of the parts of one total that may be shown beside it; None for what is hidden.

    A part under `least` is hidden. Where only one is, the total would give it away: the smallest other part that is
    not nought goes with it, or, where there is none, the parts are all hidden.
    """
    hidden = {name for name, count in counts.items() if 0 < count < least}
    if len(hidden) == 1:
        others = sorted((count, name) for name, count in counts.items() if name not in hidden and count)
        hidden |= {others[0][1]} if others else set(counts)
    return {name: None if name in hidden else count for name, count in counts.items()}
