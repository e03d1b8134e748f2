"""Series that people should look at: groups of crimes that are more alike than chance makes them."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from counterpart.core.series.columns import Columns, columns_of
from counterpart.core.series.facts import CrimeFacts
from counterpart.core.series.grouping import Group, as_group, group
from counterpart.core.series.reasons import Reason, mark_of, reasons_of, ties_of
from counterpart.core.series.settings import Settings, settings
from counterpart.core.series.weights import Weights, weigh


@dataclass(frozen=True, slots=True)
class Proposal:
    """Crimes, by their keys in order of time, that may be of one series.

    `average_bits`: how alike two of them are, on average. `by_chance`: how many groups as alike chance is expected to
    make among so many crimes. `chance_share`: that number, against all groups here that are as alike.
    `mark`: what tells them best from others, in a word or three. `reasons`: what they have in common. `ties`: for each
    crime what ties it to that other that it is likest.
    """

    keys: tuple[int, ...]
    average_bits: float
    by_chance: float
    chance_share: float
    mark: str
    reasons: tuple[Reason, ...]
    ties: dict[int, tuple[Reason, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Crimes with the weights of this county."""

    crimes: tuple[CrimeFacts, ...]
    columns: Columns
    weights: Weights


def compare(
    crimes: Sequence[CrimeFacts], confirmed: Iterable[Iterable[int]] = (), *, using: Settings | None = None
) -> Compared:
    """Weigh every way to agree by how often it happens here. `confirmed`: the keys of each confirmed series."""
    ordered = tuple(sorted(crimes, key=lambda crime: (crime.from_at, crime.key)))
    place = {crime.key: row for row, crime in enumerate(ordered)}
    linked = [np.array(sorted(place[key] for key in keys if key in place), dtype=np.int64) for keys in confirmed]
    columns = columns_of(ordered)
    return Compared(ordered, columns, weigh(columns, using or settings(), [rows for rows in linked if len(rows) > 1]))


def propose(compared: Compared, *, seed: int, shuffles: int | None = None) -> list[Proposal]:
    """Groups of which chance makes few (`chance_share`), the strongest first; none among fewer crimes than a group has.

    The same crimes and seed propose the same. Costs as many comparisons of all pairs as there are shuffles.
    """
    limits = compared.weights.settings
    groups = group(compared.columns, compared.weights)
    if not groups:
        return []
    tries = limits.shuffles if shuffles is None else shuffles
    made = groups_by_chance(compared, seed=seed, shuffles=tries)
    expected = [_as_alike(each.score, made) / tries for each in groups]
    proposals = []
    for rank, (found, by_chance) in enumerate(zip(groups, expected, strict=True), start=1):
        if by_chance / rank > limits.chance_share:
            break
        proposals.append(_proposal(compared, found, by_chance, by_chance / rank))
    return proposals


def weigh_anew(compared: Compared, keys: Collection[int], *, seed: int, shuffles: int | None = None) -> Proposal:
    """These crimes as one group, whoever chose them, weighed as `propose` weighs groups, among the groups found here.

    A group most of whose crimes are these is no other group. All of `keys` are among the compared, two at least.
    """
    tries = compared.weights.settings.shuffles if shuffles is None else shuffles
    rows = [row for row, crime in enumerate(compared.crimes) if crime.key in keys]
    found = as_group(compared.columns, compared.weights, rows)
    stronger = sum(each.score > found.score for each in _others(group(compared.columns, compared.weights), found))
    by_chance = _as_alike(found.score, groups_by_chance(compared, seed=seed, shuffles=tries)) / tries
    return _proposal(compared, found, by_chance, by_chance / (stronger + 1))


def groups_by_chance(compared: Compared, *, seed: int, shuffles: int) -> list[float]:
    """The scores of all groups that the shuffled crimes make."""
    rng = np.random.default_rng(seed)
    return [each.score for _ in range(shuffles) for each in group(compared.columns.shuffled(rng), compared.weights)]


def _others(groups: Iterable[Group], found: Group) -> list[Group]:
    """The groups of which at least half of the crimes are not in this one."""
    return [each for each in groups if 2 * len({*each.rows} & {*found.rows}) <= len(each.rows)]


def _as_alike(score: float, made: Sequence[float]) -> int:
    return sum(1 for each in made if each >= score)


def _proposal(compared: Compared, found: Group, by_chance: float, chance_share: float) -> Proposal:
    crimes = [compared.crimes[row] for row in found.rows]
    columns = compared.columns.take(found.rows)
    return Proposal(
        keys=tuple(crime.key for crime in crimes),
        average_bits=round(found.average, 2),
        by_chance=round(by_chance, 3),
        chance_share=round(chance_share, 4),
        mark=mark_of(crimes),
        reasons=reasons_of(crimes, columns, compared.weights),
        ties=ties_of(crimes, columns, compared.weights),
    )
