"""A record whose truth is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Labelled:
    """`record` as a person would hold it. `identity`: who or what it truly tells of. `traits`: what makes it hard to
    find. `near`: others that are easily taken for it, by the kind of nearness ("twins"), each group by its name.
    """

    key: str
    identity: int
    record: Mapping[str, str | None]
    traits: frozenset[str] = frozenset()
    near: Mapping[str, int] = field(default_factory=dict)
