"""Telling a partner anything: the one way out.

with disclosing(force=..., recipient=..., items=["image"], purpose="identify", target=image, ...) as disclosure:
    ...  # what is told, in the same transaction as the row that says so
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta

from django.db import models, transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.partners import rules, sharing
from counterpart.partners.errors import NotCovered
from counterpart.partners.models import Disclosure, InformationSharingAgreement, Organisation


@contextmanager
def disclosing(
    *,
    force: Organisation,
    recipient: Organisation,
    items: Sequence[str],
    purpose: str,
    target: models.Model,
    until: datetime,
    by: Actor,
    at: datetime,
) -> Iterator[Disclosure]:
    """Write the disclosure and let the block tell it: both happen or neither. It expires at `until`, or sooner where
    the agreement keeps for less.

    Where no live agreement covers every item for this recipient and purpose, the refused attempt is written and
    NotCovered raised, before the block. Call it outside any transaction, or the refusal is rolled back with it.
    """
    with transaction.atomic():
        agreements = InformationSharingAgreement.objects.select_for_update().filter(force=force, partner=recipient)
        found, refusal = choose(list(agreements.order_by("-pk")), items, recipient.pk, purpose, at)
        disclosure = Disclosure.objects.create(
            agreement=found,
            force=force,
            recipient=recipient,
            items=sorted(items),
            purpose=purpose,
            object_type=target._meta.label_lower,
            object_id=str(target.pk),
            asked_at=at,
            expires_at=_expiry(found, until, at) if found else at,
            refused_reason=refusal,
            made_by_id=by.person_id,
            made_by_name=by.name[:200],
        )
        facts = {"recipient": recipient.pk, "items": sorted(items), "purpose": purpose, "disclosure": disclosure.pk}
        action = "disclosure.refuse" if refusal else "disclosure.make"
        audit.record(by=by, at=at, action=action, kind=audit.Kind.DISCLOSURE, target=target, data=facts)
        if not refusal:
            yield disclosure
    if refusal:
        raise NotCovered(refusal)


def choose(
    agreements: Sequence[InformationSharingAgreement],
    items: Sequence[str],
    recipient_id: int,
    purpose: str,
    at: datetime,
) -> tuple[InformationSharingAgreement | None, str]:
    """The first agreement that covers every item; or None, and in words why the first of them does not."""
    refusal = "There is no agreement with this partner" if items else "Nothing was named to be told"
    for agreement in agreements:
        reasons = [(item, _why_not(agreement, item, recipient_id, purpose, at)) for item in items]
        missing = [f"{sharing.items().get(item, item)}: {why.lower()}" for item, why in reasons if why]
        if items and not missing:
            return agreement, ""
        refusal = "; ".join(missing) or refusal
    return None, refusal[:300]


def _why_not(agreement: InformationSharingAgreement, item: str, recipient_id: int, purpose: str, at: datetime) -> str:
    return rules.why_not(agreement, item=item, recipient_id=recipient_id, purpose=purpose, at=at)


def _expiry(agreement: InformationSharingAgreement, until: datetime, at: datetime) -> datetime:
    return min(until, at + timedelta(days=agreement.retention_days))
