"""By night crimes are compared, and tiers assessed; by day what was proposed is weighed anew."""

from datetime import time, timedelta

from django.db.models import QuerySet

from counterpart.base import clock
from counterpart.base.each import each
from counterpart.base.jobs import Daily, job, recurring
from counterpart.partners.models import Organisation, OrganisationKind
from counterpart.series.actions import proposing, tiers, weighing
from counterpart.series.models import Series


@recurring(Daily(time(3, 40)))
@job(limit=timedelta(hours=2))
def propose() -> None:
    """Propose series, force by force, and ask for what still waits to be weighed anew."""
    weighing.ask_again()
    each(_forces(), lambda force: len(proposing.propose(force=force, at=clock.now())))


@job(limit=timedelta(hours=2))
def weigh(series_id: int) -> None:
    """Weigh a proposal anew, whose crimes have changed."""
    weighing.weigh(series=Series.objects.select_related("force").get(pk=series_id), at=clock.now())


@recurring(Daily(time(4, 40)))
@job(limit=timedelta(minutes=30))
def assess_tiers() -> None:
    """Propose tiers, and end those whose time or ground is gone."""
    each(_forces(), lambda force: len(tiers.assess(force=force, at=clock.now())))


def _forces() -> QuerySet[Organisation]:
    return Organisation.objects.filter(kind=OrganisationKind.FORCE).order_by("pk")
