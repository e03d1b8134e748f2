"""A trained model of likeness: for each way to be alike, how often it is so of one identity and of two.

Weights are in bits (log to base 2 of m / u, after Fellegi and Sunter 1969): +1 doubles the odds that two records tell
of one identity, -1 halves them. A model is frozen; training makes a new one.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache
from math import log2
from pathlib import Path, PurePath
from typing import Any

from counterpart.core.linkage.errors import LinkageError
from counterpart.core.linkage.fields import checked
from counterpart.core.linkage.levels import Columns, Test

MODELS = Path(__file__).parent / "data" / "models"
KINDS = ("people", "vehicles", "premises", "businesses")


@dataclass(frozen=True, slots=True)
class Level:
    """One way to be alike. `m`: its share among pairs of one identity; `u`: among pairs of two; both over 0.

    Where `frequency` names a column, the weight of a rare value is raised and that of a common one lowered.
    """

    test: Test
    words: str
    m: float
    u: float
    frequency: str | None = None

    @property
    def weight(self) -> float:
        """Bits, before how common the value is."""
        return log2(self.m) - log2(self.u)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field and its levels, the likest first; it says nothing where one of `needs` is missing from a record."""

    name: str
    title: str
    needs: tuple[str, ...]
    levels: tuple[Level, ...]

    def level_of(self, left: Columns, right: Columns) -> int | None:
        """The place of the first level that holds; None where a value is missing."""
        if any(left[each] is None or right[each] is None for each in self.needs):
            return None
        return next((place for place, level in enumerate(self.levels) if level.test.holds(left, right)), None)


@dataclass(frozen=True, slots=True)
class Caution:
    """A pattern that the weights misjudge, because its fields depend on each other: names of comparisons with the
    places of levels at which it is met (None: a value is missing). A match under a caution is shown, and never counts
    as likely.
    """

    words: str
    when: tuple[tuple[str, tuple[int | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class LinkageModel:
    """All that is needed to weigh two records. `prior`: the chance that two records drawn at random are of one
    identity. `trained_on` names the records and their digest, `records` how many. `frequencies`: the file of those
    that it refers to; "" for none.
    """

    kind: str
    version: str
    prior: float
    comparisons: tuple[Comparison, ...]
    blocking: tuple[tuple[str, ...], ...]
    block_cap: int
    suggest_at: float
    least_frequency: float
    cautions: tuple[Caution, ...]
    trained_on: str
    records: int
    frequencies: str

    @property
    def prior_weight(self) -> float:
        """Bits before anything is compared."""
        return log2(self.prior) - log2(1 - self.prior)

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that the model reads, from A to Z."""
        tests = [level.test for each in self.comparisons for level in each.levels]
        named = {column for test in tests for column in test.columns} | {
            column for each in self.comparisons for column in each.needs
        }
        return tuple(sorted(named | {column for rule in self.blocking for column in rule}))

    @property
    def frequency_columns(self) -> tuple[str, ...]:
        """The columns whose common values weigh less."""
        found = {level.frequency for each in self.comparisons for level in each.levels if level.frequency}
        return tuple(sorted(found))

    def caution(self, places: Sequence[int | None]) -> str | None:
        """Why the weight of a pair with these levels may mislead; None where nothing is known."""
        named = dict(zip((each.name for each in self.comparisons), places, strict=True))
        met = (each for each in self.cautions if all(named[name] in levels for name, levels in each.when))
        return next((each.words for each in met), None)

    def to_json(self) -> str:
        """The model as text; `from_json` reads it back to the same."""
        return json.dumps(asdict(self), indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "LinkageModel":
        """Read a model. Raises LinkageError where it is not one, NotAField where it would compare what is barred."""
        try:
            values = json.loads(text)
            model = cls(**{**values, **_nested(values)})
        except (KeyError, TypeError, ValueError) as error:
            raise LinkageError(f"This is no model of links: {error}") from error
        checked(model.kind, model.columns)
        if model.frequencies != PurePath(model.frequencies).name:
            raise LinkageError(f"A model names its frequencies by a file beside it, not '{model.frequencies}'")
        return model

    def versioned(self, version: str) -> "LinkageModel":
        """The same under another version."""
        return replace(self, version=version)


def _nested(values: dict[str, Any]) -> dict[str, Any]:
    return {
        "comparisons": tuple(_comparison(each) for each in values["comparisons"]),
        "blocking": tuple(tuple(rule) for rule in values["blocking"]),
        "cautions": tuple(
            Caution(each["words"], tuple((name, tuple(places)) for name, places in each["when"]))
            for each in values["cautions"]
        ),
    }


def _comparison(values: dict[str, Any]) -> Comparison:
    levels = tuple(
        Level(**{**each, "test": Test(**{**each["test"], "columns": tuple(each["test"]["columns"])})})
        for each in values["levels"]
    )
    return Comparison(values["name"], values["title"], tuple(values["needs"]), levels)


@cache
def shipped(kind: str) -> LinkageModel:
    """The model that comes with Counterpart, trained on generated records: "people", "vehicles", "premises"
    or "businesses". Raises LinkageError for another kind.
    """
    if kind not in KINDS:
        raise LinkageError(f"There is no model of '{kind}'; there are {', '.join(KINDS)}")
    return read(MODELS / f"{kind}.json")


def read(path: Path) -> LinkageModel:
    """The model of a file. Raises LinkageError where it is none."""
    try:
        return LinkageModel.from_json(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise LinkageError(f"{path}: this is no model of links, which `counterpart links train` writes") from None
