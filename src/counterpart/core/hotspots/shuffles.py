"""What cells hold when all counts are shuffled among all cells: the chance of each sum, counted out and not drawn.

So many cells are taken from all, each as likely, none twice. Counts of crime are few and uneven, so a normal curve
would be far too sure of what is rare.
"""

from math import comb

import numpy as np

from counterpart.core.hotspots.events import Floats, Whole

# So many different sums are told apart, of as many cells as are taken.
_MOST_SUMS = 10_000


def levels(values: Floats, most: int) -> Whole:
    """Values of 0 or more as whole numbers, so that no sum of `most` of them is above 10,000.

    Counts stay what they are unless they are larger; days of harm are rounded to a share of the largest sum.
    """
    largest = float(np.sort(values)[-most:].sum())
    if largest <= _MOST_SUMS and (values == np.rint(values)).all():
        return values.astype(np.int64)
    return np.floor(values * (_MOST_SUMS / largest)).astype(np.int64)


def tails(values: Whole, most: int) -> Floats:
    """The chance in row k, column s that k of these cells hold s or more, for k up to `most` and every s there can be.

    A way to take k cells is one to take some of each value; the ways of one value after another are added up.
    """
    ways = np.zeros((most + 1, int(np.sort(values)[-most:].sum()) + 1))
    ways[0, 0] = 1
    for value, cells in zip(*(each.tolist() for each in np.unique(values, return_counts=True)), strict=True):
        for taken in range(most, 0, -1):
            for alike in range(1, min(taken, cells) + 1):
                # Over the powers of the number of cells, or the ways would pass what a float holds.
                share = comb(cells, alike) / len(values) ** alike
                ways[taken, value * alike :] += share * ways[taken - alike, : ways.shape[1] - value * alike]
    at_least = np.cumsum(ways[:, ::-1], axis=1)[:, ::-1]
    return at_least / at_least[:, :1]
