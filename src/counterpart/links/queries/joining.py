"""What a link would join, and what speaks against it."""

from dataclasses import dataclass
from datetime import datetime

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.links.models import Link, LinkedRecord, LinkState
from counterpart.links.queries import clusters, said
from counterpart.links.queries.said import Contradiction


@dataclass(frozen=True, slots=True)
class Joined:
    """All that would be one if the link were confirmed, and what was said against it, the pair of the link aside."""

    records: tuple[LinkedRecord, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


def open_joined(actor: Actor, link: Link, at: datetime, why: str) -> Joined:
    """What a suggestion would join, read by the actor; nothing where it does not wait or would join the pair alone."""
    if link.state != LinkState.SUGGESTED:
        return Joined()
    parts = (clusters.cluster_of(link.left), clusters.cluster_of(link.right))
    records = {each.pk: each for part in parts for each in part.records}
    if len(records) == 2:
        return Joined()
    data = {"records": sorted(records)}
    audit.read(by=actor, at=at, action="linked_record.list", target=link, data=data, justification=why)
    against = [each for each in said.within(records) if (each.left.pk, each.right.pk) != (link.left_id, link.right_id)]
    return Joined(tuple(records[key] for key in sorted(records)), tuple(against))
