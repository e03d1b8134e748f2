"""Background work of evidence."""

from datetime import time, timedelta

from counterpart.accounts.identity import actor_without_role
from counterpart.accounts.models import Person
from counterpart.base import clock
from counterpart.base.actors import Actor
from counterpart.base.jobs import Daily, Every, job, recurring
from counterpart.core.media import Region
from counterpart.evidence.actions import copies, finishing, inspecting, preparing, verifying
from counterpart.evidence.models import EvidenceFile

INSPECTOR = Actor.system("Inspection of evidence")
VERIFIER = Actor.system("Check of evidence")
PREPARER = Actor.system("Preparation of evidence")


@job(limit=timedelta(hours=1))
def inspect(file_id: int) -> None:
    """Tell what a received file is, scan it, and clear it or hold it apart."""
    inspecting.inspect(file=EvidenceFile.objects.get(pk=file_id), by=INSPECTOR, at=clock.now())


@recurring(Every(minutes=5))
@job()
def inspect_waiting() -> None:
    """Try again the files that no scanner could clear."""
    inspecting.try_again()


@job(limit=timedelta(hours=4))
def prepare(file_id: int, tries: int = 1) -> None:
    """Make what shows a cleared file: a copy that plays, small pictures, stills. `tries` counts those out of time."""
    file = EvidenceFile.objects.select_related("incident").get(pk=file_id)
    preparing.prepare(file=file, tries=tries, by=PREPARER, at=clock.now())


@job(attempts=2, limit=timedelta(hours=3))
def make_blurred(file_id: int, regions: list[list[int]], person_id: int | None) -> None:
    """Make the copy with parts hidden that somebody asked for."""
    file = EvidenceFile.objects.get(pk=file_id)
    person = Person.objects.filter(pk=person_id).first() if person_id else None
    by = actor_without_role(person) if person else PREPARER
    copies.make_blurred(file=file, regions=[Region(*each) for each in regions], by=by, at=clock.now())


@recurring(Every(minutes=5))
@job(limit=timedelta(hours=1))
def sweep_uploads() -> None:
    """Receive what was complete when its process died, and delete what nobody finished in time."""
    finishing.sweep(at=clock.now())


@recurring(Daily(time(3, 30)))
@job(limit=timedelta(hours=2))
def verify_some() -> None:
    """Each night an hour of hashing all evidence again, until a week's pass is through."""
    verifying.carry_on(for_=timedelta(hours=1), clock=clock.now, by=VERIFIER)
