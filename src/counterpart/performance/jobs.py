"""Background work of figures."""

from datetime import time, timedelta

from counterpart.base import clock
from counterpart.base.actors import Actor
from counterpart.base.jobs import Daily, job, recurring
from counterpart.partners.models import Organisation
from counterpart.performance.actions import loading, own_crimes, publishing
from counterpart.performance.models import CrimeSnapshot, StatementVersion


@recurring(Daily(time(2, 30)))
@job(limit=timedelta(hours=1))
def take_snapshots() -> None:
    """Each force's own crimes as a snapshot, with its cubes: the standing statements of the day."""
    for force in Organisation.objects.filter(kind="force"):
        own_crimes.take(force=force, by=Actor.system("Nightly snapshot"), at=clock.now())


@job(limit=timedelta(hours=1))
def load_files(snapshot_id: int) -> None:
    """Read the files that an analyst sent."""
    snapshot = CrimeSnapshot.objects.select_related("force").get(pk=snapshot_id)
    loading.carry_out(snapshot=snapshot, by=Actor.system("Loading"), at=clock.now())


@job(limit=timedelta(minutes=30))
def write_pdfs(version_id: int) -> None:
    """Make the PDFs of a published statement."""
    publishing.write_pdfs(version=StatementVersion.objects.get(pk=version_id), at=clock.now())
