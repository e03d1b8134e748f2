"""Which counts are too small to show, and how little a reader may learn about them."""

from dataclasses import dataclass
from pathlib import Path

from counterpart.core.tables import Row, Validity, read_yaml

POLICY = Path(__file__).parent / "data" / "suppression.yaml"

_ALWAYS = Validity(None, None)
_FIELDS = ("source", "mark", "valid_from", "valid_to", "smallest_shown", "zeros", "weight_of_totals")


@dataclass(frozen=True, slots=True)
class SuppressionPolicy:
    """The threshold, and what is done about zeros.

    `smallest_shown` is the smallest count other than zero that may be printed. With `hides_zeros` a zero is hidden too.
    A hidden small count is protected when every count in `protected_range` is still possible for a reader who knows
    all that is shown.
    """

    smallest_shown: int = 5
    hides_zeros: bool = False
    weight_of_totals: int = 3
    shorthand: str = "[c]"
    words: str = "Hidden so that nobody can be recognised."
    source: str = ""
    mark: str = "D"
    validity: Validity = _ALWAYS

    def __post_init__(self) -> None:
        if self.smallest_shown < 1 or self.weight_of_totals < 1:
            raise ValueError("suppression policy: threshold and weight must be 1 or more")

    @property
    def least_hidden(self) -> int:
        """The least that everybody knows a hidden published count to be."""
        return 0 if self.hides_zeros else 1

    @property
    def protected_range(self) -> range:
        """The counts that must all stay possible: every small one, and the smallest that is not small."""
        return range(self.least_hidden, self.smallest_shown + 1)

    def is_small(self, count: int) -> bool:
        """Say whether this count may not be shown for its own sake."""
        return self.least_hidden <= count < self.smallest_shown

    def protects(self, lower: int, upper: int | None) -> bool:
        """Say whether a reader who knows only `lower <= count <= upper` knows little enough (None: no upper bound)."""
        ends = self.protected_range
        return lower <= ends[0] and (upper is None or upper >= ends[-1])


def read_policy(path: Path = POLICY) -> SuppressionPolicy:
    """Read a policy; raises TableError that names the field."""
    row = read_yaml(path).only(*_FIELDS, "shorthand", "words")
    source, mark, validity = row.origin()
    return SuppressionPolicy(
        smallest_shown=_at_least_one(row, "smallest_shown"),
        hides_zeros=_hides_zeros(row),
        weight_of_totals=_at_least_one(row, "weight_of_totals"),
        shorthand=row.text("shorthand"),
        words=row.text("words"),
        source=source,
        mark=mark,
        validity=validity,
    )


def _hides_zeros(row: Row) -> bool:
    zeros = row.text("zeros")
    if zeros not in ("shown", "hidden"):
        raise row.fail("zeros", "shown or hidden")
    return zeros == "hidden"


def _at_least_one(row: Row, field: str) -> int:
    value = row.whole(field)
    if value < 1:
        raise row.fail(field, "a whole number of 1 or more")
    return value
