"""A report in the words of its questions: for checking answers, receipts and the desk. No database."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from counterpart.base import wording
from counterpart.core.reporting import questions
from counterpart.core.reporting.answers import Answers, values_at
from counterpart.core.reporting.fields import Field
from counterpart.core.reporting.questions import VISITOR, Context


@dataclass(frozen=True, slots=True)
class Line:
    """One question and its answer in words. `page` is where it was asked."""

    page: str
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of one page, or of one entry of a list on it ("Item 2").

    `is_only` says that the page asks this one thing, so that its title says enough.
    """

    page: str
    title: str
    lines: tuple[Line, ...]
    is_entry: bool = False
    is_only: bool = False


def sections(
    answers: Answers, names: Mapping[str, str] | None = None, context: Context = VISITOR
) -> tuple[Section, ...]:
    """What was told, page by page, in the order of asking; what was left blank is left out.

    `names` gives words for answers that are keys of other rows, by path: `where.premises_id`.
    """
    known = names or {}
    found: list[Section] = []
    asked = {page.key for page in questions.pages_for(answers, context)}
    for page in questions.all_pages():
        if page.key not in asked and not page.prefilled:
            continue
        lines: list[Line] = []
        for field in page.fields:
            if field.fields:
                found.extend(_entries(page.key, field, answers))
            else:
                lines.extend(_lines(page.key, field, answers, known))
        if lines:
            found.append(Section(page.key, page.summary, tuple(lines), is_only=len(page.fields) == 1))
    return tuple(found)


def lines(answers: Answers, names: Mapping[str, str] | None = None, context: Context = VISITOR) -> tuple[Line, ...]:
    """The same as one list."""
    return tuple(line for section in sections(answers, names, context) for line in section.lines)


def in_words(field: Field, value: Any) -> str:
    """One answer as people read it: the label of a choice, pounds, a local moment."""
    if choice := next((choice for choice in field.choices if choice.value == _choice_value(value)), None):
        return choice.label
    if field.kind == "money":
        return wording.pounds(value)
    if isinstance(value, datetime):
        return wording.local_time(value)
    if isinstance(value, date):
        return wording.day(value)
    return str(value)


def _entries(page: str, field: Field, answers: Answers) -> Iterator[Section]:
    entries = list(values_at(answers, field.name))
    for number, entry in enumerate(entries, start=1):
        told = tuple(
            Line(page, part.short_label, in_words(part, value))
            for part in field.fields
            for value in values_at(entry, part.name)
        )
        yield Section(page, f"{field.label} {number}" if len(entries) > 1 else field.label, told, is_entry=True)


def _lines(page: str, field: Field, answers: Answers, names: Mapping[str, str]) -> Iterator[Line]:
    if field.name == "where.kind" and names.get("where.premises_id"):
        return  # the name of the premises says it
    for value in values_at(answers, field.name):
        yield Line(page, field.short_label, names.get(field.name) or in_words(field, value))


def _choice_value(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
