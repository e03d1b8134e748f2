"""How much each part of a forecast counts: the shares under which the events of earlier periods were likeliest."""

from typing import Final

import numpy as np

from counterpart.core.hotspots.events import Floats

_ROUNDS: Final = 150
_SETTLED: Final = 1e-4


def mix(chances: Floats, first: Floats, events: float) -> Floats:
    """The share of each part, from the chance that each part (row) gave each event (column); they sum to 1.

    Expectation-maximisation (Dempster, Laird and Rubin, 1977); the likelihood has one peak, so it cannot go astray.
    `first` are the shares before any event speaks and count as so many events: without an event they are the answer.
    """
    shares = first / first.sum()
    for _ in range(_ROUNDS):
        # Not by matrix products: their threads would wait for each other on a machine with other work.
        foreseen = np.maximum(np.einsum("p,pe->e", shares, chances), np.finfo(np.float64).tiny)
        owed = shares * np.einsum("pe,e->p", chances, 1 / foreseen)
        counted = (owed + events * first) / (owed.sum() + events)
        if np.abs(counted - shares).max() < _SETTLED:
            return np.asarray(counted, dtype=np.float64)
        shares = counted
    return np.asarray(shares, dtype=np.float64)
