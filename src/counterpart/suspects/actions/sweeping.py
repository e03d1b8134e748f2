"""What the clock does to images."""

from datetime import datetime

from counterpart.base.actors import Actor
from counterpart.suspects.actions import images
from counterpart.suspects.models import SuspectImage
from counterpart.suspects.queries.galleries import has_left


def dispose_of_expired(*, at: datetime) -> int:
    """Dispose of every image that expired or was withdrawn; how many. Each is its own transaction: one that
    breaks keeps none of the others, and the faults are raised together at the end, as an ExceptionGroup.

    Nothing waits for this to be hidden: the querysets hide an image the moment it expires.
    """
    by = Actor.system("Pictures")
    gone = list(SuspectImage.objects.filter(has_left(at), disposed_at__isnull=True).order_by("pk"))
    faults: list[Exception] = []
    for image in gone:
        try:
            images.dispose(image=image, by=by, at=at)
        except Exception as error:
            faults.append(error)
    if faults:
        raise ExceptionGroup(f"{len(faults)} of {len(gone)} images are not disposed of", faults)
    return len(gone)
