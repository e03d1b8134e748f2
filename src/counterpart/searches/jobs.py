"""Background work of candidate search."""

from datetime import timedelta

from counterpart.base import clock
from counterpart.base.jobs import Every, job, recurring
from counterpart.searches.actions import matching, templates
from counterpart.searches.models import FaceSearch


@job(attempts=3, limit=timedelta(minutes=2))
def run(search_id: int) -> None:
    """Make a search that was authorised."""
    matching.run(search=FaceSearch.objects.get(pk=search_id), at=clock.now())


@recurring(Every(minutes=5))
@job(limit=timedelta(minutes=5))
def keep_up() -> None:
    """Forget templates of what has left the gallery, and make those of what is new in it."""
    templates.keep_up(at=clock.now())
