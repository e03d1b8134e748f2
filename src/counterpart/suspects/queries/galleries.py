"""Which images may be shown, to whom."""

from datetime import datetime

from django.db.models import Q, QuerySet

from counterpart.base.actors import Actor
from counterpart.partners.models import Organisation
from counterpart.suspects.models import Audience, Circulation, ImageClass, SuspectImage
from counterpart.suspects.models.suspect_image import MAY_BE_SHOWN


def gallery(force: Organisation, at: datetime) -> QuerySet[SuspectImage]:
    """The images that a search may compare with at `at`: of known people, and all that `in_gallery` asks."""
    found: QuerySet[SuspectImage] = SuspectImage.objects.filter(force=force).in_gallery(at).of_class(ImageClass.KNOWN)
    return found


def left_gallery(at: datetime) -> QuerySet[SuspectImage]:
    """Images of which nothing made for a gallery or a search may be left: expired or withdrawn by `at`, or
    under 18 and not authorised. The evidence that they came from is not touched.
    """
    gone = Q(expires_at__lte=at) | Q(withdrawn_at__lte=at) | ~MAY_BE_SHOWN
    found: QuerySet[SuspectImage] = SuspectImage.objects.filter(gone)
    return found


def shown_to_officers(actor: Actor, at: datetime) -> QuerySet[SuspectImage]:
    """What officers of the actor's force are asked about, the newest first."""
    circulated = _circulated(at, audience=Audience.OFFICERS)
    found: QuerySet[SuspectImage] = SuspectImage.objects.visible_to(actor).in_gallery(at).filter(circulated)
    return found.select_related("file", "case__primary_incident__district").order_by("-circulated_from", "-pk")


def _circulated(at: datetime, **audience: object) -> Q:
    live = Circulation.objects.filter(from_at__lte=at, until_at__gt=at, **audience)
    return Q(pk__in=live.exclude(ended_at__lte=at).values("image"))
