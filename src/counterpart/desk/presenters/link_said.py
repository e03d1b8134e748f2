"""What people decided about two records, in words."""

from collections.abc import Mapping

from counterpart.base.wording import day
from counterpart.desk.presenters.linked_records import Shown
from counterpart.links.models import Link, LinkState, Separation
from counterpart.links.queries import said
from counterpart.links.queries.said import Contradiction


def against(found: Contradiction, shown: Mapping[int, Shown]) -> str:
    """Which two are not the same, who said so, when and why."""
    return f"{shown[found.left.pk].name} and {shown[found.right.pk].name}: {decision(found.said)}"


def before(said_of: Link | Separation) -> tuple[str, str]:
    """The same of one that comes again: what was decided, and why."""
    if isinstance(said_of, Link) and said_of.state == LinkState.REJECTED:
        why = "; ".join(each.strip().removesuffix(".") for each in said.refusals(said_of))
    else:
        why = said_of.reason if isinstance(said_of, Separation) else said_of.ended_reason
    text = _decided(said_of)
    return text[:1].upper() + text[1:], why


def again(link: Link) -> str:
    """Why somebody put it before people again; empty where the comparison did."""
    why = link.suggested_because
    return f"Suggested again on {day(link.suggested_at)}, because: {why}" if why else ""


def decision(said_of: Link | Separation) -> str:
    """What was decided and when; why it was undone or parted, but of two who answered neither who said what nor why."""
    why = said_of.reason if isinstance(said_of, Separation) else said_of.ended_reason
    return f"{_decided(said_of)}, because: {why}" if why else f"{_decided(said_of)}."


def _decided(said_of: Link | Separation) -> str:
    if isinstance(said_of, Separation):
        return f"{said_of.separated_by_name} said on {day(said_of.separated_at)} that they are not the same"
    decided = day(said_of.decided_at or said_of.suggested_at)
    if said_of.state == LinkState.REJECTED:
        return f"two people did not confirm it on {decided}"
    undone = f", undone by {said_of.ended_by_name} on {day(said_of.ended_at)}" if said_of.ended_at else ""
    return f"confirmed on {decided}{undone}"
