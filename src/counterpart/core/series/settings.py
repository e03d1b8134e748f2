"""How crimes are compared and grouped, as `data/likeness.yaml` says it."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "likeness.yaml"
FACTORS = ("place", "days", "method", "hour", "weekday", "property", "description", "vehicle")
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Level:
    """One way to agree. `reach`: metres or days up to which it holds; `share`, `bits`: from which on it holds.

    `linked` and `chance`: how often pairs agree so, of one series and of none, as shares of 1.
    """

    code: str
    words: str
    linked: float
    chance: float
    reach: float
    share: float
    bits: float


@dataclass(frozen=True, slots=True)
class Factor:
    """What is compared, with its levels, the likest first, and the bounds of its weight in bits.

    `given`: an earlier factor that it goes together with by chance; empty where there is none.
    """

    code: str
    name: str
    given: str
    most: float
    least: float
    levels: tuple[Level, ...]

    @property
    def usual(self) -> tuple[float, ...]:
        """How often pairs that nothing links are at each level, as the settings say."""
        return tuple(level.chance for level in self.levels)

    def index(self, code: str) -> int:
        """Where a level stands. Raises ValueError where there is none."""
        return [level.code for level in self.levels].index(code)


@dataclass(frozen=True, slots=True)
class Settings:
    """All of it; `source` says where it comes from."""

    source: str
    factors: tuple[Factor, ...]
    linked_pairs: float
    chance_pairs: float
    average_bits: float
    fewest_crimes: int
    compared_days: int
    new_days: int
    most_crimes: int
    shuffles: int
    chance_share: float
    most_a_week: int


@cache
def settings() -> Settings:
    """The settings in force. Raises TableError where the table is wrong."""
    table = read_yaml(_TABLE)
    source, _, _ = table.origin()
    factors = tuple(map(_factor, table.rows("factors")))
    if tuple(factor.code for factor in factors) != FACTORS:
        raise table.fail("factors", f"exactly {', '.join(FACTORS)}")
    for place, factor in enumerate(factors):
        if factor.given and factor.given not in FACTORS[:place]:
            raise table.fail("factors", f"that {factor.code} is given a factor before it")
    groups, chance = table.row("grouping"), table.row("chance")
    return Settings(
        source=source,
        factors=factors,
        linked_pairs=table.whole("linked_pairs"),
        chance_pairs=table.whole("chance_pairs"),
        average_bits=float(groups.decimal("average_bits")),
        fewest_crimes=groups.whole("fewest_crimes"),
        compared_days=groups.whole("compared_days"),
        new_days=groups.whole("new_days"),
        most_crimes=groups.whole("most_crimes"),
        shuffles=chance.whole("shuffles"),
        chance_share=chance.whole("chance_share") / _WHOLE,
        most_a_week=chance.whole("most_a_week"),
    )


def _factor(row: Row) -> Factor:
    row.only("code", "name", "given", "most", "least", "levels")
    levels = tuple(map(_level, row.rows("levels")))
    for name in ("linked", "chance"):
        if abs(sum(getattr(level, name) for level in levels) - 1) > 1e-6:
            raise row.fail("levels", f"levels whose '{name}' makes {_WHOLE} in all")
    return Factor(
        code=row.text("code"),
        name=row.text("name"),
        given=row.text("given", ""),
        most=float(row.decimal("most")),
        least=float(row.decimal("least")),
        levels=levels,
    )


def _level(row: Row) -> Level:
    row.only("code", "words", "linked", "chance", "metres", "days", "share", "bits")
    reach = "metres" if "metres" in row.values else "days" if "days" in row.values else ""
    return Level(
        code=row.text("code"),
        words=row.text("words"),
        linked=float(row.decimal("linked")) / _WHOLE,
        chance=float(row.decimal("chance")) / _WHOLE,
        reach=float(row.decimal(reach)) if reach else float("inf"),
        share=row.whole("share", 0) / _WHOLE,
        bits=row.whole("bits", 0),
    )
