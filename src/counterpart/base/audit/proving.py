"""Writing the proof of one event."""

import json
from typing import Any

from counterpart.base.audit.sealing import link_of
from counterpart.base.audit.signing import content
from counterpart.base.errors import DomainError
from counterpart.base.models import AuditEvent, AuditLeaf, AuditSeal
from counterpart.core.proofs import canonical, chain, inclusion


class NotProvable(DomainError):
    """There is no such event, or no seal holds it yet."""


def prove(event_id: int, *, up_to: int | None = None) -> dict[str, Any]:
    """The proof of an event, to be kept as JSON; see `core.proofs.inclusion`.

    With `up_to`, a seal's number, the file also holds the seals up to that one, so that its chain
    hash proves the event. Raises NotProvable.
    """
    event = AuditEvent.objects.filter(id=event_id).first()
    if event is None:
        raise NotProvable(f"There is no audit event {event_id}.")
    leaf = AuditLeaf.objects.filter(event_id=event_id).select_related("seal").first()
    if leaf is None:
        raise NotProvable(f"Audit event {event_id} is not sealed yet. Events are sealed each minute.")
    seal, last = leaf.seal, max(up_to or 0, leaf.seal.number)
    previous = AuditSeal.objects.filter(number=seal.number - 1).first()
    return inclusion.write(
        json.loads(canonical.encode(content(event))),
        digests=[chain.unhex(d) for d in seal.leaves.order_by("position").values_list("digest", flat=True)],
        position=leaf.position,
        links=[link_of(s) for s in AuditSeal.objects.filter(number__range=(seal.number, last)).order_by("number")],
        previous=chain.unhex(previous.chain) if previous else chain.START,
    )
