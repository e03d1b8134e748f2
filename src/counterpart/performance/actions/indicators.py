"""Values of indicator series: entered by hand, or loaded."""

from collections.abc import Iterable
from dataclasses import astuple
from datetime import datetime

from django.db import transaction

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.errors import NeedsReason
from counterpart.core.indicators import IndicatorValue
from counterpart.partners.models import Organisation
from counterpart.performance import guards
from counterpart.performance.models import CrimeSnapshot, IndicatorEntry


@transaction.atomic
def enter(
    *,
    force: Organisation,
    values: Iterable[IndicatorValue],
    by: Actor,
    at: datetime,
    snapshot: CrimeSnapshot | None = None,
) -> list[IndicatorEntry]:
    """Keep values; one that differs supersedes the value of the same series, place and months.

    The entries that are new come back: what says the same as before is left alone. Raises NeedsReason for a missing
    value without a note.
    """
    guards.allow(by, Permission.CRIME_DATA_LOAD, force)
    standing = {_key(entry.as_value()): entry for entry in _in_force(force)}
    entered = []
    for value in values:
        if value.value is None and not value.note:
            raise NeedsReason(f"Say why {value.series} of {value.window} is missing", "note")
        before = standing.get(_key(value))
        if before is not None and _says(before.as_value()) == _says(value):
            continue
        if before is not None:
            before.superseded_at = at
            before.save(update_fields=["superseded_at"])
        standing[_key(value)] = _entry(force, value, snapshot, by=by, at=at)
        entered.append(standing[_key(value)])
    if entered:
        data = {"force": force.pk, "values": len(entered), "series": sorted({one.series for one in entered})[:50]}
        audit.record(by=by, at=at, action="indicator.enter", kind=audit.Kind.COLLECTION, target=force, data=data)
    return entered


def _in_force(force: Organisation) -> Iterable[IndicatorEntry]:
    return IndicatorEntry.objects.select_for_update().filter(force=force, superseded_at__isnull=True)


def _entry(
    force: Organisation, value: IndicatorValue, snapshot: CrimeSnapshot | None, *, by: Actor, at: datetime
) -> IndicatorEntry:
    return IndicatorEntry.objects.create(
        force=force,
        force_code=value.force,
        series=value.series,
        place=value.place,
        first_month=value.window.first,
        last_month=value.window.last,
        unit=str(value.unit),
        value=value.value,
        numerator=value.numerator,
        denominator=value.denominator,
        note=value.note,
        source=value.source,
        snapshot=snapshot,
        entered_at=at,
        entered_by_id=by.person_id,
        entered_by_name=by.name,
    )


def _key(value: IndicatorValue) -> tuple[object, ...]:
    return value.force, value.series, value.place, value.window


def _says(value: IndicatorValue) -> tuple[object, ...]:
    return astuple(value)
