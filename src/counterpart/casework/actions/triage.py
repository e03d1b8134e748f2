"""Triage: the rules suggest, an officer decides."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.base.errors import NeedsReason
from counterpart.casework import guards, suggestions, trail
from counterpart.casework.actions import position, tasks
from counterpart.casework.errors import WrongValue
from counterpart.casework.models import Case, TaskKind, TriageAssessment
from counterpart.casework.suggestions import ELEMENTS, KEYS, Circumstances
from counterpart.core.harm import attendance, queue, response, weights
from counterpart.core.harm.thrive import LEVELS
from counterpart.core.offences import codes
from counterpart.core.periods.local_time import local_date
from counterpart.core.reporting.answers import Answers
from counterpart.crimes.models import Incident

REVIEW_TITLE = "A detective sergeant reviews this robbery, or what may be one"
_ROBBERY_GROUP = "Robbery"


def suggestion_for(
    *,
    incident: Incident,
    victim_count: int,
    premises_count: int,
    at: datetime,
    prolific: bool = False,
    series: bool | None = None,
) -> dict[str, Any]:
    """What the rules suggest about a report (`suggestions.suggest`); nothing is stored."""
    known = Circumstances(
        occurred_on=local_date(incident.occurred_from),
        reported_at=incident.reported_at,
        assessed_on=local_date(at),
        force_code=incident.force.force_code,
        premises_type=incident.premises.premises_type if incident.premises else "",
        is_commercial=incident.organisation.is_commercial if incident.organisation else None,
        victim_count=victim_count,
        premises_count=premises_count,
        prolific=prolific,
        series=series,
    )
    return suggestions.suggest(Answers.from_json(incident.answers).without_loss(), known)


@transaction.atomic
def reassess(
    *, case: Case, by: Actor, at: datetime, prolific: bool = False, series: bool | None = None
) -> TriageAssessment:
    """Assess the case anew, for example on a new fact; what an officer decided before stays beside it.

    Until somebody decides on it, the new suggestion can raise the case in the queue and not lower it.
    """
    guards.lock_live(case)
    suggested = suggestion_for(
        incident=case.primary_incident,
        victim_count=case.victim_count,
        premises_count=case.premises_count,
        at=at,
        prolific=prolific,
        series=series,
    )
    assessment = TriageAssessment.objects.create(case=case, suggested=suggested, assessed_at=at)
    position.settle(case=case)
    if suggested["sergeant_review"]:
        require_review(case=case, by=by, at=at)
    data = {"prolific": prolific, "series": series}
    trail.record(case, "triage.suggest", "The report was assessed again", by=by, at=at, target=assessment, data=data)
    return assessment


@transaction.atomic
def decide(
    *, case: Case, decided: Mapping[str, Any], override_reasons: Mapping[str, str], by: Actor, at: datetime
) -> TriageAssessment:
    """Confirm the latest suggestion, or go against it with a reason for each key that differs.

    `decided` holds any of `suggestions.KEYS`; a key that is left out is confirmed as suggested.
    Where nothing was suggested (empty offence, flag not answered), no reason is needed. Raises
    WrongValue or NeedsReason, whose `field` is the key.
    """
    guards.lock_live(case)
    latest = case.triage_assessments.order_by("-assessed_at", "-pk").first()
    if latest is None:
        raise WrongValue(f"{case.reference} has no suggestion to decide on")
    suggested = suggestions.flat(latest.suggested)
    values = {**suggested, **_checked(decided, latest.suggested, case)}
    reasons = _reasons(suggested, values, override_reasons)
    if latest.decided_at is not None:
        latest = TriageAssessment(case=case, suggested=latest.suggested, assessed_at=at)
    latest.decided, latest.override_reasons = values, reasons
    latest.decided_at, latest.decided_by_id = at, by.person_id
    latest.save()
    _apply(case, values)
    if values["offence"] and codes.group(values["offence"]) == _ROBBERY_GROUP:
        require_review(case=case, by=by, at=at)
    detail = "\n".join(f"{key}: {reason}" for key, reason in reasons.items())
    summary = f"{by.name} assessed the report: {queue.band_name(values['band'])}"
    data = {"overridden": sorted(reasons)}
    trail.record(case, "triage.decide", summary, by=by, at=at, detail=detail, target=latest, data=data)
    return latest


def require_review(*, case: Case, by: Actor, at: datetime) -> None:
    """Every robbery is reviewed by a detective sergeant: one open or finished review a case."""
    if not case.tasks.filter(kind=TaskKind.SERGEANT_REVIEW).exists():
        tasks.add(case=case, kind=TaskKind.SERGEANT_REVIEW, title=REVIEW_TITLE, by=by, at=at)


def _apply(case: Case, values: Mapping[str, Any]) -> None:
    case.grade = values["grade"]
    case.harm_weight = weight_of(values["offence"])
    case.save(update_fields=["grade", "harm_weight"])
    position.settle(case=case)


def weight_of(offence: str) -> Decimal | None:
    """The harm weight in days of an offence code; None for none, or where the table has none."""
    return weights.weight_for(codes.subgroup(offence)).days if offence else None


def _reasons(suggested: Mapping[str, Any], values: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, str]:
    reasons = {}
    for key in KEYS:
        if values[key] == suggested[key] or suggested[key] in ("", None):
            continue
        reasons[key] = given.get(key, "").strip()
        if not reasons[key]:
            raise NeedsReason("Say why this differs from what was suggested", key)
    return reasons


def _checked(decided: Mapping[str, Any], suggested: Mapping[str, Any], case: Case) -> dict[str, Any]:
    unknown = sorted(set(decided) - set(KEYS))
    if unknown:
        raise WrongValue(f"Not a part of triage: {', '.join(unknown)}", unknown[0])
    day = local_date(case.primary_incident.occurred_from)
    grades = response.grades(case.force.force_code, local_date(case.opened_at))
    allowed: dict[str, tuple[Any, ...]] = {
        "offence": ("", *(offence.code for offence in codes.valid_on(day))),
        "business_crime": (True, False, None),
        **dict.fromkeys(ELEMENTS, LEVELS),
        "grade": (suggested["grade"]["grade"], *(row.grade for row in grades)),
        "band": tuple(range(len(queue.policy().names))),
    }
    values = dict(decided)
    if "attendance" in values:
        values["attendance"] = sorted(set(values["attendance"]))
        if unknown := sorted(set(values["attendance"]) - attendance.codes()):
            raise WrongValue(f"Not an attendance criterion: {', '.join(unknown)}", "attendance")
    for key in values.keys() - {"attendance"}:
        if values[key] not in allowed[key]:
            raise WrongValue("Choose one of the values on offer", key)
    return values
