"""What is warned of, and how right such warnings were."""

from datetime import date, datetime, timedelta

from django.db.models import Prefetch, QuerySet

from counterpart.base.actors import Actor
from counterpart.hotspots import record
from counterpart.hotspots.models import Forecast, ForecastScore, PatrolVisit, WarnedCell
from counterpart.hotspots.models.patrol_visit import PatrolVisitQuerySet
from counterpart.hotspots.record import Record, records
from counterpart.partners.models import Organisation

_BY_RANK = Prefetch("cells", WarnedCell.objects.order_by("rank"))


def forecasts(actor: Actor) -> QuerySet[Forecast]:
    """Every forecast of the actor's force, the newest first, with its score."""
    found: QuerySet[Forecast] = Forecast.objects.visible_to(actor).select_related("score", "force")
    return found.order_by("-starts_on", "subject", "-pk")


def in_force(force: Organisation, day: date) -> list[Forecast]:
    """The forecasts whose period holds the day, with their squares by rank."""
    return list(Forecast.objects.filter(force=force).in_force(day).prefetch_related(_BY_RANK).order_by("pk"))


def find(actor: Actor, pk: int) -> Forecast:
    """One forecast with its squares by rank. Raises Forecast.DoesNotExist where the actor's force has none such."""
    return forecasts(actor).prefetch_related(_BY_RANK).get(pk=pk)


def how_right(force: Organisation) -> list[Record]:
    """How often the force's warnings were right, by subject; empty before any was scored."""
    return records(_scores(force).order_by("forecast__starts_on", "pk"))


def published(force: Organisation) -> list[Record]:
    """The same as far as everybody may see it; empty before there is enough."""
    return record.published(_scores(force).order_by("scored_at", "pk"))


def right_of(force: Organisation, subject: str) -> Record | None:
    """The record of one subject, the longest kept where there are several; None before any was scored."""
    found = [each for each in how_right(force) if each.subject == subject]
    return max(found, key=lambda each: each.forecasts, default=None)


def warned(force: Organisation, cell: str) -> QuerySet[WarnedCell]:
    """Every warning of a square, the newest first."""
    found = WarnedCell.objects.filter(forecast__force=force, cell=cell).select_related("forecast__score")
    return found.order_by("-forecast__starts_on", "forecast__subject")


def visits(force: Organisation, from_at: datetime, to_at: datetime) -> PatrolVisitQuerySet:
    """The visits that began in [from_at, to_at), the newest first, those withdrawn among them."""
    found: PatrolVisitQuerySet = PatrolVisit.objects.filter(force=force, started_at__gte=from_at, started_at__lt=to_at)
    return found.order_by("-started_at", "-pk")


def find_visit(actor: Actor, pk: int) -> PatrolVisit:
    """One visit. Raises PatrolVisit.DoesNotExist where the actor's force has none such."""
    return PatrolVisit.objects.visible_to(actor).get(pk=pk)


def officer_hours(force: Organisation, from_at: datetime, to_at: datetime) -> dict[str, timedelta]:
    """How long officers were in each square, each officer counted; what was withdrawn is not."""
    hours: dict[str, timedelta] = {}
    for visit in visits(force, from_at, to_at).standing():
        hours[visit.cell] = hours.get(visit.cell, timedelta()) + timedelta(minutes=visit.minutes * visit.officers)
    return hours


def _scores(force: Organisation) -> QuerySet[ForecastScore]:
    return ForecastScore.objects.filter(forecast__force=force).select_related("forecast")
