"""Why crimes are taken to be alike, in words that a person can check."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from counterpart.core.references.vrm import written
from counterpart.core.series.columns import Columns
from counterpart.core.series.facts import CrimeFacts
from counterpart.core.series.levels import UNTOLD, Levels
from counterpart.core.series.weights import Weights, all_levels

_COUNTING = 2
_DAY = 86400
# Marks are named where at least half of the crimes share them, the commonest first, so many at the most.
_MOST_NAMED = 6
_WORDS_OF_MARK = 3


@dataclass(frozen=True, slots=True)
class Reason:
    """What one factor says. `bits` above 0 speak for one series, below 0 against it; `detail` names what is shared."""

    factor: str
    name: str
    words: str
    detail: str
    bits: float

    @property
    def says_something(self) -> bool:
        """Whether it is half as likely again one way or the other."""
        return bool(2 ** abs(self.bits) >= 1.5)

    @property
    def strength(self) -> str:
        """`12 times as likely in one series as by chance`, `3 times as likely by chance`."""
        times = 2 ** abs(self.bits)
        if not self.says_something:
            return "says little either way"
        shown = f"{times:.1f}".removesuffix(".0") if times < 10 else f"{times:,.0f}"
        return (
            f"{shown} times as likely in one series as by chance"
            if self.bits > 0
            else f"{shown} times as likely by chance"
        )


def reasons_of(crimes: Sequence[CrimeFacts], columns: Columns, weights: Weights) -> tuple[Reason, ...]:
    """What the whole group has in common: each factor's commonest level over its pairs, and its average weight."""
    above = np.triu_indices(len(crimes), k=1)
    found = all_levels(weights.settings, columns, columns)
    reasons = []
    for factor in weights.settings.factors:
        levels = found[factor.code][above]
        told = levels[levels != UNTOLD]
        if not len(told):
            continue
        bits = float(weights.of_factor(factor, found)[above].mean())
        commonest = int(np.bincount(told).argmax())
        words = f"{factor.levels[commonest].words} in {np.mean(told == commonest):.0%} of pairs"
        reasons.append(Reason(factor.code, factor.name, words, detail_of(factor.code, crimes), round(bits, 2)))
    return tuple(sorted(reasons, key=lambda each: -each.bits))


def ties_of(crimes: Sequence[CrimeFacts], columns: Columns, weights: Weights) -> dict[int, tuple[Reason, ...]]:
    """For each crime, by key, what ties it to that other crime of the group that it is likest."""
    found = all_levels(weights.settings, columns, columns)
    total = weights.of_levels(found)
    np.fill_diagonal(total, -np.inf)
    ties = {}
    for row, crime in enumerate(crimes):
        other = int(total[row].argmax())
        levels = {code: each[row : row + 1, other] for code, each in found.items()}
        ties[crime.key] = _of_pair(crime, crimes[other], levels, weights)
    return ties


def between(one: CrimeFacts, other: CrimeFacts, columns: Columns, weights: Weights) -> tuple[Reason, ...]:
    """Reasons of one pair; `columns` holds the two, in this order."""
    levels = {code: each[:1, 1] for code, each in all_levels(weights.settings, columns, columns).items()}
    return _of_pair(one, other, levels, weights)


def detail_of(code: str, crimes: Sequence[CrimeFacts]) -> str:
    """What the crimes share, named: words, values, plates; how far apart and how long they are, for places and days."""
    if code == "place":
        return _spread(crimes)
    if code == "days":
        return _lasting(crimes)
    marks = _MARKS.get(code)
    return ", ".join(_shared(map(marks, crimes), len(crimes))) if marks else ""


def mark_of(crimes: Sequence[CrimeFacts]) -> str:
    """What most of them share that tells them best from others: a plate, a serial, else words; empty where nothing."""
    plates = [written(plate) for plate in _shared((crime.plates for crime in crimes), len(crimes))]
    serials = _shared((crime.serials for crime in crimes), len(crimes))
    words = _shared((crime.description | crime.vehicle for crime in crimes), len(crimes))
    return " ".join(plates[:1] or serials[:1] or words[:_WORDS_OF_MARK])


def _of_pair(one: CrimeFacts, other: CrimeFacts, levels: dict[str, Levels], weights: Weights) -> tuple[Reason, ...]:
    reasons = []
    for factor in weights.settings.factors:
        index = int(levels[factor.code][0])
        if index != UNTOLD:
            bits = float(weights.of_factor(factor, levels)[0])
            detail = detail_of(factor.code, (one, other))
            reasons.append(Reason(factor.code, factor.name, factor.levels[index].words, detail, round(bits, 2)))
    return tuple(sorted(reasons, key=lambda each: -each.bits))


def _shared(sets: Iterable[Iterable[str]], crimes: int) -> list[str]:
    counts = Counter(mark for marks in sets for mark in set(marks))
    often = [(mark, count) for mark, count in counts.items() if count >= max(_COUNTING, crimes / 2)]
    return [mark.replace("_", " ") for mark, _ in sorted(often, key=lambda each: (-each[1], each[0]))[:_MOST_NAMED]]


def _spread(crimes: Sequence[CrimeFacts]) -> str:
    points = [(crime.x, crime.y) for crime in crimes if crime.x is not None and crime.y is not None]
    if len(points) < _COUNTING:
        return ""
    width = max(np.hypot(x - east, y - north) for x, y in points for east, north in points)
    shown = f"{width / 1000:.1f} km" if width >= 1000 else f"{width:.0f} m"
    return f"{shown} apart" if len(crimes) == _COUNTING else f"{shown} across"


def _lasting(crimes: Sequence[CrimeFacts]) -> str:
    moments = [crime.from_at for crime in crimes]
    days = round((max(moments) - min(moments)).total_seconds() / _DAY)
    shown = "1 day" if days == 1 else f"{days} days"
    return f"{shown} apart" if len(crimes) == _COUNTING else f"{shown} from first to last"


_MARKS = {
    "method": lambda crime: crime.method.values(),
    "property": lambda crime: crime.kinds | crime.serials,
    "description": lambda crime: crime.description,
    "vehicle": lambda crime: crime.plates | crime.vehicle,
}
