"""Taking one event out of a report that told of several."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.casework import guards, trail
from counterpart.casework.actions import intake, messages
from counterpart.casework.errors import WrongValue
from counterpart.casework.models import Case
from counterpart.crimes.actions import splitting
from counterpart.crimes.models import Occurrence, PropertyItem
from counterpart.crimes.receipt_codes import SECURELY, Choose


@transaction.atomic
def split(
    *,
    case: Case,
    occurrence_ids: Sequence[int],
    reason: str,
    by: Actor,
    at: datetime,
    property_item_ids: Sequence[int] = (),
    choose: Choose = SECURELY,
) -> Case:
    """Make further occurrences of a report a report and case of their own, and return that case.

    The new report has its own receipt code, the reporter and report time of the old one (so its
    promises are no longer than the first ones), the suspects' descriptions, and the property that
    is named: each line stands with one report or the other, so nothing is lost or counted twice.
    """
    reason = guards.words(reason, "reason", "Say why this is a matter of its own")
    guards.lock_live(case)
    occurrences = list(
        Occurrence.objects.filter(
            pk__in=occurrence_ids,
            incident__case_incidents__case=case,
            incident__case_incidents__left_at__isnull=True,
        ).select_related("incident")
    )
    incidents = {occurrence.incident for occurrence in occurrences}
    if len(occurrences) != len(set(occurrence_ids)) or len(incidents) != 1:
        raise WrongValue("Choose events of one report of this case", "occurrence_ids")
    (incident,) = incidents
    items = list(PropertyItem.objects.filter(pk__in=property_item_ids, incident=incident))
    if len(items) != len(set(property_item_ids)):
        raise WrongValue("Choose property of the same report", "property_item_ids")
    apart = splitting.split(
        incident=incident, occurrences=occurrences, property_items=items, by=by, at=at, choose=choose
    )
    new = intake.open_case(incident=apart, by=by, at=at, split_from=case)
    summary = f"Part of this report is now dealt with as {new.reference}"
    trail.record(
        case, "case.split", summary, by=by, at=at, shared=True, incident=incident, detail=reason, data={"case": new.pk}
    )
    messages.tell(case=new, template="split", of=incident.reference, by=by, at=at)
    return new
