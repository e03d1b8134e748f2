"""Issuing warnings, and holding them against what happened."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.each import each
from counterpart.core.periods.local_time import local_date
from counterpart.hotspots import forecasting, guards, policy, rules
from counterpart.hotspots.errors import AlreadyDone, NotOver, TooFewEvents, WrongValue
from counterpart.hotspots.forecasting import Foreseen
from counterpart.hotspots.models import Forecast, ForecastGround, ForecastScore, Reason, WarnedCell
from counterpart.partners.models import Organisation


def issue(*, force: Organisation, subject: str, starts_on: date, by: Actor, at: datetime) -> Forecast:
    """Warn of the squares with the most to expect in the period from a day on, from what is known now.

    Computes outside a transaction, so that reports come in meanwhile. Raises AlreadyDone where a forecast of the
    subject overlaps, WrongValue for a day that has passed, TooFewEvents.
    """
    guards.may(by, Permission.HOTSPOT_WORK)
    if starts_on < local_date(at):
        raise WrongValue(_("A forecast begins today or later: nobody can warn of what has passed"), "starts_on")
    ends_on = starts_on + timedelta(days=policy.issue().days)
    _free(force, subject, starts_on, ends_on)
    foreseen = forecasting.foresee(force, policy.subjects()[subject], starts_on, at)
    if foreseen is None:
        raise TooFewEvents(
            _("Fewer than %(least)s reports are known, too few to warn of anything")
            % {"least": policy.issue().least_events}
        )
    forecast = Forecast(
        force=force,
        subject=subject,
        issued_at=at,
        issued_by_id=by.person_id,
        issued_by_name=by.name[:200],
        starts_on=starts_on,
        ends_on=ends_on,
        **_resting_on(foreseen),
        is_simulated=force.is_simulated,
    )
    with transaction.atomic():
        guards.lock(force)
        _free(force, subject, starts_on, ends_on)
        _keep(forecast, foreseen)
        data = {"subject": subject, "starts_on": starts_on, "seen": forecast.seen_digest}
        audit.record(by=by, at=at, action="forecast.issue", kind=audit.Kind.COLLECTION, target=forecast, data=data)
    return forecast


def score(*, forecast: Forecast, by: Actor, at: datetime) -> ForecastScore:
    """Hold a forecast against what happened. Raises NotOver before reports of its period are in, AlreadyDone."""
    guards.may(by, Permission.HOTSPOT_WORK)
    if at < rules.scored_from(forecast.ends_on, policy.wait_days()):
        raise NotOver(_("The period is not over, or reports of it still come in"))
    _unscored(forecast)
    seen = forecasting.happened(forecast, at)
    names = list(forecast.cells.order_by("rank").values_list("cell", flat=True))
    found, right = forecasting.score_of(forecasting.ranked_of(forecast), names, forecast.side, seen)
    made = ForecastScore(
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
    with transaction.atomic():
        guards.lock(forecast.force)
        _unscored(forecast)
        made.save(force_insert=True)
        audit.record(by=by, at=at, action="forecast.score", kind=audit.Kind.ALTERATION, target=forecast, data=data)
    return made


def issue_due(*, by: Actor, at: datetime) -> int:
    """Issue what has no forecast in force today, for every force and subject of which enough is known; how many.

    Raises, when all have been tried, an ExceptionGroup of what failed; that is due again at the next call.
    """
    today = local_date(at)
    forces = Organisation.objects.filter(kind="force").order_by("pk")
    covered = set(Forecast.objects.in_force(today).values_list("force", "subject"))
    due = [(force, subject) for force in forces for subject in policy.subjects() if (force.pk, subject) not in covered]
    return each(due, lambda one: _issued(*one, today, by, at))


def score_due(*, by: Actor, at: datetime) -> int:
    """Score every forecast whose period is over and whose reports are in; how many.

    Raises, when all have been tried, an ExceptionGroup of what failed; that is due again at the next call.
    """
    over = local_date(at) - timedelta(days=policy.wait_days())
    due = list(Forecast.objects.unscored().filter(ends_on__lte=over).select_related("force").order_by("pk"))
    return each(due, lambda forecast: bool(score(forecast=forecast, by=by, at=at)))


def _issued(force: Organisation, subject: str, day: date, by: Actor, at: datetime) -> bool:
    try:
        issue(force=force, subject=subject, starts_on=day, by=by, at=at)
    except (AlreadyDone, TooFewEvents):
        return False
    return True


def _free(force: Organisation, subject: str, starts_on: date, ends_on: date) -> None:
    if Forecast.objects.filter(force=force, subject=subject, ends_on__gt=starts_on, starts_on__lt=ends_on).exists():
        raise AlreadyDone(_("There is a forecast of these days already"))


def _unscored(forecast: Forecast) -> None:
    if ForecastScore.objects.filter(forecast=forecast).exists():
        raise AlreadyDone(_("This forecast was scored before"))


def _resting_on(foreseen: Foreseen) -> dict[str, Any]:
    return {
        "kinds": list(foreseen.subject.kinds),
        "method": forecasting.METHOD,
        "settings": foreseen.settings,
        "plane": foreseen.seen.events.plane.epsg,
        "side": policy.issue().side,
        "squares": len(foreseen.ground),
        "events_seen": len(foreseen.seen),
        "seen_digest": foreseen.seen.digest,
    }


def _keep(forecast: Forecast, foreseen: Foreseen) -> None:
    forecast.save(force_insert=True)
    ForecastGround.objects.create(forecast=forecast, cells=foreseen.ground.names)
    WarnedCell.objects.bulk_create(_cells(forecast, foreseen))


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
