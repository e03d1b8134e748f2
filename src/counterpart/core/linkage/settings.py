"""What is compared and how, by kind of record: read from `data/<kind>.yaml`, where each choice has its origin."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterpart.core.linkage.errors import LinkageError
from counterpart.core.linkage.fields import checked
from counterpart.core.linkage.levels import KINDS, Test
from counterpart.core.tables import Row, read_yaml

_DATA = Path(__file__).parent / "data"

# The name by which a caution refers to a field that is not known of both.
MISSING = "missing"


@dataclass(frozen=True, slots=True)
class LevelSettings:
    """One way to be alike; `name` is how cautions refer to it, `words` what people read. `u`: how often records of two
    identities are alike in this way, where it is known and not learned.
    """

    name: str
    test: Test
    words: str
    frequency: str | None
    u: float | None


@dataclass(frozen=True, slots=True)
class ComparisonSettings:
    """One field and its levels; it says nothing where one of the columns in `needs` is missing."""

    name: str
    title: str
    needs: tuple[str, ...]
    levels: tuple[LevelSettings, ...]


@dataclass(frozen=True, slots=True)
class CautionSettings:
    """Names of levels by comparison, at which a match is shown and not counted as likely."""

    words: str
    when: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Training:
    """How the model learns without labels. `certain`: rules that hardly ever bring two identities together, which find
    the share `certain_recall` of all pairs of one; `rounds`: what is held fixed in each round of training.
    """

    certain: tuple[tuple[str, ...], ...]
    certain_recall: float
    rounds: tuple[tuple[str, ...], ...]
    most_pairs: int


@dataclass(frozen=True, slots=True)
class Settings:
    """All that is chosen by people about one kind of record."""

    kind: str
    title: str
    source: str
    comparisons: tuple[ComparisonSettings, ...]
    blocking: tuple[tuple[str, ...], ...]
    block_cap: int
    suggest_at: float
    least_frequency: float
    least_m: float
    cautions: tuple[CautionSettings, ...]
    training: Training

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is read, from A to Z."""
        compared = {
            column
            for each in self.comparisons
            for column in (*each.needs, *(name for level in each.levels for name in level.test.columns))
        }
        blocked = {name for rule in (*self.blocking, *self.training.certain, *self.training.rounds) for name in rule}
        return tuple(sorted(compared | blocked))


@cache
def settings_of(kind: str) -> Settings:
    """The settings of "people", "vehicles", "premises" or "businesses". Raises LinkageError for another kind."""
    path = _DATA / f"{kind}.yaml"
    if not path.is_file():
        raise LinkageError(f"There are no settings of '{kind}'; expected people, vehicles, premises or businesses")
    return read_settings(path)


def read_settings(path: Path) -> Settings:
    """Read settings. Raises TableError that names row and field, NotAField for a field that may not be compared."""
    row = read_yaml(path).only(
        "kind", "title", "source", "mark", "valid_from", "valid_to", "blocking", "block_cap", "suggest_at",
        "least_frequency", "least_m", "comparisons", "cautions", "training",
    )  # fmt: skip
    source, _, _ = row.origin()
    comparisons = tuple(_comparison(each) for each in row.rows("comparisons"))
    settings = Settings(
        kind=row.text("kind"),
        title=row.text("title"),
        source=source,
        comparisons=comparisons,
        blocking=tuple(each.only("same", "why").texts("same") for each in row.rows("blocking")),
        block_cap=row.whole("block_cap"),
        suggest_at=float(row.decimal("suggest_at")),
        least_frequency=float(row.decimal("least_frequency")),
        least_m=float(row.decimal("least_m")),
        cautions=tuple(_caution(each, comparisons) for each in row.rows("cautions")),
        training=_training(row),
    )
    checked(settings.kind, settings.columns)
    return settings


def _comparison(row: Row) -> ComparisonSettings:
    row.only("name", "title", "needs", "levels")
    levels = tuple(_level(each) for each in row.rows("levels"))
    if len(levels) < 2 or levels[-1].test.kind != "otherwise":
        raise row.fail("levels", "at least two, the last of them `otherwise`")
    return ComparisonSettings(row.text("name"), row.text("title"), row.texts("needs"), levels)


def _level(row: Row) -> LevelSettings:
    row.only("as", "words", "frequency", "limit", "u", *KINDS)
    kinds = [kind for kind in KINDS if kind in row.values]
    if len(kinds) != 1:
        raise row.fail("as", f"one of {', '.join(KINDS)} beside it")
    columns = () if kinds[0] == "otherwise" else row.texts(kinds[0])
    needs_limit = kinds[0] in ("alike", "edits")
    test = Test(kinds[0], columns, float(row.decimal("limit")) if needs_limit else 0.0)
    frequency = row.text("frequency", "") or None
    # Splink takes the commonness of a value from the level at which exactly that value is the same.
    if frequency and (kinds[0], columns) != ("equal", (frequency,)):
        raise row.fail("frequency", "the one column that this level finds equal")
    stated = float(row.decimal("u")) if "u" in row.values else None
    if stated is not None and not 0 < stated < 1:
        raise row.fail("u", "a share between 0 and 1")
    return LevelSettings(row.text("as"), test, row.text("words"), frequency, stated)


def _caution(row: Row, comparisons: tuple[ComparisonSettings, ...]) -> CautionSettings:
    row.only("words", "when")
    names = {each.name: {MISSING, *(level.name for level in each.levels)} for each in comparisons}
    when = Row(f"{row.where}, when", row.values.get("when") or {})
    pairs = tuple((name, when.texts(name)) for name in when.values)
    for name, levels in pairs:
        if name not in names or not set(levels) <= names[name]:
            raise when.fail(name, "a comparison of these settings and names of its levels")
    return CautionSettings(row.text("words"), pairs)


def _training(row: Row) -> Training:
    each = row.row("training").only("certain", "certain_recall", "rounds", "most_pairs", "why")
    return Training(
        certain=tuple(rule.only("same").texts("same") for rule in each.rows("certain")),
        certain_recall=float(each.decimal("certain_recall")),
        rounds=tuple(rule.only("same").texts("same") for rule in each.rows("rounds")),
        most_pairs=each.whole("most_pairs"),
    )
