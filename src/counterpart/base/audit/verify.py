"""Is the audit log whole? Recomputes every hash and names what does not fit.

What each layer withstands, by what an attacker can write:
- rows, past the triggers: leaves, roots and the chain give every change away;
- rows, leaves, seals and chain, all made to fit again: the signatures of events and seals give it
  away, because their key is not in the database;
- all that and the key, or only the end of the log cut off: a chain hash kept elsewhere gives it away
  (`anchor`), so print or mail the newest;
- an event that no seal holds yet can be deleted without a trace: for about a minute.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Count, Exists, Min, OuterRef

from counterpart.base.audit.sealing import link_of, settled_id
from counterpart.base.audit.signing import is_seal_signed, is_signed, leaf_digest
from counterpart.base.audit.triggers import AUDIT_LOG
from counterpart.base.models import AuditEvent, AuditLeaf, AuditSeal
from counterpart.core.proofs import chain, merkle

IDS_A_QUERY = 500


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not fit. `what` is altered, missing, inserted, rewritten or unprotected."""

    what: str
    text: str
    event_id: int | None = None
    seal: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What verification found, in the order of the log. `newest` is the newest seal's chain hash, or empty."""

    findings: tuple[Finding, ...]
    seals: int
    events: int
    waiting: int
    newest: str

    @property
    def is_whole(self) -> bool:
        return not self.findings

    @property
    def first(self) -> Finding | None:
        return self.findings[0] if self.findings else None


def verify(*, at: datetime, anchor: str = "") -> Report:
    """Read the whole log and check it; some 10,000 events a second.

    `anchor` is a chain hash that was written down earlier: it must still occur.
    """
    findings: list[Finding] = []
    chains: list[str] = []
    for seal, previous in _with_previous():
        findings += _check_seal(seal, previous)
        chains.append(seal.chain)
    findings += _seals_gone(findings)
    loose = list(_unsealed_findings(settled_id(at=at)))
    findings += [*loose, *_copies(), *_anchor(anchor, chains), *_unprotected()]
    sealed = AuditLeaf.objects.count()
    events = AuditEvent.objects.count()
    return Report(
        findings=tuple(findings),
        seals=len(chains),
        events=events,
        waiting=max(events - sealed - len(loose), 0),
        newest=chains[-1] if chains else "",
    )


def _with_previous() -> Iterator[tuple[AuditSeal, AuditSeal | None]]:
    previous = None
    for seal in AuditSeal.objects.order_by("number").iterator():
        yield seal, previous
        previous = seal


def _check_seal(seal: AuditSeal, previous: AuditSeal | None) -> Iterator[Finding]:
    """Rows first, so that the finding names the row rather than the seal that no longer fits it."""
    expected = previous.number + 1 if previous else 1
    if seal.number != expected:
        yield Finding("missing", f"seal {expected} is missing", seal=expected)
    leaves = list(seal.leaves.order_by("position", "id"))
    rows = [*_check_places(seal, leaves), *_check_events(leaves)]
    yield from rows
    digests = [chain.unhex(leaf.digest) for leaf in leaves]
    if not rows and merkle.root(digests).hex() != seal.root:
        yield Finding("altered", f"seal {seal.number}: its root does not fit its leaves", seal=seal.number)
    before = chain.unhex(previous.chain) if previous else chain.START
    if seal.number == expected and chain.chain_hash(link_of(seal), previous=before).hex() != seal.chain:
        yield Finding("altered", f"seal {seal.number}: its chain hash does not fit the seal before", seal=seal.number)
    elif not is_seal_signed(seal):
        text = f"seal {seal.number} was not signed by this service: it was made anew, or its key is gone"
        yield Finding("altered", text, seal=seal.number)


def _seals_gone(findings: list[Finding]) -> list[Finding]:
    """Seals that only their leaves still name."""
    seal = AuditSeal.objects.filter(number=OuterRef("seal_id"))
    named = AuditLeaf.objects.filter(~Exists(seal)).values_list("seal_id", flat=True).distinct().order_by("seal_id")
    known = {finding.seal for finding in findings if finding.what == "missing"}
    return [
        Finding("missing", f"seal {number} is missing, though leaves name it", seal=number)
        for number in named
        if number not in known
    ]


def _check_places(seal: AuditSeal, leaves: list[AuditLeaf]) -> Iterator[Finding]:
    places = [leaf.position for leaf in leaves]
    for position in sorted(set(range(seal.size)) - set(places)):
        yield Finding("missing", f"seal {seal.number}: the leaf at {position} is missing", seal=seal.number)
    seen: set[int] = set()
    for leaf in leaves:
        if not 0 <= leaf.position < seal.size or leaf.position in seen:
            yield Finding(
                "inserted",
                f"event {leaf.event_id}: its leaf was added to seal {seal.number} after sealing",
                leaf.event_id,
                seal.number,
            )
        seen.add(leaf.position)


def _check_events(leaves: list[AuditLeaf]) -> Iterator[Finding]:
    for start in range(0, len(leaves), IDS_A_QUERY):
        batch = leaves[start : start + IDS_A_QUERY]
        events = AuditEvent.objects.in_bulk([leaf.event_id for leaf in batch])
        for leaf in batch:
            yield from _check_event(leaf, events.get(leaf.event_id))


def _check_event(leaf: AuditLeaf, event: AuditEvent | None) -> Iterator[Finding]:
    name, seal = f"event {leaf.event_id}", leaf.seal_id
    if event is None:
        yield Finding("missing", f"{name} is missing; it was sealed in seal {seal}", leaf.event_id, seal)
    elif leaf_digest(event).hex() != leaf.digest:
        yield Finding("altered", f"{name} or its leaf in seal {seal} was altered after sealing", event.id, seal)
    elif not is_signed(event):
        text = f"{name} fits seal {seal} but was not signed by this service: both were rewritten, or its key is gone"
        yield Finding("altered", text, event.id, seal)


def _unsealed_findings(settled: int) -> Iterator[Finding]:
    """An event in no seal is inserted where we did not sign it, or where its batch was closed long ago."""
    seal = AuditSeal.objects.filter(leaves__event_id=OuterRef("id"))
    for event in AuditEvent.objects.filter(~Exists(seal)).order_by("id").iterator():
        if not is_signed(event):
            yield Finding("inserted", f"event {event.id} was not written by this service", event.id)
        elif event.id <= settled:
            yield Finding("inserted", f"event {event.id} was not there when its neighbours were sealed", event.id)


def _copies() -> Iterator[Finding]:
    doubled = AuditEvent.objects.values("nonce").annotate(rows=Count("id"), first=Min("id")).filter(rows__gt=1)
    for entry in doubled.order_by("first"):
        copies = AuditEvent.objects.filter(nonce=entry["nonce"]).exclude(id=entry["first"]).order_by("id")
        for event in copies:
            yield Finding("inserted", f"event {event.id} is a copy of event {entry['first']}", event.id)


def _anchor(anchor: str, chains: list[str]) -> Iterator[Finding]:
    if anchor and anchor.strip().lower() not in chains:
        yield Finding("rewritten", "no seal has the anchor's hash: what was sealed up to it was rewritten or cut off")


def _unprotected() -> Iterator[Finding]:
    for name in AUDIT_LOG.missing(connection):
        yield Finding("unprotected", f"the database does not refuse changes: trigger {name} is missing or off")
