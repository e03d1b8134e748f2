"""Groups of crimes that are alike: average linkage, so that one crime alike joins no two groups."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from counterpart.core.series.columns import Columns
from counterpart.core.series.weights import Weights, blocks

Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Rows of crimes that are alike. `average`: bits of its pairs, on average."""

    rows: Whole
    average: float

    @property
    def score(self) -> float:
        """Bits that hold the group together: each crime beyond the first is tied to the others once."""
        return self.average * (len(self.rows) - 1)


def group(columns: Columns, weights: Weights) -> list[Group]:
    """Groups of at least `fewest_crimes` whose pairs reach `average_bits` on average, the strongest first.

    Average linkage joins two groups only where some pair between them reaches the threshold, so each part of the
    graph of such pairs is grouped by itself: a county costs its pairs once, and no matrix of all of them is kept.
    """
    settings = weights.settings
    found = []
    for part in _parts(columns, weights):
        if len(part) < settings.fewest_crimes:
            continue
        within = columns.take(part)
        bits = weights.between(within, within).astype(np.float64)
        found += [
            Group(part[members], _mean_of_pairs(bits, members))
            for members in _average_linkage(bits, settings.average_bits)
            if len(members) >= settings.fewest_crimes
        ]
    return sorted(found, key=lambda each: (-each.score, each.rows.tolist()))


def as_group(columns: Columns, weights: Weights, rows: Sequence[int]) -> Group:
    """These rows as one group, however alike they are; two at least."""
    members = np.asarray(rows, dtype=np.int64)
    within = columns.take(members)
    bits = weights.between(within, within).astype(np.float64)
    return Group(members, _mean_of_pairs(bits, np.arange(len(members))))


def _parts(columns: Columns, weights: Weights) -> list[Whole]:
    """Crimes that chains of alike pairs hold together."""
    rows, others = [], []
    for start, block in blocks(columns):
        row, other = np.nonzero(weights.between(block, columns) >= weights.settings.average_bits)
        later = other > row + start
        rows.append(row[later] + start)
        others.append(other[later])
    left, right = np.concatenate([[], *rows]).astype(int), np.concatenate([[], *others]).astype(int)
    edges = coo_array((np.ones(len(left)), (left, right)), shape=(len(columns), len(columns)))
    _, labels = connected_components(edges, directed=False)
    alike = np.unique(np.concatenate([left, right]))
    order = alike[np.argsort(labels[alike], kind="stable")]
    starts = np.flatnonzero(np.diff(labels[order])) + 1
    return [np.sort(part) for part in np.split(order, starts) if len(part)]


def _average_linkage(bits: NDArray[np.float64], least: float) -> list[Whole]:
    """Average linkage joins the nearest first: near is heavy, so a pair is as far as it falls short of the heaviest."""
    top = float(bits.max())
    far = top - bits
    np.fill_diagonal(far, 0)
    labels = fcluster(linkage(squareform(far, checks=False), "average"), top - least, criterion="distance")
    return [np.flatnonzero(labels == label) for label in np.unique(labels)]


def _mean_of_pairs(bits: NDArray[np.float64], members: Whole) -> float:
    above = np.triu_indices(len(members), k=1)
    return float(bits[np.ix_(members, members)][above].mean())
