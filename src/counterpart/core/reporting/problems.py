"""What still stands in the way of sending a report: the question table applied as a check.

A door checks each page as it is answered; this checks the whole, however the answers came.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counterpart.core.conditions import Look
from counterpart.core.periods.clocks import utc
from counterpart.core.reporting.answers import Answers, values_at
from counterpart.core.reporting.fields import CHOICE_KINDS, TEXT_KINDS, Field
from counterpart.core.reporting.questions import (
    VISITOR,
    Context,
    fields_of,
    looking_at,
    pages_for,
)


@dataclass(frozen=True)
class Problem:
    """One thing to mend: the page, the answer's path (`items.0.category`), what to tell people."""

    page: str
    name: str
    message: str


def problems(answers: Answers, context: Context = VISITOR, at: datetime | None = None) -> tuple[Problem, ...]:
    """Return what must be mended before sending, in the order of asking; `at` is now, if known."""
    look = looking_at(answers, context)
    found = [
        Problem(page.key, name, message)
        for page in pages_for(answers, context)
        for field in fields_of(page, answers, context)
        for name, message in _of_field(field, field.name, answers, look)
    ]
    return (*found, *_of_moments(answers, at))


def _of_field(field: Field, name: str, record: Any, look: Look) -> Iterator[tuple[str, str]]:
    given = list(values_at(record, field.name))
    if field.required and not given:
        yield name, field.missing
    if field.kind == "group":
        yield from _of_group(field, name, record, look)
        return
    for value in given:
        yield from ((name, message) for message in _of_value(field, value, look))


def _of_group(field: Field, name: str, record: Any, look: Look) -> Iterator[tuple[str, str]]:
    entries = list(values_at(record, field.name))
    if len(entries) > field.most:
        yield name, f"{field.short_label}: enter {field.most} or fewer"
    for number, entry in enumerate(entries):
        inner = _within(entry, look)
        for part in field.fields:
            if part.asked_when.holds(inner):
                yield from _of_field(part, f"{name}.{number}.{part.name}", entry, inner)


def _within(entry: Any, outer: Look) -> Look:
    def look(path: str) -> Iterator[Any]:
        return values_at(entry, path[1:]) if path.startswith(".") else outer(path)

    return look


def _of_value(field: Field, value: Any, look: Look) -> Iterator[str]:
    if field.kind in TEXT_KINDS and len(value) > field.max_length:
        yield field.too_long
    if field.kind in ("integer", "money") and not _in_range(field, value):
        yield field.out_of_range
    if field.kind in CHOICE_KINDS and not _is_offered(field, value, look):
        yield field.missing or f"Select an answer to: {field.short_label}"


def _in_range(field: Field, value: int) -> bool:
    above = field.minimum is None or value >= field.minimum
    return above and (field.maximum is None or value <= field.maximum)


def _is_offered(field: Field, value: Any, look: Look) -> bool:
    shown = str(value).lower() if isinstance(value, bool) else value
    return shown in {choice.value for choice in field.choices_for(look)}


def _of_moments(answers: Answers, at: datetime | None) -> Iterator[Problem]:
    when = answers.when
    if when and when.from_at and when.to_at and when.to_at <= when.from_at:
        yield Problem("when_exact", "when.to", "The latest time must be after the earliest time")
    if at and when and when.from_at and when.from_at > utc(at):
        yield Problem("when_exact", "when.from", "The date and time must be in the past")
    for number, each in enumerate(answers.occurrences):
        if each.from_at and each.to_at and each.to_at <= each.from_at:
            yield Problem(
                "occurrences",
                f"occurrences.{number}.to",
                "The latest time must be after the earliest time",
            )
        if at and each.from_at and each.from_at > utc(at):
            name = f"occurrences.{number}.from"
            yield Problem("occurrences", name, "The date and time must be in the past")
