"""How often proposed series are right, on a county with series planted in it, beside two simpler ways and chance."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from math import comb

import numpy as np

from counterpart.core.series.facts import CrimeFacts
from counterpart.core.series.generate import MOST_OF_ONE as MOST_OF_ONE
from counterpart.core.series.generate import County, county
from counterpart.core.series.proposing import compare, propose

# A proposal is right where at least this share of its crimes is of one planted series.
RIGHT = 2 / 3
# What near repeats alone would group: the same kind of crime, within so many metres and days (domain 4.2).
_NEAR_METRES, _NEAR_DAYS = 400, 14


@dataclass(frozen=True, slots=True)
class Score:
    """Of one way to group. Of pairs in one group: the share of one series (precision); of pairs of one series: the
    share that is in one group (recall). `right`: groups of which at least two thirds are one series. `found`: planted
    series of which at least two crimes stand in one right group.
    """

    way: str
    groups: int
    right: int
    series: int
    found: int
    precision: float | None
    recall: float | None


def evaluate(*, crimes: int, series: int, seed: int, shuffles: int | None = None) -> list[Score]:
    """Scores of ours, of near repeats alone, and of groups of our sizes drawn at random."""
    made = county(crimes=crimes, series=series, seed=seed)
    ours = [proposal.keys for proposal in propose(compare(made.crimes), seed=seed, shuffles=shuffles)]
    sizes = [len(keys) for keys in ours]
    return [
        score("likeness against chance", ours, made),
        score("near repeats alone", near_repeats(made.crimes), made),
        score("groups drawn at random", _at_random(made, sizes, seed), made),
    ]


def score(way: str, groups: Sequence[Sequence[int]], made: County) -> Score:
    """Hold groups of keys against what was planted."""
    proposed = {pair for keys in groups for pair in combinations(sorted(keys), 2)}
    true = {pair for pair in proposed if _is_one_series(pair, made)}
    sizes = Counter(made.planted.values())
    every = sum(comb(size, 2) for size in sizes.values())
    right = [keys for keys in groups if _likest(keys, made)[1] >= RIGHT * len(keys)]
    return Score(
        way=way,
        groups=len(groups),
        right=len(right),
        series=len(sizes),
        found=len({_likest(keys, made)[0] for keys in right}),
        precision=round(len(true) / len(proposed), 4) if proposed else None,
        recall=round(len(true) / every, 4) if every else None,
    )


def near_repeats(crimes: Sequence[CrimeFacts]) -> list[tuple[int, ...]]:
    """Groups of three and more that near repeats chain together."""
    kind = np.array([crime.method.get("what_happened", "") for crime in crimes])
    x = np.array([np.nan if crime.x is None else crime.x for crime in crimes])
    y = np.array([np.nan if crime.y is None else crime.y for crime in crimes])
    day = np.array([crime.from_at.timestamp() / 86400 for crime in crimes])
    parent = list(range(len(crimes)))

    def root(row: int) -> int:
        while parent[row] != row:
            row = parent[row]
        return row

    for row in range(len(crimes)):
        near = np.hypot(x - x[row], y - y[row]) <= _NEAR_METRES
        beside = near & (np.abs(day - day[row]) <= _NEAR_DAYS) & (kind == kind[row])
        for other in np.flatnonzero(beside):
            parent[root(int(other))] = root(row)
    chains: dict[int, list[int]] = {}
    for row, crime in enumerate(crimes):
        chains.setdefault(root(row), []).append(crime.key)
    return [tuple(keys) for keys in chains.values() if len(keys) >= 3]


def to_text(scores: Sequence[Score]) -> str:
    """A table to read."""
    heads = ("Way", "Proposed", "Right", "Series found", "Pairs: precision", "Pairs: recall")
    rows = [
        (
            each.way,
            f"{each.groups}",
            f"{each.right}",
            f"{each.found} of {each.series}",
            _share(each.precision),
            _share(each.recall),
        )
        for each in scores
    ]
    widths = [max(len(row[place]) for row in (heads, *rows)) for place in range(len(heads))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in (heads, *rows)
    )


def rows(scores: Sequence[Score]) -> list[dict[str, object]]:
    """The same as rows of a table."""
    return [asdict(each) for each in scores]


def _share(value: float | None) -> str:
    return "none" if value is None else f"{value:.1%}"


def _at_random(made: County, sizes: Sequence[int], seed: int) -> list[tuple[int, ...]]:
    keys = np.random.default_rng(seed).permutation([crime.key for crime in made.crimes])
    ends = np.cumsum(sizes)
    return [tuple(map(int, keys[end - size : end])) for end, size in zip(ends, sizes, strict=True)]


def _is_one_series(pair: tuple[int, int], made: County) -> bool:
    first = made.planted.get(pair[0])
    return first is not None and first == made.planted.get(pair[1])


def _likest(keys: Sequence[int], made: County) -> tuple[int, int]:
    """The planted series that most of the crimes are of, and how many of them."""
    counts = Counter(made.planted[key] for key in keys if key in made.planted)
    return min(counts.items(), key=lambda each: (-each[1], each[0]), default=(-1, 0))
