"""Writing down where officers were, and taking back a mistake."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.periods.local_time import local_date
from counterpart.hotspots import guards, rules
from counterpart.hotspots.errors import AlreadyDone, WrongValue
from counterpart.hotspots.models import Forecast, PatrolVisit
from counterpart.partners.models import Organisation


@transaction.atomic
def log(
    *,
    force: Organisation,
    cell: str,
    started_at: datetime,
    minutes: int,
    officers: int,
    note: str = "",
    by: Actor,
    at: datetime,
) -> PatrolVisit:
    """So many officers were in a square for so many minutes. Raises WrongValue for what cannot be."""
    guards.may(by, Permission.PATROL_LOG)
    (square,) = rules.area([cell], "cell")
    if started_at > at:
        raise WrongValue(_("The visit has not begun yet. Check the day and the time"), "started_on")
    if at - started_at > rules.OLDEST_VISIT:
        days = rules.OLDEST_VISIT.days
        raise WrongValue(_("A visit is logged within %(days)s days. Check the day") % {"days": days}, "started_on")
    same = PatrolVisit.objects.standing().filter(force=force, cell=square.name, started_at=started_at)
    if same.filter(logged_by=by.person_id).exists():
        raise WrongValue(_("You have logged this visit already: the same square, day and time"), "started")
    if not 1 <= minutes <= rules.MOST_MINUTES:
        raise WrongValue(_("A visit takes 1 to %(most)s minutes") % {"most": rules.MOST_MINUTES}, "minutes")
    if not 1 <= officers <= rules.MOST_OFFICERS:
        raise WrongValue(_("Enter 1 to %(most)s officers") % {"most": rules.MOST_OFFICERS}, "officers")
    visit = PatrolVisit.objects.create(
        force=force,
        cell=square.name,
        forecast=_warned(force, square.name, started_at),
        started_at=started_at,
        minutes=minutes,
        officers=officers,
        note=note.strip(),
        logged_at=at,
        logged_by_id=by.person_id,
        logged_by_name=by.name[:200],
        is_simulated=force.is_simulated,
    )
    data = {"cell": visit.cell, "minutes": minutes, "officers": officers}
    audit.record(by=by, at=at, action="patrol.log", kind=audit.Kind.COLLECTION, target=visit, data=data)
    return visit


@transaction.atomic
def withdraw(*, visit: PatrolVisit, why: str, by: Actor, at: datetime) -> PatrolVisit:
    """It was typed by mistake: it is kept, and counts no more. Raises NeedsReason, AlreadyDone."""
    guards.may(by, Permission.PATROL_LOG)
    why = guards.words(why, "why", _("Say why it is withdrawn"))
    guards.lock(visit)
    if visit.withdrawn_at is not None:
        raise AlreadyDone(_("This visit was withdrawn before"))
    visit.withdrawn_at, visit.withdrawn_reason = at, why
    visit.withdrawn_by_id, visit.withdrawn_by_name = by.person_id, by.name[:200]
    visit.save(update_fields=["withdrawn_at", "withdrawn_reason", "withdrawn_by", "withdrawn_by_name"])
    audit.record(by=by, at=at, action="patrol.withdraw", kind=audit.Kind.ALTERATION, target=visit)
    return visit


def _warned(force: Organisation, cell: str, started_at: datetime) -> Forecast | None:
    """The forecast that warned of the square then; the one of most kinds where there were several."""
    in_force = Forecast.objects.filter(force=force, cells__cell=cell).in_force(local_date(started_at))
    return in_force.order_by("pk").first()
