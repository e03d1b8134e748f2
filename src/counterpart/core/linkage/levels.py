"""Ways in which two records can be alike in a field, each of them the same in Python as in the SQL of Splink.

The tests are asked in order and the first that holds is the level of a comparison. A test about a value that is missing
never holds.

    equal      every one of the columns is the same
    crossed    the first of one record is the second of the other, both ways
    turned     the first column of one record is the second of the other
    alike      Jaro-Winkler similarity of at least `limit`, 0 to 1
    edits      at most `limit` slips: a letter more, less, other, or two changed round (Damerau-Levenshtein)
    otherwise  always
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

Columns = Mapping[str, str | None]

KINDS = ("equal", "crossed", "turned", "alike", "edits", "otherwise")


@dataclass(frozen=True, slots=True)
class Test:
    """One way to be alike; `limit` only for alike and edits."""

    kind: str
    columns: tuple[str, ...] = ()
    limit: float = 0.0

    def holds(self, left: Columns, right: Columns) -> bool:
        """Say whether the two are alike in this way."""
        return _HOLDS[self.kind](self, left, right)


def _equal(test: Test, left: Columns, right: Columns) -> bool:
    return all(left[each] is not None and left[each] == right[each] for each in test.columns)


def _crossed(test: Test, left: Columns, right: Columns) -> bool:
    first, second = test.columns
    return _same(left[first], right[second]) and _same(left[second], right[first])


def _turned(test: Test, left: Columns, right: Columns) -> bool:
    first, second = test.columns
    return _same(left[first], right[second])


def _alike(test: Test, left: Columns, right: Columns) -> bool:
    one, other = left[test.columns[0]], right[test.columns[0]]
    return one is not None and other is not None and JaroWinkler.similarity(one, other) >= test.limit


def _edits(test: Test, left: Columns, right: Columns) -> bool:
    one, other = left[test.columns[0]], right[test.columns[0]]
    return one is not None and other is not None and DamerauLevenshtein.distance(one, other) <= test.limit


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and one == other


_HOLDS: dict[str, Callable[[Test, Columns, Columns], bool]] = {
    "equal": _equal,
    "crossed": _crossed,
    "turned": _turned,
    "alike": _alike,
    "edits": _edits,
    "otherwise": lambda *_: True,
}
