"""Chance that repeats: the same seed draws the same county on any machine."""

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar
from uuid import UUID

T = TypeVar("T")


class Chance:
    """Draws for one thing, such as one report, so that what is drawn for another never shifts it."""

    def __init__(self, *seed: object) -> None:
        # The text is hashed by the generator itself, which does so alike in every Python.
        self._random = random.Random("/".join(map(str, seed)))  # noqa: S311, believable and not secret

    def one(self, values: Sequence[T]) -> T:
        """Any of the values."""
        return values[self.below(len(values))]

    def weighted(self, weights: Mapping[T, float]) -> T:
        """A key, as often as its weight says against the others."""
        return self._random.choices(list(weights), list(weights.values()))[0]

    def fraction(self) -> float:
        """A number from 0, less than 1."""
        return self._random.random()

    def happens(self, share: float) -> bool:
        """True in this share of draws, from 0 to 1."""
        return self.fraction() < share

    def below(self, end: int) -> int:
        """A whole number from 0, less than `end`."""
        return int(self.fraction() * end)

    def between(self, low: float, high: float) -> float:
        """A number from `low` to `high`, small ones more often."""
        return low * float((high / low) ** self.fraction())

    def shuffled(self, values: Sequence[T]) -> list[T]:
        """All values in some order."""
        return sorted(values, key=lambda _: self.fraction())

    def uuid(self) -> UUID:
        """A random-looking UUID."""
        return UUID(int=self._random.getrandbits(128), version=4)
