"""Finding searches, and what they rest on."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework.models import Case
from counterpart.core.periods.local_time import local_date
from counterpart.searches.models import Assessment, FaceSearch, ReviewerTraining, ThresholdDecision


def searches(actor: Actor) -> QuerySet[FaceSearch]:
    """The searches that the actor's force made, the newest first."""
    found: QuerySet[FaceSearch] = FaceSearch.objects.visible_to(actor)
    return found.select_related("case", "image", "image__file").order_by("-requested_at", "-pk")


def find(actor: Actor, key: UUID) -> FaceSearch:
    """One search. Raises FaceSearch.DoesNotExist where the actor has none such."""
    return searches(actor).select_related("force").get(key=key)


def open_search(actor: Actor, key: UUID, at: datetime) -> FaceSearch:
    """The same, read by the actor at `at`: the consultation is logged."""
    search = find(actor, key)
    audit.read(by=actor, at=at, action="search.open", target=search, data={"case": search.case_id})
    return search


def searches_of(case: Case) -> QuerySet[FaceSearch]:
    """The searches for a case, the oldest first."""
    return FaceSearch.objects.filter(case=case).select_related("image").order_by("requested_at", "pk")


def assessments(actor: Actor) -> QuerySet[Assessment]:
    """Every assessment that the actor's force recorded, the newest first."""
    found: QuerySet[Assessment] = Assessment.objects.visible_to(actor)
    return found.order_by("-approved_on", "-pk")


def trainings(actor: Actor) -> QuerySet[ReviewerTraining]:
    """Who was trained, by name, the latest course first."""
    found: QuerySet[ReviewerTraining] = ReviewerTraining.objects.visible_to(actor)
    return found.select_related("person").order_by("person__name", "-trained_on", "-pk")


def threshold_decisions(actor: Actor) -> QuerySet[ThresholdDecision]:
    """Every decision on thresholds, the newest first."""
    found: QuerySet[ThresholdDecision] = ThresholdDecision.objects.visible_to(actor)
    return found.order_by("-decided_at", "-pk")


def is_trained(actor: Actor, at: datetime) -> bool:
    """Whether the actor's training is in date."""
    own = ReviewerTraining.objects.visible_to(actor).filter(person_id=actor.person_id or 0)
    return bool(own.in_force(local_date(at)).exists())
