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
        owed = shares[:, None] * chances
        owed /= np.maximum(owed.sum(axis=0), np.finfo(np.float64).tiny)
        counted = (owed.sum(axis=1) + events * first) / (chances.shape[1] + events)
        if np.abs(counted - shares).max() < _SETTLED:
            return np.asarray(counted, dtype=np.float64)
        shares = counted
    return np.asarray(shares, dtype=np.float64)
