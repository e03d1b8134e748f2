"""What each field of each model says about people: declared in the model, listed in one table.

    @classified(personal="name email", plain="created_at")
    class Person(models.Model): ...

Keys and links to other rows of ours (primary keys, foreign keys, many-to-many) say nothing by
themselves and are classified as links without being named. Every other field must be named; an
architecture test fails for one that is not. `docs/reference/personal-data.md` is the table.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from django.apps import apps
from django.db import models

M = TypeVar("M", bound=type[models.Model])


class Sensitivity(StrEnum):
    """How careful a field must be handled, the least careful first."""

    PLAIN = "plain"
    LINK = "link"
    PERSONAL = "personal"
    POLICE = "police"
    SPECIAL = "special"
    SECRET = "secret"  # noqa: S105, the name of a class of data


MEANING = {
    Sensitivity.PLAIN: "says nothing about a person",
    Sensitivity.LINK: "points to another row, which is classified itself",
    Sensitivity.PERSONAL: "identifies or describes a person",
    Sensitivity.POLICE: "information of an investigation, held for law enforcement",
    Sensitivity.SPECIAL: "special category data or its like: health, hate element, vulnerability",
    Sensitivity.SECRET: "lets somebody in: credentials, tokens",
}


@dataclass(frozen=True, slots=True)
class ClassifiedField:
    """One field of one model; `sensitivity` is None where nobody has declared it."""

    model: str
    field: str
    sensitivity: Sensitivity | None


def classified(**fields: str) -> Callable[[M], M]:
    """Declare a model's fields: names separated by blanks, under the name of their sensitivity.

    A model inherits what its abstract parents declare. Raises ValueError for an unknown
    sensitivity, or for a field that is declared twice in one call.
    """
    declared: dict[str, Sensitivity] = {}
    for sensitivity, names in fields.items():
        for name in names.split():
            if name in declared:
                raise ValueError(f"{name} is declared twice: {declared[name]} and {sensitivity}")
            declared[name] = Sensitivity(sensitivity)

    def declare(model: M) -> M:
        inherited = getattr(model, "classification", {})
        model.classification = {**inherited, **declared}  # type: ignore[attr-defined]
        return model

    return declare


def every_field(prefix: str = "counterpart.") -> Iterator[ClassifiedField]:
    """Each stored field of each installed model whose module begins with `prefix`, in order of name."""
    for model in sorted(apps.get_models(), key=lambda model: model._meta.label):
        if model.__module__.startswith(prefix):
            declared = getattr(model, "classification", {})
            for field in (*model._meta.concrete_fields, *model._meta.many_to_many):
                automatic = Sensitivity.LINK if field.primary_key or field.is_relation else None
                yield ClassifiedField(model._meta.label, field.name, declared.get(field.name, automatic))


def unknown_declarations(prefix: str = "counterpart.") -> list[str]:
    """Declared names that are no field of their model, as `app.Model.name`."""
    return [
        f"{model._meta.label}.{name}"
        for model in apps.get_models()
        if model.__module__.startswith(prefix)
        for name in getattr(model, "classification", {})
        if name not in {field.name for field in model._meta.get_fields()}
    ]


def as_markdown() -> str:
    """The reference page of all fields that hold more than plain data and links."""
    lines = ["# Personal data", "", "What each field says about people, as the models declare it (`make fix`).", ""]
    lines += [f"- **{sensitivity}**: {meaning}" for sensitivity, meaning in MEANING.items()]
    lines += ["", "Fields that are plain or links are left out.", "", "| Record | Field | Class |", "|---|---|---|"]
    quiet = {Sensitivity.PLAIN, Sensitivity.LINK}
    lines += [
        f"| {entry.model} | {entry.field} | {entry.sensitivity} |"
        for entry in every_field()
        if entry.sensitivity not in quiet
    ]
    return "\n".join(lines) + "\n"
