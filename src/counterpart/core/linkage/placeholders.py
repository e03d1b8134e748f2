"""What is typed where nothing is known (`data/placeholders.yaml`): values that are none."""

from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "placeholders.yaml"
_LEAST_DIGITS = 3


def is_nothing(text: str) -> bool:
    """Whether a text in small Latin letters stands for no value."""
    return text in _set("nothing")


def is_nobody(*names: str | None) -> bool:
    """Whether none of these names in small Latin letters is one, such as "unknown" and "male"."""
    return all(name is None or name in _set("nothing") or name in _set("nobody") for name in names)


def is_no_day(day: str) -> bool:
    """Whether an ISO date was put in by a form, or is no day on which anybody was born."""
    return day in _set("days") or not _table().text("born_from") <= day <= _table().text("born_to")


def is_no_phone(digits: str) -> bool:
    """Whether the last ten digits are those of nobody's telephone."""
    return digits in _set("phones") or len(set(digits)) < _LEAST_DIGITS


def is_no_plate(plate: str) -> bool:
    """Whether a plate in capitals stands for none."""
    return plate in _set("plates") or len(set(plate)) == 1


def is_no_postcode(code: str) -> bool:
    """Whether a postcode in capitals is of no place."""
    return code.startswith(tuple(_set("postcodes_begin")))


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(_table().texts(name))


@cache
def _table() -> Row:
    table = read_yaml(_TABLE).only(
        "source", "mark", "valid_from", "valid_to", "nothing", "nobody", "plates", "postcodes_begin", "days",
        "born_from", "born_to", "phones",
    )  # fmt: skip
    table.origin()
    return table
