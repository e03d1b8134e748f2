"""What is known of where the goods went: listings on online marketplaces, and stealing to order."""

from datetime import datetime

from django.db import IntegrityError, transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.series import guards
from counterpart.series.errors import AlreadyDecided, WrongCrime
from counterpart.series.models import Disposal, OrderNote, Series


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


@transaction.atomic
def withdraw(*, disposal: Disposal, why: str, by: Actor, at: datetime) -> Disposal:
    """It was no goods of the series, or recorded in error. Raises AlreadyDecided."""
    person = guards.person(by, disposal.series.force)
    why = guards.words(why, "why", "Say why it does not belong to the series")
    series = guards.live(disposal.series)
    guards.lock(disposal)
    if disposal.withdrawn_at:
        raise AlreadyDecided("This listing was withdrawn before")
    disposal.withdrawn_at, disposal.withdrawn_by_id, disposal.withdrawn_why = at, person, why
    disposal.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    data = {"disposal": disposal.pk}
    audit.record(by=by, at=at, action="series.withdraw", kind=audit.Kind.ALTERATION, target=series, data=data)
    return disposal


@transaction.atomic
def note_order(*, series: Series, note: str, why: str, by: Actor, at: datetime) -> Series:
    """Write down what is known of stealing to order; empty takes it back. What stood before stays on record."""
    person = guards.person(by, series.force)
    why = guards.words(why, "why", "Say how you know, or why the note changes")
    guards.live(series)
    series.steal_to_order = note.strip()
    series.save(update_fields=["steal_to_order"])
    OrderNote.objects.create(
        series=series, note=series.steal_to_order, why=why, noted_at=at, noted_by_id=person, noted_by_name=by.name[:200]
    )
    data = {"known": bool(series.steal_to_order)}
    audit.record(by=by, at=at, action="series.note_order", kind=audit.Kind.ALTERATION, target=series, data=data)
    return series
