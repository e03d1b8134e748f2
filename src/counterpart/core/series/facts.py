"""What is compared of a crime. Nothing protected has a place here: no age, sex, ethnicity, religion or disability."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CrimeFacts:
    """One crime, as it is compared. What was not told is empty and says nothing, neither for nor against.

    `from_at`, `to_at`: aware moments; it happened between the two, or at the first. `x`, `y`: metres in one plane for
    all crimes. `method`: what was told of how it was done, as field and value. `description`, `vehicle`: words out of
    `words`. `kinds`: kinds of property. `plates`: as `references.vrm` normalises them.
    """

    key: int
    from_at: datetime
    to_at: datetime | None = None
    x: float | None = None
    y: float | None = None
    method: Mapping[str, str] = field(default_factory=dict)
    description: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    serials: frozenset[str] = frozenset()
    plates: frozenset[str] = frozenset()
    vehicle: frozenset[str] = frozenset()
