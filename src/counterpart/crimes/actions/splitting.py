"""Making a report of its own out of events that another report told of."""

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Sum

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.crimes import receipt_codes
from counterpart.crimes.models import Incident, Occurrence, PropertyItem, SuspectDescription
from counterpart.crimes.receipt_codes import SECURELY, Choose

_KEPT = (
    "force_id",
    "organisation_id",
    "premises_id",
    "reported_by_id",
    "reporter_name",
    "reporter_email",
    "reporter_phone",
    "contact_how",
    "channel",
    "reported_at",
    "what_happened",
    "description",
    "address",
    "postcode",
    "district_id",
    "ward_id",
    "email_confirmed_at",
    "is_simulated",
)


@transaction.atomic
def split(
    *,
    incident: Incident,
    occurrences: Sequence[Occurrence],
    property_items: Sequence[PropertyItem],
    by: Actor,
    at: datetime,
    choose: Choose = SECURELY,
) -> Incident:
    """Register the occurrences (at least one, of this incident) as an incident with its own code.

    The earliest occurrence becomes when it happened; the others stay occurrences, of the new
    incident. Property lines move, suspects are described in both.
    """
    first, *others = sorted(occurrences, key=lambda occurrence: occurrence.occurred_from)
    facts = {
        "submission_key": _key(incident),
        "split_from": incident,
        "occurred_from": first.occurred_from,
        "occurred_to": first.occurred_to,
        "answers": _answers(incident, first, others),
        **{name: getattr(incident, name) for name in _KEPT},
    }
    apart, _ = receipt_codes.insert(facts, choose)
    Occurrence.objects.filter(pk__in=[other.pk for other in others]).update(incident=apart)
    Occurrence.objects.filter(pk=first.pk).delete()
    _move_property(incident, apart, property_items)
    _copy_suspects(incident, apart)
    audit.record(
        by=by,
        at=at,
        action="incident.split",
        kind=audit.Kind.COLLECTION,
        target=apart,
        data={"from": incident.pk, "occurrences": [occurrence.pk for occurrence in occurrences]},
    )
    return apart


def _key(incident: Incident) -> uuid.UUID:
    """A submission key of its own that follows from the report's, as nobody submitted the new one."""
    return uuid.uuid5(incident.submission_key, f"split {incident.splits.count() + 1}")


def _answers(incident: Incident, first: Occurrence, others: Sequence[Occurrence]) -> dict[str, Any]:
    """The answers that hold for the new incident too: its own time, and no property but what it is given."""
    answers = {key: value for key, value in incident.answers.items() if key not in ("occurrences", "items")}
    moment = {"kind": "range" if first.occurred_to else "point", "from": first.occurred_from.isoformat()}
    if first.occurred_to:
        moment["to"] = first.occurred_to.isoformat()
    answers["when"] = moment
    if others:
        answers["occurrences"] = [_told(other) for other in others]
    return answers


def _told(occurrence: Occurrence) -> dict[str, Any]:
    told = {"from": occurrence.occurred_from.isoformat(), "note": occurrence.note}
    if occurrence.occurred_to:
        told["to"] = occurrence.occurred_to.isoformat()
    return told


def _move_property(source: Incident, target: Incident, items: Sequence[PropertyItem]) -> None:
    if not items:
        return
    keys = [item.pk for item in items]
    PropertyItem.objects.filter(pk__in=keys).update(incident=target)
    for incident in (source, target):
        lines = PropertyItem.objects.filter(incident=incident, is_recovered=False)
        incident.loss_pence = lines.aggregate(loss=Sum("value_pence"))["loss"] or 0
        incident.save(update_fields=["loss_pence"])


def _copy_suspects(source: Incident, target: Incident) -> None:
    copies = list(source.suspects.order_by("position"))
    for copy in copies:
        copy.pk = None
        copy.incident = target
        copy._state.adding = True
    SuspectDescription.objects.bulk_create(copies)
