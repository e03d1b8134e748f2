"""Background work of evidence."""

from datetime import timedelta

from counterpart.accounts.identity import actor_without_role
from counterpart.accounts.models import Person
from counterpart.base import clock
from counterpart.base.actors import Actor
from counterpart.base.jobs import Every, job, recurring
from counterpart.core.media import Region
from counterpart.evidence.actions import copies, finishing
from counterpart.evidence.models import EvidenceFile


@job(attempts=2, limit=timedelta(hours=3))
def make_blurred(file_id: int, regions: list[list[int]], person_id: int | None) -> None:
    """Make the copy with parts hidden that somebody asked for."""
    file = EvidenceFile.objects.get(pk=file_id)
    person = Person.objects.filter(pk=person_id).first() if person_id else None
    by = actor_without_role(person) if person else Actor.system("Preparation of evidence")
    copies.make_blurred(file=file, regions=[Region(*each) for each in regions], by=by, at=clock.now())


@recurring(Every(minutes=5))
@job(limit=timedelta(hours=1))
def sweep_uploads() -> None:
    """Receive what was complete when its process died, and delete what nobody finished in time."""
    finishing.sweep(at=clock.now())
