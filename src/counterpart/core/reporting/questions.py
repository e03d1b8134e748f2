"""Which questions a report is asked: the decision table applied to its answers.

Nothing irrelevant is asked, and what is no longer asked is dropped before a report is sent.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from counterpart.core.conditions import Look
from counterpart.core.reporting import table
from counterpart.core.reporting.answers import Answers, values_at
from counterpart.core.reporting.fields import Field, Page


@dataclass(frozen=True, kw_only=True)
class Context:
    """What the door knows about the person who reports."""

    premises: Literal["none", "one", "several"] = "none"
    signed_in: bool = False


VISITOR = Context()


def all_pages() -> tuple[Page, ...]:
    """Return every page in the order of asking."""
    return table.load()


def page(key: str) -> Page:
    """Return one page; raises KeyError when there is none."""
    for each in table.load():
        if each.key == key:
            return each
    raise KeyError(key)


def pages_for(answers: Answers, context: Context = VISITOR) -> tuple[Page, ...]:
    """Return the pages that these answers lead to, in the order of asking."""
    look = looking_at(answers, context)
    return tuple(each for each in table.load() if each.asked_when.holds(look))


def next_page(current: str, answers: Answers, context: Context = VISITOR) -> Page | None:
    """Return the page after this one; None leads to "Check your answers".

    The current page may be one that is not asked, as when somebody changes a prefilled answer.
    """
    keys = [each.key for each in table.load()]
    later = set(keys[keys.index(current) + 1 :])
    return next((each for each in pages_for(answers, context) if each.key in later), None)


def previous_page(current: str, answers: Answers, context: Context = VISITOR) -> Page | None:
    """Return the page before this one; None leads back to the start."""
    keys = [each.key for each in table.load()]
    earlier = set(keys[: keys.index(current)])
    asked = [each for each in pages_for(answers, context) if each.key in earlier]
    return asked[-1] if asked else None


def fields_of(page: Page, answers: Answers, context: Context = VISITOR) -> tuple[Field, ...]:
    """Return the fields of a page that these answers ask for."""
    look = looking_at(answers, context)
    return tuple(field for field in page.fields if field.asked_when.holds(look))


def relevant_fields(answers: Answers, context: Context = VISITOR) -> tuple[Field, ...]:
    """Return every field that these answers ask for, over all pages."""
    return tuple(field for page in pages_for(answers, context) for field in fields_of(page, answers, context))


def prune(answers: Answers, context: Context = VISITOR) -> Answers:
    """Drop the answers of questions that are no longer asked.

    Answers of prefilled pages stay, and so does whether it is happening now, which the time
    decides. Dropping one answer may end the reason for another, so this repeats until it rests.
    """
    while (kept := _pruned_once(answers, context)) != answers:
        answers = kept
    return answers


def looking_at(answers: Answers, context: Context = VISITOR, entry: Any = None) -> Look:
    """Return how conditions look at these answers; `entry` is the entry of a group."""

    def look(path: str) -> Iterator[Any]:
        if path.startswith("."):
            return values_at(entry, path[1:])
        if path.startswith("context."):
            return iter((getattr(context, path.removeprefix("context.")),))
        return values_at(answers, path)

    return look


def _pruned_once(answers: Answers, context: Context) -> Answers:
    kept: dict[str, Any] = {}
    told = answers.to_json()
    for path in _kept_paths(answers, context):
        _copy(told, kept, path.split("."))
    return Answers.from_json(kept)


def _kept_paths(answers: Answers, context: Context) -> set[str]:
    asked = {field.name for field in relevant_fields(answers, context)}
    known = {field.name for each in table.load() if each.prefilled for field in each.fields}
    moments = {"when.kind", "when.from", "when.to", "when.from_known_as", "is_happening_now"}
    return asked | known | moments


def _copy(source: dict[str, Any], target: dict[str, Any], path: list[str]) -> None:
    """Copy one answer, when it was given, making the parts that lead to it."""
    key, *rest = path
    if key not in source:
        return
    if not rest:
        target[key] = source[key]
        return
    _copy(source[key], target.setdefault(key, {}), rest)
