"""How much a level weighs: how much oftener crimes of one series agree so than crimes that nothing links, in bits."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterpart.core.series.columns import Columns
from counterpart.core.series.levels import UNTOLD, Levels, levels_of
from counterpart.core.series.settings import Factor, Settings

Floats = NDArray[np.float32]
Counts = NDArray[np.float64]
Whole = NDArray[np.int64]
_BLOCK = 256


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Bits by the factor's code: one row for each level of the factor that it is given (one row where it is given
    none), one column for each of its own levels. The last row and column stand for what was not told: UNTOLD finds
    them, and an untold factor weighs 0.
    """

    settings: Settings
    bits: Mapping[str, Floats]

    def of_factor(self, factor: Factor, levels: Mapping[str, Levels]) -> Floats:
        """The weight of one factor in each pair."""
        table = self.bits[factor.code]
        given = levels[factor.given] if factor.given else UNTOLD
        weighed: Floats = table[given, levels[factor.code]]
        return weighed

    def of_levels(self, levels: Mapping[str, Levels]) -> Floats:
        """The whole weight of each pair."""
        total: Floats = np.zeros_like(next(iter(levels.values())), dtype=np.float32)
        for factor in self.settings.factors:
            total += self.of_factor(factor, levels)
        return total

    def between(self, some: Columns, others: Columns) -> Floats:
        """The weight of each of `some` with each of `others`."""
        return self.of_levels(all_levels(self.settings, some, others))


def all_levels(settings: Settings, some: Columns, others: Columns) -> dict[str, Levels]:
    """The levels of all factors, by code."""
    return {factor.code: levels_of(factor, some, others) for factor in settings.factors}


def blocks(columns: Columns) -> Iterator[tuple[int, Columns]]:
    """Where each block of rows begins, and its crimes: as many as fit the memory when compared with all."""
    for start in range(0, len(columns), _BLOCK):
        yield start, columns.take(np.arange(start, min(start + _BLOCK, len(columns))))


def weigh(columns: Columns, settings: Settings, linked: Sequence[Whole] = ()) -> Weights:
    """Weights for these crimes. `linked`: the rows of each series that people confirmed; its pairs count as linked.

    Shrunk where data are few: the shares of the settings weigh as `chance_pairs` and `linked_pairs` pairs. Chance is
    counted twice: pairs that the first weights take to be of one series are no pairs of chance, and are left out.
    """
    in_series = _counted(settings, ((group, group) for group in map(columns.take, linked)))
    first = _weights(settings, _counted(settings, _halves(columns)), in_series)
    return _weights(settings, _counted(settings, _halves(columns), leave_out=first), in_series)


def _weights(settings: Settings, every: Mapping[str, Counts], in_series: Mapping[str, Counts]) -> Weights:
    bits = {}
    for factor in settings.factors:
        usual = [level.linked for level in factor.levels]
        alike = _shrunk(in_series[factor.code].sum(axis=0), usual, settings.linked_pairs)
        unlinked = np.maximum(every[factor.code] - in_series[factor.code], 0)
        bits[factor.code] = _table(factor, unlinked, alike, settings.chance_pairs)
    return Weights(settings, bits)


def _table(factor: Factor, unlinked: Counts, alike: Counts, strength: float) -> Floats:
    """One row for each level of what it is given, shrunk towards all pairs, and these towards the settings."""
    usual = _shrunk(unlinked.sum(axis=0), factor.usual, strength)
    chance = np.array([_shrunk(row, usual, strength) for row in unlinked])
    bits = np.minimum.accumulate(np.log2(alike / chance), axis=1).clip(factor.least, factor.most)
    return np.pad(bits, ((0, 0), (0, 1))).astype(np.float32)


def _halves(columns: Columns) -> Iterator[tuple[Columns, Columns]]:
    """Blocks of crimes beside those that come no earlier, so that each pair is met once, above the diagonal."""
    for start, block in blocks(columns):
        yield block, columns.take(np.arange(start, len(columns)))


def _counted(
    settings: Settings, pairs: Iterable[tuple[Columns, Columns]], leave_out: Weights | None = None
) -> dict[str, Counts]:
    """How many pairs are at each level, by the level of what the factor is given, untold in the last row."""
    rows = {factor.code: len(factor.levels) + 1 for factor in settings.factors}
    counts = {each.code: np.zeros((rows.get(each.given, 1), len(each.levels))) for each in settings.factors}
    for some, others in pairs:
        above = np.triu_indices(len(some), k=1, m=len(others))
        levels = {code: found[above] for code, found in all_levels(settings, some, others).items()}
        if leave_out is not None:
            kept = leave_out.of_levels(levels) < settings.average_bits
            levels = {code: found[kept] for code, found in levels.items()}
        for factor in settings.factors:
            given = levels[factor.given] if factor.given else None
            counts[factor.code] += _tally(counts[factor.code].shape, levels[factor.code], given)
    return counts


def _tally(shape: tuple[int, ...], levels: Levels, given: Levels | None) -> Counts:
    rows, columns = shape
    told = levels != UNTOLD
    row = np.zeros(len(levels), dtype=np.int64) if given is None else given.astype(np.int64) % rows
    flat = row[told] * columns + levels[told]
    return np.bincount(flat, minlength=rows * columns).reshape(shape).astype(np.float64)


def _shrunk(counts: Counts, usual: Sequence[float] | Counts, strength: float) -> Counts:
    return np.asarray((counts + strength * np.asarray(usual)) / (counts.sum() + strength))
