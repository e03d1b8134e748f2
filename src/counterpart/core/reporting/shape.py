"""Read and write JSON through frozen dataclasses: the types are the schema.

Knows the kinds that answers are made of: choices (Literal), true/false, whole numbers, texts,
days, moments, nested records and lists of them. Unknown keys and wrong kinds are errors that name
the key by its path, such as `items.2.quantity`.
"""

from dataclasses import Field, fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Record = TypeVar("Record")

# Far above any count, identity or sum of pence, and safe in JSON, JavaScript and both databases.
LARGEST_WHOLE = 10**12


class AnswersError(ValueError):
    """The JSON does not have the shape of a report; the message names the key."""


def read(record: type[Record], values: object, path: str = "") -> Record:
    """Build the record from JSON; keys that are absent keep their default."""
    if not isinstance(values, dict):
        raise AnswersError(f"{path or 'answers'}: expected named answers, found {_kind(values)}")
    kinds = kinds_of(record)
    unknown = sorted(str(key) for key in values if key not in kinds)
    if unknown:
        raise AnswersError(f"Unknown answers: {', '.join(_join(path, key) for key in unknown)}")
    given = {
        attribute: _read_value(kind, values[key], _join(path, key))
        for key, (attribute, kind) in kinds.items()
        if key in values
    }
    return record(**given)


def write(record: Any) -> dict[str, Any]:
    """Return the record as JSON, without what was not answered."""
    written = {}
    for key, (attribute, _) in kinds_of(type(record)).items():
        value = getattr(record, attribute)
        if value not in (None, "", ()):
            written[key] = _write_value(value)
    return written


def kinds_of(record: type) -> dict[str, tuple[str, Any]]:
    """Return JSON key -> (attribute, kind), where the kind of an optional answer is its own."""
    return _kinds_of(record)


@cache
def _kinds_of(record: Any) -> dict[str, tuple[str, Any]]:
    hints = get_type_hints(record)
    return {_key(field): (field.name, _bare(hints[field.name])) for field in fields(record)}


def _key(field: Field[Any]) -> str:
    return str(field.metadata.get("json", field.name))


def _bare(kind: Any) -> Any:
    """Take the None out of an optional kind."""
    if get_origin(kind) in (UnionType, Union):
        return next(part for part in get_args(kind) if part is not NoneType)
    return kind


def _read_value(kind: Any, value: object, path: str) -> Any:
    if get_origin(kind) is tuple:
        return _read_list(get_args(kind)[0], value, path)
    if value is None:
        return "" if kind is str else None
    if get_origin(kind) is Literal:
        return _read_choice(get_args(kind), value, path)
    if is_dataclass(kind):
        return read(kind, value, path)  # type: ignore[arg-type]
    return _READERS[kind](value, path)


def _read_list(kind: Any, value: object, path: str) -> tuple[Any, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise AnswersError(f"{path}: expected a list, found {_kind(value)}")
    return tuple(_read_value(kind, part, _join(path, str(n))) for n, part in enumerate(value))


def _read_choice(choices: tuple[str, ...], value: object, path: str) -> str:
    if not isinstance(value, str) or value not in choices:
        raise AnswersError(f"{path}: expected one of {', '.join(choices)}")
    return value


def _read_flag(value: object, path: str) -> bool:
    if not isinstance(value, bool):
        raise AnswersError(f"{path}: expected true or false, found {_kind(value)}")
    return value


def _read_whole(value: object, path: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= LARGEST_WHOLE:
        raise AnswersError(f"{path}: expected a whole number from 0 to {LARGEST_WHOLE:,}")
    return value


def _read_text(value: object, path: str) -> str:
    if not isinstance(value, str):
        raise AnswersError(f"{path}: expected a text, found {_kind(value)}")
    # PostgreSQL stores neither, so they must be stopped before an answer is accepted.
    if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise AnswersError(f"{path}: holds characters that cannot be stored")
    return value


def _read_moment(value: object, path: str) -> datetime:
    try:
        moment = datetime.fromisoformat(_read_text(value, path))
        if moment.utcoffset() is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise AnswersError(f"{path}: expected a moment with its time zone, as 2024-03-31T00:30:00Z")


def _read_day(value: object, path: str) -> date:
    try:
        return date.fromisoformat(_read_text(value, path))
    except ValueError:
        raise AnswersError(f"{path}: expected a day, as 2024-03-31") from None


_READERS: dict[Any, Any] = {
    bool: _read_flag,
    int: _read_whole,
    str: _read_text,
    datetime: _read_moment,
    date: _read_day,
}


def _write_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_write_value(part) for part in value]
    if is_dataclass(value):
        return write(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    return value


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _kind(value: object) -> str:
    return "nothing" if value is None else type(value).__name__
