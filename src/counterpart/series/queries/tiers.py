"""Questions about tiers."""

from datetime import date, datetime

from django.db.models import QuerySet
from django.db.models.functions import Coalesce, TruncDate

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.series.models import TierAssessment
from counterpart.suspects.models import Nominal


def waiting(actor: Actor) -> QuerySet[TierAssessment]:
    """Proposed tiers of the actor's force, the oldest first."""
    found: QuerySet[TierAssessment] = TierAssessment.objects.visible_to(actor).waiting()
    return found.select_related("nominal").order_by("proposed_at", "pk")


def in_force(actor: Actor, on: date) -> QuerySet[TierAssessment]:
    """What is in force on a day, by tier and name."""
    found: QuerySet[TierAssessment] = TierAssessment.objects.visible_to(actor).in_force(on)
    return found.select_related("nominal").order_by("tier", "nominal__name", "pk")


def over(actor: Actor, on: date) -> QuerySet[TierAssessment]:
    """What was in force and is no more on a day: ended or expired, the latest first."""
    found: QuerySet[TierAssessment] = TierAssessment.objects.visible_to(actor).over(on)
    over_on = Coalesce(TruncDate("ended_at"), "expires_on")
    return found.select_related("nominal").annotate(over_on=over_on).order_by("-over_on", "-pk")


def of_nominal(nominal: Nominal) -> QuerySet[TierAssessment]:
    """Every assessment of a person record, the latest first."""
    found: QuerySet[TierAssessment] = TierAssessment.objects.filter(nominal=nominal)
    return found.order_by("-proposed_at", "-pk")


def in_force_of(nominal: Nominal, on: date) -> QuerySet[TierAssessment]:
    """The tiers of a person record that are in force on a day."""
    found: QuerySet[TierAssessment] = TierAssessment.objects.filter(nominal=nominal).in_force(on)
    return found.order_by("tier")


def open_assessment(actor: Actor, pk: int, at: datetime) -> TierAssessment:
    """One assessment: a reading of the person record, which is logged. Raises TierAssessment.DoesNotExist."""
    found = TierAssessment.objects.visible_to(actor).select_related("nominal")
    assessment: TierAssessment = found.get(pk=pk)
    audit.read(by=actor, at=at, action="tier.open", target=assessment.nominal, data={"tier": assessment.pk})
    return assessment


def log_list(actor: Actor, assessments: list[TierAssessment], at: datetime) -> None:
    """Log that the actor was shown these; an empty list shows nothing."""
    if keys := sorted({each.nominal_id for each in assessments}):
        target = audit.Target("suspects.nominal")
        audit.read(by=actor, at=at, action="tier.list", target=target, data={"nominals": keys})
