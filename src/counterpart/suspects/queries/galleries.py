"""Which images may be shown, to whom."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from counterpart.base.actors import Actor
from counterpart.partners.models import Organisation
from counterpart.partners.queries import items_told
from counterpart.suspects.models import (
    Audience,
    Circulation,
    Identification,
    IdentificationState,
    ImageClass,
    SuspectImage,
)
from counterpart.suspects.models.suspect_image import MAY_BE_SHOWN


def gallery(force: Organisation, at: datetime) -> QuerySet[SuspectImage]:
    """The images that a search may compare with at `at`: of known people, and all that `in_gallery` asks."""
    found: QuerySet[SuspectImage] = SuspectImage.objects.filter(force=force).in_gallery(at).of_class(ImageClass.KNOWN)
    return found


def left_gallery(at: datetime) -> QuerySet[SuspectImage]:
    """Images of which nothing made for a gallery or a search may be left: expired or withdrawn by `at`, or
    under 18 and not authorised. The evidence that they came from is not touched.
    """
    found: QuerySet[SuspectImage] = SuspectImage.objects.filter(has_left(at) | ~MAY_BE_SHOWN)
    return found


def has_left(at: datetime) -> Q:
    """Expired or withdrawn."""
    return Q(expires_at__lte=at) | Q(withdrawn_at__lte=at)


def shown_to_officers(actor: Actor, at: datetime) -> QuerySet[SuspectImage]:
    """What officers of the actor's force are asked about, the newest first."""
    found: QuerySet[SuspectImage] = SuspectImage.objects.visible_to(actor).in_gallery(at)
    found = found.filter(pk__in=_to_officers(at).values("image"))
    return found.select_related("file", "case__primary_incident__district").order_by("-circulated_from", "-pk")


def find_shown_to_officers(actor: Actor, key: UUID, at: datetime) -> Circulation | None:
    """By what officers are asked about one of them: its circulation, the one that runs longest."""
    shown = _to_officers(at).filter(image__in=shown_to_officers(actor, at).filter(key=key))
    return shown.select_related("image__case", "image__file").order_by("until_at").last()


def unanswered(actor: Actor, at: datetime) -> QuerySet[SuspectImage]:
    """Of those, sought people whom the actor has neither named nor said not to know."""
    asked = shown_to_officers(actor, at).filter(image_class=ImageClass.SOUGHT)
    return _without_answers(asked, actor)


def shown_to_partnership(actor: Actor, at: datetime) -> list[Circulation]:
    """What the actor's partnership is shown: each while its disclosure runs, its agreement still covers the picture
    itself, and the image is in the gallery; the newest first.
    """
    live = _live(at).filter(audience=Audience.PARTNERSHIP, image__in=SuspectImage.objects.in_gallery(at))
    own = live.filter(partnership_id=actor.organisation_id or 0)
    found = own.select_related("image__case__primary_incident__district", "disclosure__agreement", "partnership")
    return [each for each in found.order_by("-from_at", "-pk") if "image" in items_of(each, at)]


def find_shown(actor: Actor, key: UUID, at: datetime) -> Circulation | None:
    """One of them."""
    return next((each for each in shown_to_partnership(actor, at) if each.image.key == key), None)


def items_of(circulation: Circulation, at: datetime) -> frozenset[str]:
    """Which items the partnership may be shown beside the picture at `at`."""
    return items_told(circulation.disclosure, at) if circulation.disclosure else frozenset()


def has_answered(actor: Actor, image: SuspectImage) -> bool:
    """Whether the actor has said anything about the image that was not undone: whoever erred may look again."""
    said = image.identifications.filter(said_by_id=actor.person_id).exclude(state=IdentificationState.UNDONE)
    return said.exists() or image.not_known.filter(person_id=actor.person_id or 0).exists()


def _to_officers(at: datetime) -> QuerySet[Circulation]:
    return _live(at).filter(audience=Audience.OFFICERS)


def _live(at: datetime) -> QuerySet[Circulation]:
    begun: QuerySet[Circulation] = Circulation.objects.filter(from_at__lte=at, until_at__gt=at)
    return begun.filter(Q(ended_at__isnull=True) | Q(ended_at__gt=at))


def _without_answers(images: QuerySet[SuspectImage], actor: Actor) -> QuerySet[SuspectImage]:
    named = Identification.objects.filter(said_by_id=actor.person_id).exclude(state=IdentificationState.UNDONE)
    return images.exclude(pk__in=named.values("image")).exclude(not_known__person_id=actor.person_id or 0)
