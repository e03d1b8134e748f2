"""Issuing warnings, and holding them against what happened."""

import logging
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.periods.local_time import local_date
from counterpart.hotspots import forecasting, guards, policy, rules
from counterpart.hotspots.errors import AlreadyDone, NotOver, TooFewEvents, WrongValue
from counterpart.hotspots.forecasting import Foreseen
from counterpart.hotspots.models import Forecast, ForecastScore, Reason, WarnedCell
from counterpart.partners.models import Organisation

logger = logging.getLogger("counterpart.hotspots")


@transaction.atomic
def issue(*, force: Organisation, subject: str, starts_on: date, by: Actor, at: datetime) -> Forecast:
    """Warn of the squares with the most to expect in the period from a day on, from what is known now.

    Raises AlreadyDone where a forecast of the subject overlaps, WrongValue for a day that has passed, TooFewEvents.
    """
    guards.may(by, Permission.HOTSPOT_WORK)
    about, ends_on = policy.subjects()[subject], starts_on + timedelta(days=policy.issue().days)
    if starts_on < local_date(at):
        raise WrongValue(_("A forecast begins today or later: nobody can warn of what has passed"), "starts_on")
    guards.lock(force)
    if Forecast.objects.filter(force=force, subject=subject, ends_on__gt=starts_on, starts_on__lt=ends_on).exists():
        raise AlreadyDone(_("There is a forecast of these days already"))
    foreseen = forecasting.foresee(force, about, starts_on, at)
    if foreseen is None:
        raise TooFewEvents(
            _("Fewer than %(least)s reports are known, too few to warn of anything")
            % {"least": policy.issue().least_events}
        )
    forecast = Forecast.objects.create(
        force=force,
        subject=subject,
        issued_at=at,
        issued_by_id=by.person_id,
        issued_by_name=by.name[:200],
        starts_on=starts_on,
        ends_on=ends_on,
        kinds=list(about.kinds),
        method=forecasting.METHOD,
        settings=foreseen.settings,
        plane=foreseen.seen.events.plane.epsg,
        side=policy.issue().side,
        squares=len(foreseen.ground),
        events_seen=len(foreseen.seen),
        seen_digest=foreseen.seen.digest,
        is_simulated=force.is_simulated,
    )
    WarnedCell.objects.bulk_create(_cells(forecast, foreseen))
    data = {"subject": subject, "starts_on": starts_on, "seen": forecast.seen_digest}
    audit.record(by=by, at=at, action="forecast.issue", kind=audit.Kind.COLLECTION, target=forecast, data=data)
    return forecast


@transaction.atomic
def score(*, forecast: Forecast, by: Actor, at: datetime) -> ForecastScore:
    """Hold a forecast against what happened. Raises NotOver before reports of its period are in, AlreadyDone."""
    guards.may(by, Permission.HOTSPOT_WORK)
    if at < rules.scored_from(forecast.ends_on, policy.wait_days()):
        raise NotOver(_("The period is not over, or reports of it still come in"))
    if ForecastScore.objects.filter(forecast=forecast).exists():
        raise AlreadyDone(_("This forecast was scored before"))
    seen = forecasting.happened(forecast.force, forecast.kinds, forecast.starts_on, forecast.ends_on, at)
    ground = forecasting.ground_of(forecast.force, seen.events.plane, forecast.side, forecast.issued_at)
    names = list(forecast.cells.order_by("rank").values_list("cell", flat=True))
    found, right = forecasting.score_of(ground, names, seen)
    made = ForecastScore.objects.create(
        forecast=forecast,
        scored_at=at,
        events=round(found.events),
        hits=round(found.hits),
        warnings=found.flagged,
        right=len(right),
        chance_right=found.flagged * found.precision_by_chance,
        chance_hits=found.hits_by_chance,
        best_hits=round(found.best),
        right_cells=right,
        seen_digest=seen.digest,
    )
    data = {"right": made.right, "warnings": made.warnings, "seen": made.seen_digest}
    audit.record(by=by, at=at, action="forecast.score", kind=audit.Kind.ALTERATION, target=forecast, data=data)
    return made


def issue_due(*, by: Actor, at: datetime) -> int:
    """Issue what has no forecast in force today, for every force and subject of which enough is known; how many."""
    today, issued = local_date(at), 0
    for force in Organisation.objects.filter(kind="force").order_by("pk"):
        covered = set(Forecast.objects.filter(force=force).in_force(today).values_list("subject", flat=True))
        for subject in policy.subjects():
            if subject not in covered:
                issued += _issued(force, subject, today, by, at)
    return issued


def score_due(*, by: Actor, at: datetime) -> int:
    """Score every forecast whose period is over and whose reports are in; how many.

    One that fails holds up no other: it is logged, and is due again at the next call.
    """
    over = local_date(at) - timedelta(days=policy.wait_days())
    due = list(Forecast.objects.unscored().filter(ends_on__lte=over).select_related("force").order_by("pk"))
    return sum(_scored(forecast, by, at) for forecast in due)


def _issued(force: Organisation, subject: str, day: date, by: Actor, at: datetime) -> bool:
    try:
        issue(force=force, subject=subject, starts_on=day, by=by, at=at)
    except (AlreadyDone, TooFewEvents):
        return False
    return True


def _scored(forecast: Forecast, by: Actor, at: datetime) -> bool:
    try:
        score(forecast=forecast, by=by, at=at)
    except Exception:
        logger.exception("forecast %s cannot be scored", forecast.pk)
        return False
    return True


def _cells(forecast: Forecast, foreseen: Foreseen) -> list[WarnedCell]:
    ground, intensity = foreseen.ground, foreseen.intensity
    place = {int(cell): index for index, cell in enumerate(ground.cells)}
    return [
        WarnedCell(
            forecast=forecast,
            cell=ground.grid.name(int(cell)),
            rank=rank,
            expected=float(intensity.total[place[int(cell)]]),
            near_repeat=float(intensity.near_repeat[place[int(cell)]]),
            reason=Reason.NEAR_REPEAT if near else Reason.LONG_TERM,
        )
        for rank, (cell, near) in enumerate(zip(foreseen.chosen, foreseen.because_near, strict=True), start=1)
    ]
