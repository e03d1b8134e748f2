"""What is still to do before a case can be closed."""

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from counterpart.casework.models import Case, Task, TaskKind
from counterpart.casework.queries import groups
from counterpart.core.offences import outcomes
from counterpart.crimes.models import Crime, Incident, Outcome


def to_do(case: Case) -> list[str]:
    """Why the case cannot be closed yet, in words; empty when it can."""
    reasons = []
    if open_reviews(case).exists():
        reasons.append("the detective sergeant review is open")
    reasons += [f"no crime is recorded for {incident.reference}, and no reason why not" for incident in undecided(case)]
    reasons += [
        f"the crime {crime.offence_code} of {crime.incident.reference} has no outcome"
        for crime in without_outcome(case)
    ]
    return reasons


def open_reviews(case: Case) -> QuerySet[Task]:
    """Detective sergeant reviews that nobody has finished, of all reports held."""
    return Task.objects.filter(case__in=groups.held_cases(case), kind=TaskKind.SERGEANT_REVIEW, done_at__isnull=True)


def undecided(case: Case) -> QuerySet[Incident]:
    """Reports held with neither a crime that stands nor a reason why none is recorded (NCRS)."""
    crimes = Crime.objects.filter(incident=OuterRef("pk"), cancelled_at__isnull=True)
    return groups.held_incidents(case).filter(~Exists(crimes), not_recorded_at__isnull=True)


def without_outcome(case: Case) -> QuerySet[Crime]:
    """Crimes that stand and whose latest outcome, if any, does not end the investigation ("Not yet assigned")."""
    latest = Outcome.objects.filter(crime=OuterRef("pk")).order_by("-decided_at", "-pk").values("outcome_type")[:1]
    closing = [code for code, outcome in outcomes.load().items() if outcome.closes]
    crimes = Crime.objects.annotate(latest=Coalesce(Subquery(latest), Value("")))
    return (
        crimes.filter(incident__in=groups.held_incidents(case), cancelled_at__isnull=True)
        .exclude(latest__in=closing)
        .select_related("incident")
        .order_by("pk")
    )
