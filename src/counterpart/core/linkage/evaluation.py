"""How well a model does on records whose truth is known."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations, pairwise
from math import log2

from counterpart.core.linkage.backends import Backend
from counterpart.core.linkage.batch import ScoredPair, link
from counterpart.core.linkage.comparing import frequencies_of
from counterpart.core.linkage.frequencies import Frequencies
from counterpart.core.linkage.generate.labelled import Labelled
from counterpart.core.linkage.model import LinkageModel
from counterpart.core.linkage.preparing import prepared

THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)
# Pairs less likely than this are not looked at: they are most of all pairs, and nobody would be shown them.
LEAST = 0.001
_BINS = (LEAST, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1.0)

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class AtThreshold:
    """Pairs of this probability at least that are under no caution; shares from 0 to 1, None where there is no pair."""

    probability: float
    suggested: int
    precision: float | None
    recall: float | None


@dataclass(frozen=True, slots=True)
class Difficulty:
    """Pairs of which a record has this trait: how many are of one identity, and what comes of them at the threshold."""

    trait: str
    true_pairs: int
    recall: float | None
    precision: float | None


@dataclass(frozen=True, slots=True)
class Nearness:
    """Pairs of two identities that are easily taken for one: how many there are, and how many are suggested."""

    kind: str
    pairs: int
    suggested: int
    shown_with_caution: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """Pairs under no caution, of a probability from `low` to under `high`: what is said on average, and true."""

    low: float
    high: float
    pairs: int
    said: float | None
    true: float | None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All of it. `reached`: the share of true pairs that any block brings together, which no threshold can exceed."""

    kind: str
    model_version: str
    records: int
    identities: int
    true_pairs: int
    reached: float | None
    suggest_at: float
    thresholds: tuple[AtThreshold, ...]
    cautioned: int
    cautioned_true: float | None
    difficulties: tuple[Difficulty, ...]
    nearness: tuple[Nearness, ...]
    calibration: tuple[Calibration, ...]

    def to_json(self) -> str:
        return json.dumps(asdict(self), indent=2)


def evaluate(
    model: LinkageModel,
    sample: Sequence[Labelled],
    *,
    frequencies: Frequencies | None = None,
    backend: Backend | None = None,
) -> Evaluation:
    """Link the sample and hold what comes out against the truth, by the frequencies that the model is used with: None
    for those that a shipped one refers to.
    """
    frequencies = frequencies_of(model) if frequencies is None else frequencies
    records = [(each.key, prepared(model.kind, each.record)) for each in sample]
    by_key = {each.key: each for each in sample}
    pairs = list(link(model, records, at_least=LEAST, frequencies=frequencies, backend=backend))
    truth = {_ordered(one.key, other.key) for one, other in _of_one_identity(sample)}
    right = [(each, by_key[each.left].identity == by_key[each.right].identity) for each in pairs]
    uncautioned = [(each, is_right) for each, is_right in right if not model.caution(each.levels)]
    likely = {
        (each.left, each.right): is_right for each, is_right in uncautioned if each.weight >= _bits(model.suggest_at)
    }
    held_back = [
        is_right for each, is_right in right if each.weight >= _bits(model.suggest_at) and model.caution(each.levels)
    ]
    return Evaluation(
        kind=model.kind,
        model_version=model.version,
        records=len(sample),
        identities=len({each.identity for each in sample}),
        true_pairs=len(truth),
        reached=_share(_reached(model, dict(records), truth), len(truth)),
        suggest_at=model.suggest_at,
        thresholds=tuple(_at(uncautioned, threshold, len(truth)) for threshold in THRESHOLDS),
        cautioned=len(held_back),
        cautioned_true=_share(sum(held_back), len(held_back)),
        difficulties=_difficulties(by_key, truth, likely),
        nearness=_nearness(model, by_key, right, sample),
        calibration=tuple(_calibration(uncautioned, low, high) for low, high in pairwise(_BINS)),
    )


def _at(uncautioned: list[tuple[ScoredPair, bool]], threshold: float, truth: int) -> AtThreshold:
    found = [is_right for each, is_right in uncautioned if each.weight >= _bits(threshold)]
    return AtThreshold(threshold, len(found), _share(sum(found), len(found)), _share(sum(found), truth))


def _difficulties(by_key: dict[str, Labelled], truth: set[Pair], likely: dict[Pair, bool]) -> tuple[Difficulty, ...]:
    there: Counter[str] = Counter()
    found: Counter[str] = Counter()
    suggested: Counter[str] = Counter()
    for left, right in truth:
        traits = by_key[left].traits | by_key[right].traits or {"nothing"}
        there.update(traits)
        found.update(traits if (left, right) in likely else ())
    for left, right in likely:
        suggested.update(by_key[left].traits | by_key[right].traits or {"nothing"})
    return tuple(
        Difficulty(trait, count, _share(found[trait], count), _share(found[trait], suggested[trait]))
        for trait, count in sorted(there.items())
    )


def _nearness(
    model: LinkageModel, by_key: dict[str, Labelled], right: list[tuple[ScoredPair, bool]], sample: Sequence[Labelled]
) -> tuple[Nearness, ...]:
    there = Counter(dict(_near_pairs(sample)))
    likely: Counter[str] = Counter()
    cautioned: Counter[str] = Counter()
    for each, is_right in right:
        if not is_right and each.weight >= _bits(model.suggest_at):
            one, other = by_key[each.left], by_key[each.right]
            shared = [kind for kind, group in one.near.items() if other.near.get(kind) == group] or ["strangers"]
            (cautioned if model.caution(each.levels) else likely).update(shared)
    kinds = sorted(set(there) | set(likely) | set(cautioned))
    return tuple(Nearness(kind, there[kind], likely[kind], cautioned[kind]) for kind in kinds)


def _near_pairs(sample: Sequence[Labelled]) -> Iterator[tuple[str, int]]:
    """How many pairs of two identities each kind of nearness has; of strangers there is no saying."""
    groups: dict[str, dict[int, Counter[int]]] = defaultdict(lambda: defaultdict(Counter))
    for each in sample:
        for kind, group in each.near.items():
            groups[kind][group][each.identity] += 1
    for kind, members in groups.items():
        yield kind, sum((sum(c.values()) ** 2 - sum(n * n for n in c.values())) // 2 for c in members.values())


def _calibration(right: list[tuple[ScoredPair, bool]], low: float, high: float) -> Calibration:
    inside = [(_probability(each.weight), is_right) for each, is_right in right]
    inside = [(said, is_right) for said, is_right in inside if low <= said < high or said == high == 1]
    count = len(inside)
    said = sum(each for each, _ in inside) / count if count else None
    return Calibration(low, high, count, round(said, 4) if said else said, _share(sum(r for _, r in inside), count))


def _reached(model: LinkageModel, columns: dict[str, dict[str, str | None]], truth: Iterable[Pair]) -> int:
    return sum(
        any(
            all(columns[left][name] is not None and columns[left][name] == columns[right][name] for name in rule)
            for rule in model.blocking
        )
        for left, right in truth
    )


def _of_one_identity(sample: Sequence[Labelled]) -> Iterator[tuple[Labelled, Labelled]]:
    by_identity: dict[int, list[Labelled]] = defaultdict(list)
    for each in sample:
        by_identity[each.identity].append(each)
    for records in by_identity.values():
        yield from combinations(records, 2)


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _bits(probability: float) -> float:
    return log2(probability) - log2(1 - probability)


def _probability(weight: float) -> float:
    return float(1 / (1 + 2.0 ** min(-weight, 1000.0)))


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
