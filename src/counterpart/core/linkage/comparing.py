"""One record against all that are held: which may be of the same identity, and why.

The weights are those of Splink for the same model, frequencies and pair; `compare` explains any two records.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from counterpart.core.linkage import frequencies as known_frequencies
from counterpart.core.linkage.blocks import Blocks
from counterpart.core.linkage.frequencies import Frequencies
from counterpart.core.linkage.held import Held, Rows
from counterpart.core.linkage.levels import Columns
from counterpart.core.linkage.model import MODELS, LinkageModel
from counterpart.core.linkage.preparing import Raw, prepared
from counterpart.core.linkage.weighing import Places, adjustment, places_of, probability, weigh

_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Reason:
    """What one comparison says. `weight` in bits, with what the commonness of the value adds (`of_frequency`).

    `level` is None, and the weight 0, where a value is missing.
    """

    comparison: str
    title: str
    words: str
    weight: float
    of_frequency: float
    level: int | None

    def __str__(self) -> str:
        return f"{self.words}: {self.weight:+.1f}"


@dataclass(frozen=True, slots=True)
class Match:
    """A held record that may be of the same identity. `weight` in bits, prior and all; `probability` 0 to 1.

    `start` is the weight of the prior, to which the reasons add up. `caution` says why the weight may mislead: such a
    match is shown, and never counts as likely.
    """

    key: str
    weight: float
    probability: float
    start: float
    reasons: tuple[Reason, ...]
    caution: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """The matches, likeliest first, and in words what was not compared because there was too much of it. `more`: how
    many further records match as well, beyond the limit.
    """

    matches: tuple[Match, ...]
    not_compared: tuple[str, ...]
    compared: int
    more: int


class Index:
    """Records that are held, in memory, to be searched and added to.

    Not for several threads at once. `frequencies`: those of the model by default; `Frequencies.counted` makes others.
    """

    def __init__(self, model: LinkageModel, frequencies: Frequencies | None = None) -> None:
        self.model = model
        self.frequencies = frequencies or frequencies_of(model)
        self._held = Held(model.columns)
        self._blocks = [Blocks(rule) for rule in model.blocking]
        self._keys: list[str] = []
        # Rows before this one are gone, by key.
        self._gone: dict[str, int] = {}

    def __len__(self) -> int:
        """How many records are held, each name of a person counted."""
        if not self._gone:
            return len(self._keys)
        return sum(self._is_held(row) for row in range(len(self._keys)))

    def add(self, key: str, record: Raw) -> None:
        """Hold one more record. A key may be added again: each of its names can then be found."""
        self.add_many([(key, record)])

    def add_many(self, records: Iterable[tuple[str, Raw]]) -> None:
        """Hold many records."""
        waiting: list[tuple[str, Columns]] = []
        for key, record in records:
            waiting.append((key, prepared(self.model.kind, record)))
            if len(waiting) == _AT_ONCE:
                self._take(waiting)
                waiting = []
        self._take(waiting)

    def add_prepared(self, records: Sequence[tuple[str, Columns]]) -> None:
        """Hold records whose columns are made already."""
        self._take(records)

    def remove(self, key: str) -> None:
        """Find this key no longer, under any of its names. What it held stays in memory until the index is made anew.

        To change a record, remove it and add it again. A key that is not held is no error.
        """
        self._gone[key] = len(self._keys)

    def search(self, record: Raw, *, at_least: float | None = None, limit: int = 20) -> Found:
        """The held records that match with this probability at least (None: that of the model), at most `limit`.

        Only records that share a block are compared; of a block that is larger than the model allows none is, unless
        another block brings it, and `not_compared` says so.
        """
        return self.search_prepared(prepared(self.model.kind, record), at_least=at_least, limit=limit)

    def search_prepared(self, asked: Columns, *, at_least: float | None = None, limit: int = 20) -> Found:
        """The same for a record whose columns are made already."""
        rows, not_compared = self._candidates(asked)
        places = places_of(self.model, self._held, asked, rows)
        weights = weigh(self.model, self._held, asked, places, rows, self.frequencies)
        wanted = self.model.suggest_at if at_least is None else at_least
        likely = np.flatnonzero(probability(weights) >= wanted)
        likely = likely[np.argsort(-weights[likely], kind="stable")]
        matches = self._matches(asked, rows[likely], places[:, likely], limit)
        keys = {self._keys[row] for row in rows[likely].tolist()}
        return Found(matches, not_compared, len(rows), len(keys) - len(matches))

    def _take(self, records: Sequence[tuple[str, Columns]]) -> None:
        if not records:
            return
        first = len(self._held)
        self._keys += [key for key, _ in records]
        self._held.extend([columns for _, columns in records])
        for blocks in self._blocks:
            blocks.extend(self._held, first)

    def _is_held(self, row: int) -> bool:
        return row >= self._gone.get(self._keys[row], 0)

    def _still_held(self, rows: Rows) -> Rows:
        return rows[[self._is_held(row) for row in rows.tolist()]] if self._gone else rows

    def _candidates(self, asked: Columns) -> tuple[Rows, tuple[str, ...]]:
        found: list[Rows] = []
        left_out: list[str] = []
        for blocks in self._blocks:
            codes = [self._held.columns[name].code(asked[name]) for name in blocks.columns]
            rows = self._still_held(blocks.rows(self._held, codes))
            if len(rows) > self.model.block_cap:
                shared = " and ".join(name.replace("_", " ") for name in blocks.columns)
                left_out.append(f"{len(rows):,} records that share {shared}")
            else:
                found.append(rows)
        together = np.unique(np.concatenate(found)) if found else np.empty(0, np.int64)
        return together, tuple(left_out)

    def _matches(self, asked: Columns, rows: Rows, places: Places, limit: int) -> tuple[Match, ...]:
        matches: dict[str, Match] = {}
        for number, row in enumerate(rows.tolist()):
            key = self._keys[row]
            if key not in matches:
                chosen = [None if place < 0 else int(place) for place in places[:, number]]
                matches[key] = _match(self.model, key, chosen, self._held.record(row), asked, self.frequencies)
            if len(matches) == limit:
                break
        return tuple(matches.values())


def compare(
    model: LinkageModel, left: Raw, right: Raw, *, key: str = "", frequencies: Frequencies | None = None
) -> Match:
    """Two records, whether they share a block or not; `key` names the right one."""
    one, other = prepared(model.kind, left), prepared(model.kind, right)
    return compare_prepared(model, one, other, key=key, frequencies=frequencies)


def compare_prepared(
    model: LinkageModel, left: Columns, right: Columns, *, key: str = "", frequencies: Frequencies | None = None
) -> Match:
    """The same for records whose columns are made already."""
    chosen = [comparison.level_of(left, right) for comparison in model.comparisons]
    return _match(model, key, chosen, right, left, frequencies or frequencies_of(model))


@lru_cache(maxsize=32)
def _frequencies(path: Path) -> Frequencies:
    return known_frequencies.read(path)


def frequencies_of(model: LinkageModel, folder: Path = MODELS) -> Frequencies:
    """Those that the model refers to, beside it in `folder`; none where it names none. Raises LinkageError where they
    cannot be read.
    """
    return _frequencies(folder / model.frequencies) if model.frequencies else Frequencies()


def _match(
    model: LinkageModel,
    key: str,
    chosen: Sequence[int | None],
    held: Columns,
    asked: Columns,
    frequencies: Frequencies,
) -> Match:
    reasons = tuple(_reason(model, number, place, held, asked, frequencies) for number, place in enumerate(chosen))
    weight = model.prior_weight + sum(each.weight for each in reasons)
    chance = float(probability(np.array([weight]))[0])
    return Match(key, weight, chance, model.prior_weight, reasons, model.caution(chosen))


def _reason(
    model: LinkageModel, number: int, place: int | None, held: Columns, asked: Columns, frequencies: Frequencies
) -> Reason:
    comparison = model.comparisons[number]
    if place is None:
        return Reason(comparison.name, comparison.title, f"{comparison.title} not known of both", 0.0, 0.0, None)
    level = comparison.levels[place]
    column = level.frequency
    added = adjustment(model, level, asked[column], held[column], frequencies) if column else 0.0
    return Reason(comparison.name, comparison.title, level.words, level.weight + added, added, place)
