"""Closing audit events in batches, so that no writer ever waits for another to be chained.

An event that commits late simply goes into the next batch. An event that this service did not sign
is left out: it stays unsealed, and verification names it.
"""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, QuerySet

from counterpart.base.audit.signing import is_signed, leaf_digest, sign_seal
from counterpart.base.models import AuditEvent, AuditLeaf, AuditSeal
from counterpart.core.proofs import chain, merkle
from counterpart.core.proofs.canonical import moment

BATCH = 5000
SETTLED = timedelta(hours=1)  # no action's transaction stays open as long as this

logger = logging.getLogger("counterpart.audit")


def seal(*, at: datetime) -> AuditSeal | None:
    """Close the next batch of at most `BATCH` events; None where there is nothing to seal.

    The chain hash goes into the site's log too: an anchor where the log is kept apart from the
    database. Of two that seal at once one gets an IntegrityError and has changed nothing.
    """
    with transaction.atomic():
        events = [event for event in unsealed(at=at)[:BATCH] if is_signed(event)]
        made = _close(events, at) if events else None
    if made:
        logger.info("sealed %d audit events: seal %d, chain hash %s", made.size, made.number, made.chain)
    return made


def seal_all(*, at: datetime) -> int:
    """Close batches until none is left; how many seals that made."""
    made = 0
    while seal(at=at):
        made += 1
    return made


def unsealed(*, at: datetime) -> QuerySet[AuditEvent]:
    """Events that wait for a seal, the oldest id first. Cost grows with the last hour, not with the log."""
    leaf = AuditLeaf.objects.filter(event_id=OuterRef("id"))
    return AuditEvent.objects.filter(~Exists(leaf), id__gt=settled_id(at=at)).order_by("id")


def settled_id(*, at: datetime) -> int:
    """The highest event id in the newest seal that is an hour old: nothing below can still commit. 0 at first."""
    old = AuditSeal.objects.filter(sealed_at__lt=at - SETTLED).order_by("-number").first()
    return (old.leaves.aggregate(highest=Max("event_id"))["highest"] or 0) if old else 0


def link_of(seal: AuditSeal) -> chain.Link:
    """What the seal says about its batch, as the chain hashes it."""
    root = chain.unhex(seal.root)
    return chain.Link(number=seal.number, sealed_at=moment(seal.sealed_at), size=seal.size, root=root)


def _close(events: list[AuditEvent], at: datetime) -> AuditSeal:
    last = AuditSeal.objects.order_by("-number").first()
    digests = [leaf_digest(event) for event in events]
    seal = AuditSeal(
        number=last.number + 1 if last else 1, sealed_at=at, size=len(events), root=merkle.root(digests).hex()
    )
    seal.chain = chain.chain_hash(link_of(seal), previous=chain.unhex(last.chain) if last else chain.START).hex()
    seal.signature = sign_seal(seal)
    seal.save(force_insert=True)
    AuditLeaf.objects.bulk_create(
        AuditLeaf(seal=seal, position=position, event_id=event.id, digest=digest.hex())
        for position, (event, digest) in enumerate(zip(events, digests, strict=True))
    )
    return seal
