"""What people decided about two records, in words."""

from collections.abc import Mapping

from counterpart.base.wording import day
from counterpart.desk.presenters.linked_records import Shown
from counterpart.links.models import Link, Separation
from counterpart.links.queries.said import Contradiction


def against(found: Contradiction, shown: Mapping[int, Shown]) -> str:
    """Which two are not the same, who said so, when and why."""
    return f"{shown[found.left.pk].name} and {shown[found.right.pk].name}: {decision(found.said)}"


def decision(said: Link | Separation) -> str:
    """What was decided, when and why; of two who answered, not who said what."""
    if isinstance(said, Separation):
        on = day(said.separated_at)
        return f"{said.separated_by_name} said on {on} that they are not the same. {said.reason}"
    decided = day(said.decided_at or said.suggested_at)
    if said.ended_at:
        return f"confirmed on {decided}, undone by {said.ended_by_name} on {day(said.ended_at)}. {said.ended_reason}"
    return f"two people did not confirm it on {decided}."
