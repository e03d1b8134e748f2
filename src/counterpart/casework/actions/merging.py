"""Joining cases of one business, and parting them again.

A merge moves the reports and touches nothing else: notes, messages, promises and people stay with
the case that they belong to, so that un-merging has nothing to put together again.
"""

from datetime import datetime

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework import guards, trail
from counterpart.casework.actions import clocks, position
from counterpart.casework.errors import AlreadyDone, CannotMerge
from counterpart.casework.models import Case, CaseIncident, CaseMerge, CaseState


@transaction.atomic
def merge(*, survivor: Case, merged: Case, reason: str, by: Actor, at: datetime) -> CaseMerge:
    """Take one live case into another of the same business and force.

    Raises CannotMerge for cases of two businesses (or of reporters without one), CaseIsClosed.
    """
    reason = guards.words(reason, "reason", "Say why these reports belong together")
    _lock_both(survivor, merged)
    joined = CaseMerge.objects.create(
        survivor=survivor,
        merged=merged,
        reason=reason,
        merged_at=at,
        merged_by_id=by.person_id,
        previous_state=merged.state,
    )
    _move_incidents(merged, survivor, joined, at)
    merged.state, merged.closed_at = CaseState.MERGED, at
    merged.save(update_fields=["state", "closed_at"])
    _settle(survivor, merged)
    for case, summary in (
        (survivor, f"Report {merged.reference} was joined to this case"),
        (merged, f"This report is now dealt with together with {survivor.reference}"),
    ):
        trail.record(
            case,
            "case.merge",
            summary,
            by=by,
            at=at,
            shared=True,
            detail=reason,
            target=joined,
            kind=audit.Kind.COMBINATION,
        )
    return joined


@transaction.atomic
def unmerge(*, merge: CaseMerge, by: Actor, at: datetime) -> Case:
    """Part the cases again: returns the case that was merged, as it was.

    What was done on the survivor in the meantime stays there. Raises AlreadyDone, and CannotMerge
    while the survivor has itself been merged.
    """
    guards.lock(merge)
    if merge.undone_at is not None:
        raise AlreadyDone("These cases were parted before")
    survivor, merged = merge.survivor, merge.merged
    for case in _in_order(survivor, merged):
        guards.lock(case)
    if survivor.state == CaseState.MERGED:
        raise CannotMerge(f"{survivor.reference} has itself been merged: part that first")
    merge.undone_at, merge.undone_by_id = at, by.person_id
    merge.save(update_fields=["undone_at", "undone_by"])
    _return_incidents(merge, at)
    merged.state, merged.closed_at = merge.previous_state, None
    merged.save(update_fields=["state", "closed_at"])
    _settle(survivor, merged)
    for case, other in ((survivor, merged), (merged, survivor)):
        summary = f"This case and {other.reference} are dealt with apart again"
        trail.record(case, "case.unmerge", summary, by=by, at=at, shared=True, target=merge)
    return merged


def _lock_both(survivor: Case, merged: Case) -> None:
    if survivor.pk == merged.pk:
        raise CannotMerge("A case cannot be merged with itself")
    for case in _in_order(survivor, merged):
        guards.lock_live(case)
    if survivor.force_id != merged.force_id:
        raise CannotMerge("The cases belong to two forces")
    if survivor.organisation_id is None or survivor.organisation_id != merged.organisation_id:
        raise CannotMerge("Only cases of the same business can be merged")


def _in_order(*cases: Case) -> list[Case]:
    """Cases as they are locked: always in one order, so that two transactions cannot wait for each other."""
    return sorted(cases, key=lambda case: case.pk)


def _move_incidents(source: Case, target: Case, joined: CaseMerge, at: datetime) -> None:
    rows = list(source.case_incidents.filter(left_at__isnull=True))
    CaseIncident.objects.filter(pk__in=[row.pk for row in rows]).update(left_at=at)
    CaseIncident.objects.bulk_create(
        CaseIncident(case=target, incident_id=row.incident_id, joined_at=at, merge=joined) for row in rows
    )


def _return_incidents(joined: CaseMerge, at: datetime) -> None:
    rows = list(joined.moved.filter(left_at__isnull=True))
    CaseIncident.objects.filter(pk__in=[row.pk for row in rows]).update(left_at=at)
    earlier = dict(
        CaseIncident.objects.filter(case=joined.merged, incident__in=[row.incident_id for row in rows])
        .order_by("pk")
        .values_list("incident_id", "merge_id")
    )
    CaseIncident.objects.bulk_create(
        CaseIncident(case=joined.merged, incident_id=row.incident_id, joined_at=at, merge_id=earlier[row.incident_id])
        for row in rows
    )


def _settle(*cases: Case) -> None:
    for case in cases:
        position.settle(case=case)
        clocks.sync(case)
