"""What people decided about two records, in words."""

from collections.abc import Mapping

from counterpart.base.wording import day
from counterpart.desk.presenters.linked_records import Shown
from counterpart.links.models import Link, Separation
from counterpart.links.queries import said
from counterpart.links.queries.said import Contradiction


def against(found: Contradiction, shown: Mapping[int, Shown]) -> str:
    """Which two are not the same, who said so, when and why."""
    return f"{shown[found.left.pk].name} and {shown[found.right.pk].name}: {decision(found.said)}"


def before(said_of: Link | Separation) -> str:
    """The same of one that comes again, with why it was refused."""
    why = said.refusals(said_of) if isinstance(said_of, Link) and not said_of.ended_at else []
    text = decision(said_of)
    text = f"{text.removesuffix('.')}, because: {'; '.join(why)}" if why else text
    return text[:1].upper() + text[1:]


def again(link: Link) -> str:
    """Why somebody put it before people again; empty where the comparison did."""
    why = link.suggested_because
    return f"Suggested again on {day(link.suggested_at)}, because: {why}" if why else ""


def decision(said_of: Link | Separation) -> str:
    """What was decided, when and why; of two who answered, not who said what."""
    if isinstance(said_of, Separation):
        on = day(said_of.separated_at)
        return f"{said_of.separated_by_name} said on {on} that they are not the same, because: {said_of.reason}"
    decided = day(said_of.decided_at or said_of.suggested_at)
    if said_of.ended_at:
        undone = f"undone by {said_of.ended_by_name} on {day(said_of.ended_at)}"
        return f"confirmed on {decided}, {undone}, because: {said_of.ended_reason}"
    return f"two people did not confirm it on {decided}."
