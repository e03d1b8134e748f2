"""Sentences under a table that say in words what got better and what got worse."""

from collections.abc import Sequence

from counterpart.core.layouts.columns import key
from counterpart.core.measures.model import Comparison, StatementRow

_IN_WORDS = {"better": "better for", "worse": "worse for", "same": "unchanged for"}


def movement_sentences(rows: Sequence[StatementRow], usual: Sequence[Comparison], *, places: bool) -> tuple[str, ...]:
    """One sentence for each comparator that moved; measures without a better way are left out.

    `places`: whether the rows are told apart by their place too.
    """
    return tuple(said for one in usual if (said := _sentence(rows, one, places)))


def _sentence(rows: Sequence[StatementRow], head: Comparison, places: bool) -> str:
    by_movement: dict[str, list[str]] = {}
    for row in rows:
        for comparison in row.comparisons:
            if key(comparison) == key(head) and comparison.movement:
                name = f"{row.measure.name} ({row.place.name})" if places else row.measure.name
                by_movement.setdefault(comparison.movement, []).append(name)
    parts = [f"{words} {joined(by_movement[kind])}" for kind, words in _IN_WORDS.items() if kind in by_movement]
    return f"Compared with the {_lowered(head.title)}: {'; '.join(parts)}." if parts else ""


def joined(names: Sequence[str]) -> str:
    """One, two and three."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _lowered(title: str) -> str:
    """Title case is for heads; a sentence keeps only digits and brackets as they are."""
    return title.lower()
