"""Make many rows equal to what a file says, in a handful of statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Changes:
    """How many rows were new, how many said something else before, how many said the same."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    @property
    def total(self) -> int:
        return self.added + self.changed + self.unchanged


def synchronise(existing: models.QuerySet[M], wanted: Iterable[M], *, key: str, fields: Sequence[str]) -> Changes:
    """Add each wanted row whose `key` is not in `existing`; where it is, set `fields` if one differs.

    `fields` are attribute names (`district_id` for a foreign key). Rows that nobody wants are left
    alone. Costs one read and a statement for every 500 rows to write; call it in a transaction.
    """
    present = {getattr(row, key): row for row in existing}
    added: list[M] = []
    changed: list[M] = []
    unchanged = 0
    for row in wanted:
        before = present.get(getattr(row, key))
        if before is None:
            added.append(row)
        elif _values(before, fields) == _values(row, fields):
            unchanged += 1
        else:
            row.pk = before.pk
            changed.append(row)
    existing.model._default_manager.bulk_create(added, batch_size=_BATCH)
    if changed:
        existing.model._default_manager.bulk_update(changed, fields, batch_size=_BATCH)
    return Changes(len(added), len(changed), unchanged)


def _values(row: models.Model, fields: Sequence[str]) -> list[Any]:
    return [getattr(row, field) for field in fields]
