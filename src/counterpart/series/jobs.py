"""By night: crimes are compared, and tiers assessed."""

from collections.abc import Callable
from datetime import time, timedelta

from counterpart.base import clock
from counterpart.base.jobs import Daily, job, recurring
from counterpart.partners.models import Organisation, OrganisationKind
from counterpart.series.actions import proposing, tiers


@recurring(Daily(time(3, 40)))
@job(limit=timedelta(hours=2))
def propose() -> None:
    """Propose series, force by force."""
    _each_force(lambda force: proposing.propose(force=force, at=clock.now()))


@recurring(Daily(time(4, 40)))
@job(limit=timedelta(minutes=30))
def assess_tiers() -> None:
    """Propose tiers, and end those whose time or ground is gone."""
    _each_force(lambda force: tiers.assess(force=force, at=clock.now()))


def _each_force(act: Callable[[Organisation], object]) -> None:
    """What goes wrong in one force stops no other. Raises ExceptionGroup at the end, so that it is seen."""
    failures: list[Exception] = []
    for force in Organisation.objects.filter(kind=OrganisationKind.FORCE).order_by("pk"):
        try:
            act(force)
        except Exception as failure:  # raised below
            failure.add_note(f"Force {force.pk}")
            failures.append(failure)
    if failures:
        raise ExceptionGroup("Some forces were left out", failures)
