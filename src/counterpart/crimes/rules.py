"""Decisions about reports that need no database."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from counterpart.core.reporting import questions
from counterpart.core.reporting.answers import Answers, values_at
from counterpart.core.reporting.fields import Page
from counterpart.core.reporting.questions import Context

# Pages whose answers say when it happened: "in the last hour" is settled when they are saved.
TIME_PAGES = frozenset({"when", "when_exact", "occurrences"})
# A report that nobody came back to is let go after this long without a change.
DRAFT_KEPT = timedelta(days=14)
# How long the browser of somebody without an account opens what they began in it, and the receipt of what they sent:
# the next person at a shared computer must not read it. Our own choice.
VISITOR_PAUSE = timedelta(hours=12)
VISITOR_RECEIPT = timedelta(hours=2)
# How long the emailed link of somebody without an account opens the status page.
STATUS_LINK_VALID = timedelta(days=90)
# Repeat victims and premises are counted over the year that ends with the newest event (domain 4.2).
REPEAT_WINDOW = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class PropertyLine:
    """One line of property as the answers tell it. `value_pence` is the worth of the whole line."""

    category: str
    description: str = ""
    quantity: int = 1
    value_pence: int = 0
    owner: str = "business"
    serial: str = ""
    is_recovered: bool = False
    is_damaged: bool = False


def property_lines(answers: Mapping[str, Any]) -> list[PropertyLine]:
    """What was taken, damaged, or left unpaid, in the order told."""
    return [*_taken(answers), *_damaged(answers), *_unpaid(answers)]


def loss_pence(answers: Mapping[str, Any]) -> int:
    """The business's whole loss. Recorded for its own use; triage never sees it."""
    return sum(line.value_pence for line in property_lines(answers) if not line.is_recovered)


def laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of `above` over those of `below`; None takes an answer back, a list replaces a list."""
    laid = dict(below)
    for key, value in above.items():
        if isinstance(value, Mapping):
            laid[key] = laid_over(laid.get(key) or {}, value)
        elif value is None:
            laid.pop(key, None)
        else:
            laid[key] = value
    return {key: value for key, value in laid.items() if value != {}}


def pages_done(pages: Iterable[str], answers: Answers, context: Context) -> list[str]:
    """The pages that were answered, are asked of these answers, and lack nothing that they require."""
    asked = {page.key: page for page in questions.pages_for(answers, context)}
    return [key for key in dict.fromkeys(pages) if key in asked and not _lacks(asked[key], answers, context)]


def pages_answered(answers: Answers, context: Context) -> list[str]:
    """The pages that these answers, wherever they came from, have answered in full."""
    answered = (
        page.key
        for page in questions.pages_for(answers, context)
        if any(True for field in page.fields for _ in values_at(answers, field.name))
    )
    return pages_done(answered, answers, context)


def pages_left(answers: Answers, done: Iterable[str], context: Context) -> list[str]:
    """The pages that are still to be answered, in the order of asking."""
    whole = set(pages_done(done, answers, context))
    return [page.key for page in questions.pages_for(answers, context) if page.key not in whole]


def _lacks(page: Page, answers: Answers, context: Context) -> bool:
    """Whether a required answer of the page is missing; entries of a group are judged one by one."""
    for field in questions.fields_of(page, answers, context):
        if field.required and not any(True for _ in values_at(answers, field.name)):
            return True
        for entry in values_at(answers, field.name) if field.fields else ():
            look = questions.looking_at(answers, context, entry)
            inner = (part for part in field.fields if part.required and part.asked_when.holds(look))
            if any(not any(True for _ in values_at(entry, part.name)) for part in inner):
                return True
    return False


def _taken(answers: Mapping[str, Any]) -> Iterator[PropertyLine]:
    for item in answers.get("items", ()):
        yield PropertyLine(
            category=item.get("category", "other"),
            description=item.get("description", ""),
            quantity=item.get("quantity", 1),
            value_pence=item.get("value_pence", 0),
            owner=item.get("owner", "business"),
            serial=item.get("serial", ""),
            is_recovered=item.get("recovered", False),
        )


def _damaged(answers: Mapping[str, Any]) -> Iterator[PropertyLine]:
    if damage := answers.get("damage"):
        yield PropertyLine(
            category=damage.get("what", "other"), value_pence=damage.get("value_pence", 0), is_damaged=True
        )


def _unpaid(answers: Mapping[str, Any]) -> Iterator[PropertyLine]:
    if unpaid := answers.get("making_off"):
        yield PropertyLine(category=unpaid.get("kind", "other"), value_pence=unpaid.get("value_pence", 0))
