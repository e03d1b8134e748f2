"""Tiers: proposed out of confirmed records, decided by a person, ended by time or where their ground is gone."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.periods.local_time import local_date
from counterpart.core.series import tiers as judging
from counterpart.partners.models import Organisation
from counterpart.series import guards
from counterpart.series.errors import AlreadyDecided
from counterpart.series.models import TierAssessment, TierState
from counterpart.series.queries import deeds

BY = Actor.system("Tiers")
EXPIRED = "Expired: nothing new in its time"
NO_GROUND = "What it rested on does not stand any more"
REPLACED = "A newer assessment took its place"


def assess(*, force: Organisation, at: datetime) -> list[TierAssessment]:
    """Propose what confirmed records make, and end what has expired or lost its ground. It never confirms.

    Reads outside the transaction, which holds up nobody's work then.
    """
    on = local_date(at)
    people = deeds.of_people(force)
    with transaction.atomic():
        _end_all(force, {nominal: person.deeds for person in people for nominal in person.nominals}, on, at)
        return _propose_all(force, people, on, at)


@transaction.atomic
def decide(*, assessment: TierAssessment, confirms: bool, why: str, by: Actor, at: datetime) -> TierAssessment:
    """A person confirms a proposed tier, or declines it, with the reason. Raises AlreadyDecided."""
    person = guards.person(by, assessment.force)
    why = guards.words(why, "why", "Say what your decision rests on")
    guards.lock(assessment)
    if assessment.state != TierState.PROPOSED:
        raise AlreadyDecided("This tier was decided before")
    if confirms and assessment.expires_on <= local_date(at):
        raise AlreadyDecided("This tier has expired")
    if confirms:
        standing = {"nominal": assessment.nominal, "tier": assessment.tier, "state": TierState.CONFIRMED}
        for older in TierAssessment.objects.filter(**standing):
            _end(older, REPLACED, by, at)
    assessment.state = TierState.CONFIRMED if confirms else TierState.DECLINED
    assessment.decided_at, assessment.decided_by_id, assessment.decided_by_name = at, person, by.name[:200]
    assessment.decided_why = why
    assessment.save(update_fields=["state", "decided_at", "decided_by", "decided_by_name", "decided_why"])
    _record("tier.decide", assessment, by, at)
    return assessment


@transaction.atomic
def end(*, assessment: TierAssessment, why: str, by: Actor, at: datetime) -> TierAssessment:
    """A person ends a confirmed tier before it expires, with the reason. Raises AlreadyDecided."""
    guards.person(by, assessment.force)
    why = guards.words(why, "why", "Say why it does not hold any more")
    guards.lock(assessment)
    if assessment.state != TierState.CONFIRMED:
        raise AlreadyDecided("Only a confirmed tier can be ended")
    _end(assessment, why, by, at)
    return assessment


def _propose_all(force: Organisation, people: Sequence[deeds.Linked], on: date, at: datetime) -> list[TierAssessment]:
    """What is found, and was not looked at before on the same ground. Lost ground that came back is found anew."""
    before: dict[tuple[int, str], TierAssessment] = {}
    looked_at = TierAssessment.objects.filter(force=force).exclude(ended_why=NO_GROUND, ended_by=None)
    for assessment in looked_at.order_by("latest_activity_on", "pk"):
        before[assessment.nominal_id, assessment.tier] = assessment
    made = []
    for person in people:
        for found in judging.assess(person.deeds, on):
            known = [before[key, found.tier] for key in person.nominals if (key, found.tier) in before]
            latest = max(known, key=lambda each: (each.latest_activity_on, each.pk), default=None)
            if latest is None or _is_news(found, latest):
                made.append(_propose(force, latest.nominal_id if latest else min(person.nominals), found, at))
    return made


def _is_news(found: judging.Found, before: TierAssessment) -> bool:
    """Whether it rests on an incident, or on something known of a series, that the one before did not rest on."""
    facts = deeds.FACTS.intersection(found.reasons) - set(before.reasons)
    return bool(found.incidents - _rests_on(before) or facts)


def _propose(force: Organisation, nominal: int, found: judging.Found, at: datetime) -> TierAssessment:
    """In the place of one that waits for the same tier, which rests on less."""
    TierAssessment.objects.filter(nominal_id=nominal, tier=found.tier).waiting().delete()
    assessment = TierAssessment.objects.create(
        force=force,
        nominal_id=nominal,
        tier=found.tier,
        reasons=list(found.reasons),
        rests_on={"incidents": sorted(found.incidents), "series": sorted(found.series)},
        rules_from=found.rules_from,
        latest_activity_on=found.latest_activity_on,
        expires_on=found.expires_on,
        proposed_at=at,
    )
    _record("tier.propose", assessment, BY, at)
    return assessment


def _end_all(force: Organisation, linked: Mapping[int, Sequence[judging.Deed]], on: date, at: datetime) -> None:
    """Confirmed tiers that have expired or lost their ground are ended; proposals without ground are taken back."""
    standing = TierAssessment.objects.filter(force=force)
    for assessment in standing.filter(state__in=(TierState.PROPOSED, TierState.CONFIRMED)):
        is_grounded = _is_grounded(assessment, linked.get(assessment.nominal_id, ()))
        if is_grounded and assessment.expires_on > on:
            continue
        if assessment.state == TierState.CONFIRMED:
            _end(assessment, NO_GROUND if not is_grounded else EXPIRED, BY, at)
        else:
            _record("tier.withdraw", assessment, BY, at)
            assessment.delete()


def _is_grounded(assessment: TierAssessment, done: Sequence[judging.Deed]) -> bool:
    """Whether its incidents are linked to the person still, and still make the tier, as of the day it was found.

    That also takes who acted together, and the series and what is known of them, as they stand now.
    """
    if not _rests_on(assessment) <= {deed.incident for deed in done}:
        return False
    found = judging.assess(done, local_date(assessment.proposed_at))
    return assessment.tier in {each.tier for each in found}


def _rests_on(assessment: TierAssessment) -> set[int]:
    return set(assessment.rests_on.get("incidents", []))


def _end(assessment: TierAssessment, why: str, by: Actor, at: datetime) -> None:
    assessment.state, assessment.ended_at, assessment.ended_why = TierState.ENDED, at, why
    assessment.ended_by_id, assessment.ended_by_name = by.person_id, by.name[:200]
    assessment.save(update_fields=["state", "ended_at", "ended_why", "ended_by", "ended_by_name"])
    _record("tier.end", assessment, by, at)


def _record(action: str, assessment: TierAssessment, by: Actor, at: datetime) -> None:
    data = {"nominal": assessment.nominal_id, "tier": str(assessment.tier), "state": str(assessment.state)}
    audit.record(by=by, at=at, action=action, kind=audit.Kind.ALTERATION, target=assessment, data=data)
