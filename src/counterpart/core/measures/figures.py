"""A figure before it is rounded: exact, with what stands behind it and what has to be said about it."""

from dataclasses import dataclass, replace
from fractions import Fraction

from counterpart.core.measures.model import Behind
from counterpart.core.measures.rounding import rounded

Exact = Fraction | int


@dataclass(frozen=True, slots=True)
class Figure:
    """One exact value. None cannot be given, and `note` says why.

    `base` is the number of crimes, cases or answers behind it, by which small numbers are known; None where there is
    none to count. A `partial` figure holds only some months of its window: it is printed with its label and never
    compared.
    """

    value: Exact | None
    base: Exact | None = None
    note: str = ""
    partial: bool = False
    # The note without the numbers that differ from place to place; empty where it is the note itself.
    brief: str = ""
    # Taken from an indicator series, not counted from recorded crime.
    of_series: bool = False

    @property
    def shared_note(self) -> str:
        """The note as rows can share it."""
        return self.brief or self.note

    @property
    def behind(self) -> Behind:
        """Where it comes from and how many it is made from, kept beside the rounded figure."""
        return Behind(self.of_series, None if self.base is None else rounded(self.base, 2))

    def noted(self, note: str) -> "Figure":
        """The same figure with one more note."""
        brief = joined(self.brief, note) if self.brief else ""
        return replace(self, note=joined(self.note, note), brief=brief)


def refused(note: str) -> Figure:
    """A figure that cannot be given."""
    return Figure(None, note=note)


def joined(*notes: str) -> str:
    """Notes one after the other, each once."""
    return " ".join(dict.fromkeys(note for note in notes if note))


def mean(figures: tuple[Figure, ...]) -> Figure:
    """The mean of several figures; refused when one of them is, or holds only some of its months."""
    if len(figures) == 1:
        return figures[0]
    note = joined(*(figure.note for figure in figures))
    brief = joined(*(figure.shared_note for figure in figures))
    values = [Fraction(figure.value) for figure in figures if figure.value is not None and not figure.partial]
    of_series = any(figure.of_series for figure in figures)
    if len(values) < len(figures):
        return Figure(None, note=note, brief=brief)
    bases = [Fraction(figure.base) for figure in figures if figure.base is not None]
    base = sum(bases, Fraction(0)) / len(bases) if len(bases) == len(figures) else None
    return Figure(sum(values, Fraction(0)) / len(values), base, note, of_series=of_series)
