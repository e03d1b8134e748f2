"""What businesses may see of crime around them: the policy (`data/sharing.yaml`)."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from counterpart.core.tables import Row, Validity, read_yaml

POLICY = Path(__file__).parent / "data" / "sharing.yaml"
_FIELDS = (
    *("source", "mark", "valid_from", "valid_to", "side", "months", "issue_day", "bands", "hidden", "remain"),
    *("businesses", "hidden_for", "area", "words_least", "named_percent", "warned_area"),
    *("warned_squares", "reach"),
)
_ALWAYS = Validity(None, None)


@dataclass(frozen=True, slots=True)
class Band:
    """A range of counts, ends included; `most` is None where it has no upper end."""

    least: int
    most: int | None
    words: str


@dataclass(frozen=True, slots=True)
class SharingPolicy:
    """The policy; its fields are explained in the table. Raises ValueError when it cannot protect what it hides."""

    side: int
    months: int
    issue_day: int
    bands: tuple[Band, ...]
    hidden: str
    businesses: int
    remain: int
    hidden_for: int
    area: int
    words_least: int
    named_percent: int
    warned_area: int
    warned_squares: int
    reach: int
    source: str = ""
    mark: str = "D"
    validity: Validity = _ALWAYS

    def __post_init__(self) -> None:
        if not self.bands or self.bands[-1].most is not None:
            raise ValueError("sharing policy: the last band must have no upper end")
        for lower, upper in pairwise(self.bands):
            if lower.most is None or upper.least != lower.most + 1:
                raise ValueError(f"sharing policy: the bands '{lower.words}' and '{upper.words}' do not meet")
        if self.hidden_for > 0 and self.hidden_for < self.months:
            raise ValueError("sharing policy: hidden_for must be at least as many editions as an edition has months")

    def band_of(self, count: int) -> int | None:
        """The index of the band that holds a count; None below the first."""
        found = [index for index, band in enumerate(self.bands) if count >= band.least]
        return found[-1] if found else None

    @property
    def open_band(self) -> int:
        """The index of the band that has no upper end."""
        return len(self.bands) - 1


@cache
def sharing() -> SharingPolicy:
    """The policy in force."""
    return read_policy()


def read_policy(path: Path = POLICY) -> SharingPolicy:
    """Read a policy; raises TableError that names the field."""
    row = read_yaml(path).only(*_FIELDS)
    source, mark, validity = row.origin()
    return SharingPolicy(
        side=_at_least(row, "side", 100),
        months=_at_least(row, "months", 1),
        issue_day=_at_least(row, "issue_day", 1),
        bands=tuple(_band(each) for each in row.rows("bands")),
        hidden=row.text("hidden"),
        businesses=_at_least(row, "businesses", 1),
        remain=_at_least(row, "remain", 0),
        hidden_for=_at_least(row, "hidden_for", 0),
        area=_at_least(row, "area", 1),
        words_least=_at_least(row, "words_least", 1),
        named_percent=_at_least(row, "named_percent", 1),
        warned_area=_at_least(row, "warned_area", 2),
        warned_squares=_at_least(row, "warned_squares", 2),
        reach=_at_least(row, "reach", 1),
        source=source,
        mark=mark,
        validity=validity,
    )


def _band(row: Row) -> Band:
    row.only("least", "most", "words")
    most = row.whole("most", default=-1)
    return Band(row.whole("least"), None if most < 0 else most, row.text("words"))


def _at_least(row: Row, field: str, least: int) -> int:
    value = row.whole(field)
    if value < least:
        raise row.fail(field, f"a whole number of {least} or more")
    return value
