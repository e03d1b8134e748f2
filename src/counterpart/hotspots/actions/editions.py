"""Making what businesses see of the squares around them."""

from datetime import datetime

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.each import each
from counterpart.core.hotspots.editions import make
from counterpart.core.hotspots.sharing import sharing
from counterpart.core.periods.local_time import local_date
from counterpart.core.periods.months import first_day, month_of, rolling
from counterpart.hotspots import guards
from counterpart.hotspots.models import SharedEdition
from counterpart.hotspots.telling import told
from counterpart.partners.models import Organisation


def issue(*, force: Organisation, by: Actor, at: datetime) -> SharedEdition | None:
    """The edition of the current month, from what has been reported by now; None where there is a newest one as new.

    Counts outside a transaction, so that reports come in meanwhile.
    """
    policy, month = sharing(), month_of(local_date(at))
    before = SharedEdition.latest_of(force)
    if before is not None and before.month >= first_day(month):
        return None
    reports = told(force, rolling(month - 1, policy.months), at, policy)
    edition = make(reports, policy, month, before.edition if before else None)
    with transaction.atomic():
        guards.lock(force)
        if SharedEdition.latest_of(force) != before:
            return None
        issued = SharedEdition.objects.create(
            force=force,
            month=first_day(month),
            content=edition.as_json(),
            policy_from=policy.validity.valid_from,
            made_at=at,
            is_simulated=force.is_simulated,
        )
        data = {"month": f"{issued.month:%Y-%m}", "squares": len(edition.bands)}
        audit.record(by=by, at=at, action="shared_edition.issue", kind=audit.Kind.DISCLOSURE, target=issued, data=data)
    return issued


def issue_due(*, by: Actor, at: datetime) -> int:
    """Make the month's edition of every force once reports of the month before are in; how many.

    Raises, when all have been tried, an ExceptionGroup of what failed; that is due again at the next call.
    """
    if local_date(at).day < sharing().issue_day:
        return 0
    forces = Organisation.objects.filter(kind="force").order_by("pk")
    return each(forces, lambda force: issue(force=force, by=by, at=at) is not None)
