"""Weights of one record against many at once, column by column."""

from math import log2

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from counterpart.core.linkage.frequencies import Frequencies
from counterpart.core.linkage.held import MISSING, Column, Held, Rows
from counterpart.core.linkage.levels import Columns, Test
from counterpart.core.linkage.model import Comparison, Level, LinkageModel

Places = NDArray[np.int8]
Bools = NDArray[np.bool_]
Weights = NDArray[np.float64]


def places_of(model: LinkageModel, held: Held, asked: Columns, rows: Rows) -> Places:
    """For each comparison and row the place of the level that holds; -1 where a value is missing."""
    found = np.full((len(model.comparisons), len(rows)), -1, np.int8)
    for number, comparison in enumerate(model.comparisons):
        _fill(found[number], comparison, held, asked, rows)
    return found


def weigh(
    model: LinkageModel, held: Held, asked: Columns, places: Places, rows: Rows, frequencies: Frequencies
) -> Weights:
    """The weight of each row in bits, prior and all."""
    total = np.full(len(rows), model.prior_weight)
    for comparison, chosen in zip(model.comparisons, places, strict=True):
        for place, level in enumerate(comparison.levels):
            holds = np.flatnonzero(chosen == place)
            if len(holds):
                total[holds] += level.weight
                if level.frequency:
                    total[holds] += _added(model, level, held, asked, rows[holds], frequencies)
    return total


def adjustment(
    model: LinkageModel, level: Level, one: str | None, other: str | None, frequencies: Frequencies
) -> float:
    """What the commonness of the two values adds, in bits, as Splink has it: the share of the commoner of them."""
    shares = [frequencies.share(level.frequency, value) for value in (one, other)] if level.frequency else []
    known = [share for share in shares if share is not None]
    return log2(level.u) - log2(max(*known, model.least_frequency)) if known else 0.0


def probability(weights: Weights) -> Weights:
    """The probability that weights in bits stand for."""
    halves = np.exp2(-np.abs(weights))
    return np.where(weights >= 0, 1 / (1 + halves), halves / (1 + halves))


def _added(
    model: LinkageModel, level: Level, held: Held, asked: Columns, rows: Rows, frequencies: Frequencies
) -> Weights:
    column = held.columns[str(level.frequency)]
    codes, where = np.unique(column.codes[rows], return_inverse=True)
    mine = asked[str(level.frequency)]
    each = [adjustment(model, level, mine, _value(column, int(code)), frequencies) for code in codes]
    added: Weights = np.array(each)[where]
    return added


def _value(column: Column, code: int) -> str | None:
    return None if code == MISSING else column.values[code]


def _fill(places: Places, comparison: Comparison, held: Held, asked: Columns, rows: Rows) -> None:
    if any(asked[name] is None for name in comparison.needs):
        return
    waiting = np.arange(len(rows))
    for name in comparison.needs:
        waiting = waiting[held.columns[name].codes[rows[waiting]] != MISSING]
    for place, level in enumerate(comparison.levels):
        if not len(waiting):
            return
        holds = _holds(level.test, held, asked, rows[waiting])
        places[waiting[holds]] = place
        waiting = waiting[~holds]


def _holds(test: Test, held: Held, asked: Columns, rows: Rows) -> Bools:
    if test.kind == "otherwise":
        return np.ones(len(rows), np.bool_)
    if test.kind in ("alike", "edits"):
        return _near(test, held.columns[test.columns[0]], asked[test.columns[0]], rows)
    same = np.ones(len(rows), np.bool_)
    for mine, theirs in _paired(test):
        code = held.columns[theirs].code(asked[mine])
        same &= (held.columns[theirs].codes[rows] == code) if code >= 0 else False
    return same


def _paired(test: Test) -> list[tuple[str, str]]:
    """Column of the one, column of the other, to be the same."""
    if test.kind == "equal":
        return [(name, name) for name in test.columns]
    first, second = test.columns
    return [(first, second), (second, first)] if test.kind == "crossed" else [(first, second)]


def _near(test: Test, column: Column, mine: str | None, rows: Rows) -> Bools:
    """Each value that occurs is compared once, however many records hold it."""
    if mine is None:
        return np.zeros(len(rows), np.bool_)
    codes, where = np.unique(column.codes[rows], return_inverse=True)
    values = [column.values[code] if code != MISSING else "" for code in codes]
    if test.kind == "alike":
        scores = process.cdist([mine], values, scorer=JaroWinkler.similarity, dtype=np.float64)[0]
        near = scores >= test.limit
    else:
        scores = process.cdist([mine], values, scorer=DamerauLevenshtein.distance, dtype=np.int32)[0]
        near = scores <= test.limit
    found: Bools = (near & (codes != MISSING))[where]
    return found
