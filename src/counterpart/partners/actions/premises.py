"""The premises of a business."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.partners.errors import AlreadyClaimed
from counterpart.partners.models import Organisation, Premises


@transaction.atomic
def claim(*, by: Actor, at: datetime, organisation: Organisation, premises: Premises) -> Premises:
    """The business says that it trades at a premises of the register; raises AlreadyClaimed."""
    claimed = Premises.objects.filter(pk=premises.pk, organisation__isnull=True).update(organisation=organisation)
    if not claimed:
        raise AlreadyClaimed(_("Another business already has these premises"))
    premises.refresh_from_db()
    _record(by, at, "premises.claim", premises)
    return premises


@transaction.atomic
def add(
    *,
    by: Actor,
    at: datetime,
    organisation: Organisation,
    name: str,
    address: str,
    postcode: str,
    sector: str,
    premises_type: str,
) -> Premises:
    """A premises that no register names. Its place on the map is not known until somebody says it."""
    premises = Premises.objects.create(
        organisation=organisation,
        name=name,
        address=address,
        postcode=postcode,
        sector=sector,
        premises_type=premises_type,
        registered_at=at,
        is_simulated=organisation.is_simulated,
    )
    _record(by, at, "premises.add", premises, kind=audit.Kind.COLLECTION)
    return premises


@transaction.atomic
def release(*, by: Actor, at: datetime, premises: Premises) -> Premises:
    """The business trades here no longer: the premises goes back to the register, its reports stay where they are."""
    premises.organisation = None
    premises.save(update_fields=["organisation"])
    _record(by, at, "premises.release", premises)
    return premises


def _record(by: Actor, at: datetime, action: str, premises: Premises, kind: audit.Kind = audit.Kind.ALTERATION) -> None:
    audit.record(by=by, at=at, action=action, kind=kind, target=premises)
