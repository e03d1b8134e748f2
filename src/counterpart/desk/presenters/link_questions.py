"""What waits for an answer about links, as the list shows it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse

from counterpart.base.wording import plural
from counterpart.desk.presenters.linked_records import Shown, shown
from counterpart.desk.presenters.links import strength, strongest
from counterpart.links.models import LinkedRecord, LinkKind
from counterpart.links.queries.questions import Counted, Place, Question, Waiting

PLURALS = {
    LinkKind.PERSON: "People",
    LinkKind.VEHICLE: "Vehicles",
    LinkKind.PREMISES: "Premises",
    LinkKind.BUSINESS: "Businesses",
}


def kinds(waiting: Mapping[str, Counted], current: str) -> list[dict[str, Any]]:
    """The kinds with how many questions wait of each, as sub_navigation takes them."""
    address = reverse("desk_links:links")
    return [
        {
            "text": f"{PLURALS[kind]} ({waiting[kind].questions:,}{'+' if waiting[kind].left_out else ''})",
            "href": f"{address}?kind={kind}",
            "current": kind == current,
        }
        for kind in LinkKind
    ]


def question_rows(questions: Iterable[Question]) -> list[list[Any]]:
    """Rows of a table: the two sides, how many pairs, how strong the first, and what speaks for it most."""
    questions = list(questions)
    firsts = [each.links[0] for each in questions]
    records = shown(record for link in firsts for record in (link.left, link.right))
    return [_row(question, records) for question in questions]


def told(waiting: Waiting) -> str:
    """How many pairs the rows stand for; empty where each row is one pair."""
    rows = len(waiting.questions)
    if waiting.pairs == rows:
        return ""
    text = f"{plural(rows, 'question')} about {plural(waiting.pairs - waiting.left_out, 'pair')} of records."
    text += " Pairs of the same names or plates, or of records that are linked already, stand as one row."
    more = f" {plural(waiting.left_out, 'weaker pair')} will be listed once these are answered."
    return text + more if waiting.left_out else text


def place(found: Place) -> str:
    """What an answer settles beside its own pair; empty where the question is put by one pair."""
    if found.pairs == 1:
        return ""
    text = f"This is one of {found.pairs:,} pairs of this question."
    if not found.settled:
        return f"{text} Your answer settles this pair alone."
    others = "all the others" if found.settled == found.pairs - 1 else f"{found.settled:,} of the others"
    return f"{text} Confirmed by two people, it settles {others} too: they would join the same records."


def _row(question: Question, records: Mapping[int, Shown]) -> list[Any]:
    first = question.links[0]
    left, right = (_side(side, records) for side in (question.left, question.right))
    return [
        {"text": left, "href": reverse("desk_links:link", args=[first.key])},
        right or "each other",
        len(question.links),
        strength(first),
        first.caution or strongest(first),
    ]


def _side(side: Sequence[LinkedRecord], records: Mapping[int, Shown]) -> str:
    """The record that is opened by its name, or its title and how many there are."""
    named = [records[each.pk] for each in side if each.pk in records]
    if len(side) <= 1:
        return "".join(each.name for each in named)
    return f"{named[0].title}, {plural(len(side), 'record')}"
