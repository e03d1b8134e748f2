"""The two things that a bundle is made of, and how rows become plain values."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models

from counterpart.core.proofs import canonical
from counterpart.evidence.models import EvidenceFile


@dataclass(frozen=True, slots=True)
class Document:
    """A file that is made for the bundle. `title` is its link on the front page; without one it has none."""

    path: str
    content: bytes
    title: str = ""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of evidence, and where it stands in the bundle."""

    path: str
    file: EvidenceFile


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything, in the order of writing."""

    documents: list[Document] = field(default_factory=list)
    files: list[StoredFile] = field(default_factory=list)

    def __add__(self, other: "Contents") -> "Contents":
        return Contents(self.documents + other.documents, self.files + other.files)


def document(path: str, value: Any, title: str = "") -> Document:
    """A JSON document: sorted, indented, so that two of them can be compared line by line."""
    text = json.dumps(value, indent=1, sort_keys=True, ensure_ascii=True, default=spelled)
    return Document(path, f"{text}\n".encode("ascii"), title)


def facts(row: models.Model, fields: str) -> dict[str, Any]:
    """Some fields of a row, by name; names are separated by blanks."""
    return {name: getattr(row, name) for name in fields.split()}


def facts_of(rows: Iterable[models.Model], fields: str) -> list[dict[str, Any]]:
    """The same for several rows."""
    return [facts(row, fields) for row in rows]


def spelled(value: object) -> str:
    """What JSON has no form for: moments in UTC, days, exact numbers, keys, and people by name."""
    if isinstance(value, datetime):
        return canonical.moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | UUID | models.Model):
        return str(value)
    raise TypeError(f"{type(value).__name__} has no place in a bundle")
