"""What the clock does to images."""

from datetime import datetime

from counterpart.base.actors import Actor
from counterpart.suspects.actions import images
from counterpart.suspects.models import SuspectImage
from counterpart.suspects.queries.galleries import has_left


def dispose_of_expired(*, at: datetime) -> int:
    """Dispose of every image that expired or was withdrawn; how many. Each is its own transaction.

    Nothing waits for this to be hidden: the querysets hide an image the moment it expires.
    """
    by = Actor.system("Pictures")
    gone = list(SuspectImage.objects.filter(has_left(at), disposed_at__isnull=True).order_by("pk"))
    for image in gone:
        images.dispose(image=image, by=by, at=at)
    return len(gone)
