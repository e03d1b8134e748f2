"""What a series goes on with: its listings, its note and its suggestions, to the series that it was made into."""

from collections.abc import Sequence
from datetime import datetime

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.series.actions import disposals
from counterpart.series.models import CrimeStanding, Disposal, Series


def carry(source: Series, parts: Sequence[Series], by: Actor, at: datetime) -> None:
    """To each part what was known of organised crime, for nobody said which part it tells of; see `_suggestions`.

    Call it in a transaction that holds the rows.
    """
    for part in parts:
        _listings(source, part)
        _note(source, part, by, at)
    _suggestions(source, parts)
    data = {"from": source.pk, "to": [part.pk for part in parts]}
    audit.record(by=by, at=at, action="series.carry", kind=audit.Kind.ALTERATION, target=source, data=data)


def _listings(source: Series, part: Series) -> None:
    """As they were recorded; one that both series of a merger had, once."""
    copies = [
        Disposal(
            series=part,
            marketplace=listing.marketplace,
            listing_reference=listing.listing_reference,
            address=listing.address,
            note=listing.note,
            found_at=listing.found_at,
            recorded_at=listing.recorded_at,
            found_by_id=listing.found_by_id,
            found_by_name=listing.found_by_name,
        )
        for listing in source.disposals.filter(withdrawn_at=None).order_by("pk")
    ]
    Disposal.objects.bulk_create(copies, ignore_conflicts=True)


def _note(source: Series, part: Series, by: Actor, at: datetime) -> None:
    if source.steal_to_order and source.steal_to_order not in part.steal_to_order:
        note = "\n\n".join(filter(None, (part.steal_to_order, source.steal_to_order)))
        disposals.note_order(series=part, note=note, why=f"Taken over from {source.reference}", by=by, at=at)


def _suggestions(source: Series, parts: Sequence[Series]) -> None:
    """What nobody has decided waits on: with the merged series, or with the part that keeps the name."""
    known = [key for part in parts for key in part.crimes.values_list("incident", flat=True)]
    waiting = source.crimes.filter(standing=CrimeStanding.SUGGESTED).exclude(incident__in=known)
    waiting.update(series=max(parts, key=lambda part: part.pk))
