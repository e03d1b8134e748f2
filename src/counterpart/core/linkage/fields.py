"""Which fields a comparison of records may read: those of an allow-list, and no protected characteristic, ever."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterpart.core.linkage.errors import NotAField
from counterpart.core.tables import TableError, read_yaml

_DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of prepared records, and what it is made from."""

    name: str
    made_from: str
    what: str


@dataclass(frozen=True, slots=True)
class Characteristic:
    """A protected characteristic and the words by which a field would name it."""

    name: str
    law: str
    words: tuple[str, ...]


def checked(kind: str, columns: Iterable[str]) -> tuple[str, ...]:
    """These columns, which records of `kind` may be compared by. Raises NotAField that names the first that is not."""
    allowed = {field.name for field in fields(kind)}
    for column in columns:
        barred = named_by(column)
        if barred is not None:
            raise NotAField(f"'{column}' names a protected characteristic ({barred.name}): no comparison may read it")
        if column not in allowed:
            raise NotAField(f"'{column}' is no field of {kind}; expected one of {', '.join(sorted(allowed))}")
    return tuple(columns)


def named_by(column: str) -> Characteristic | None:
    """The protected characteristic that a column of this name would hold; None for any other."""
    words = set(column.lower().replace("-", "_").split("_"))
    return next((each for each in protected() if words & set(each.words) or column.lower() in each.words), None)


@cache
def fields(kind: str) -> tuple[Field, ...]:
    """The allow-list of a kind; empty where there is no such kind."""
    table = read_yaml(_DATA / "fields.yaml").only("source", "mark", "valid_from", "valid_to", "fields")
    table.origin()
    rows = [row.only("kind", "field", "from", "what") for row in table.rows("fields")]
    return tuple(
        Field(row.text("field"), row.text("from"), row.text("what")) for row in rows if row.text("kind") == kind
    )


@cache
def protected() -> tuple[Characteristic, ...]:
    """The protected characteristics, with the words that name them."""
    table = read_yaml(_DATA / "protected.yaml").only("source", "mark", "valid_from", "valid_to", "characteristics")
    table.origin()
    rows = [row.only("name", "law", "words") for row in table.rows("characteristics")]
    if not rows:
        raise TableError("protected.yaml: the list of protected characteristics is empty")
    return tuple(Characteristic(row.text("name"), row.text("law"), row.texts("words")) for row in rows)
