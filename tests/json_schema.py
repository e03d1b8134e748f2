"""As much of JSON Schema 2020-12 as our own schemas use; a keyword that is not known here fails.

No validator is among the project's dependencies, and a schema that nothing checks says nothing.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_TYPES: dict[str, Any] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
}
_KNOWN = {"type", "const", "enum", "pattern", "minLength", "minimum", "items", "anyOf", "$ref"}
_KNOWN |= {"required", "properties", "additionalProperties"}
_SILENT = {"$schema", "$id", "$defs", "title", "description", "examples"}


def load(path: Path) -> dict[str, Any]:
    """A schema file."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def problems(value: Any, root: dict[str, Any]) -> list[str]:
    """What is wrong with a value, each with its place, such as `rows[0].current`."""
    return list(_problems(value, root, root, ""))


def _problems(value: Any, schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    if unknown := set(schema) - _KNOWN - _SILENT:
        raise AssertionError(f"the test's validator does not know {sorted(unknown)}")
    if "$ref" in schema:
        yield from _problems(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root, at)
    if "anyOf" in schema and all(list(_problems(value, one, root, at)) for one in schema["anyOf"]):
        yield f"{at}: {value!r} is none of what it may be"
    yield from _of_itself(value, schema, at)
    if isinstance(value, dict):
        yield from _of_object(value, schema, root, at)
    if isinstance(value, list) and "items" in schema:
        for position, item in enumerate(value):
            yield from _problems(item, schema["items"], root, f"{at}[{position}]")


def _of_itself(value: Any, schema: dict[str, Any], at: str) -> Iterator[str]:
    types = schema.get("type", [])
    if types and not any(_TYPES[one](value) for one in ([types] if isinstance(types, str) else types)):
        yield f"{at}: {value!r} is not of type {types}"
    if "const" in schema and value != schema["const"]:
        yield f"{at}: {value!r} is not {schema['const']!r}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: {value!r} is not one of {schema['enum']}"
    if isinstance(value, str):
        if "pattern" in schema and not re.search(schema["pattern"], value):
            yield f"{at}: {value!r} does not match {schema['pattern']}"
        if len(value) < schema.get("minLength", 0):
            yield f"{at}: {value!r} is too short"
    elif "minimum" in schema and isinstance(value, int | float) and value < schema["minimum"]:
        yield f"{at}: {value!r} is less than {schema['minimum']}"


def _of_object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], at: str) -> Iterator[str]:
    yield from (f"{at}: {name} is missing" for name in schema.get("required", ()) if name not in value)
    properties, others = schema.get("properties", {}), schema.get("additionalProperties", True)
    for name, item in value.items():
        there = f"{at}.{name}".lstrip(".")
        if name in properties:
            yield from _problems(item, properties[name], root, there)
        elif others is False:
            yield f"{there}: is not in the schema"
        elif isinstance(others, dict):
            yield from _problems(item, others, root, there)
