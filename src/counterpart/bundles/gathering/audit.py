"""Proofs that key events stand in the sealed audit log, each under the chain hash of a seal."""

from django.db.models import Q

from counterpart.base.audit import AuditEvent
from counterpart.base.audit.proving import NotProvable, prove
from counterpart.base.models import AuditSeal
from counterpart.bundles.gathering.evidence import files_of
from counterpart.bundles.gathering.parts import Contents, Document, document
from counterpart.casework.models import Case
from counterpart.witnesses.queries import statements_of


def gather(case: Case) -> Contents:
    """The receipt of each file and the signing of each statement, as far as they are sealed: within a minute."""
    files = [str(file.pk) for file in files_of(case)]
    statements = [str(statement.pk) for statement in statements_of(case)]
    received = Q(action="evidence.received", object_id__in=files)
    signed = Q(action="witness.sign", object_id__in=statements)
    events = AuditEvent.objects.filter(received | signed).order_by("id")
    return Contents([proof for event in events if (proof := _proof(event)) is not None])


def _proof(event: AuditEvent) -> Document | None:
    try:
        proof = prove(event.pk)
    except NotProvable:
        return None
    chain = AuditSeal.objects.get(number=proof["seals"][0]["number"]).chain
    return document(f"data/audit/event-{event.pk}.json", {"proof": proof, "chain": chain, "action": event.action})
