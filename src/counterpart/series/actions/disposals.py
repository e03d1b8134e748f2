"""Listings on online marketplaces, recorded against a series."""

from datetime import datetime

from django.db import IntegrityError, transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.series import guards
from counterpart.series.errors import WrongCrime
from counterpart.series.models import Disposal, Series


@transaction.atomic
def record(
    *,
    series: Series,
    marketplace: str,
    listing_reference: str,
    note: str,
    found_at: datetime,
    address: str = "",
    by: Actor,
    at: datetime,
) -> Disposal:
    """Somebody saw there what the series took. Raises WrongCrime for a listing recorded before."""
    person = guards.person(by, series.force)
    marketplace = guards.words(marketplace, "marketplace", "Say on which marketplace")
    listing_reference = guards.words(listing_reference, "listing_reference", "Give the number or name of the listing")
    note = guards.words(note, "note", "Say what was offered, and how you know it was taken in this series")
    guards.live(series)
    if found_at > at:
        raise WrongCrime("It cannot have been seen in the future", "found_at")
    try:
        with transaction.atomic():
            disposal = Disposal.objects.create(
                series=series,
                marketplace=marketplace[:100],
                listing_reference=listing_reference[:200],
                address=address.strip()[:500],
                note=note,
                found_at=found_at,
                recorded_at=at,
                found_by_id=person,
                found_by_name=by.name[:200],
            )
    except IntegrityError as error:
        raise WrongCrime("This listing is recorded already", "listing_reference") from error
    data = {"disposal": disposal.pk}
    audit.record(by=by, at=at, action="series.disposal", kind=audit.Kind.COLLECTION, target=series, data=data)
    return disposal
