"""Questions about the register of images."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework.models import Case
from counterpart.casework.queries import groups
from counterpart.core.pictures import likeness
from counterpart.evidence.models import EvidenceFile, FileState
from counterpart.suspects.models import Audience, Circulation, SuspectImage

# What a case's evidence may hold that an image can be made of.
PICTURES = ("image/jpeg", "image/png", "image/webp")


def images(actor: Actor, at: datetime) -> QuerySet[SuspectImage]:
    """The register of the actor's force: what is in date, the newest first."""
    found: QuerySet[SuspectImage] = SuspectImage.objects.visible_to(actor).in_date(at)
    return found.select_related("case__primary_incident__district", "nominal", "file").order_by("-added_at", "-pk")


def find_image(actor: Actor, key: UUID, at: datetime) -> SuspectImage:
    """One of them. Raises SuspectImage.DoesNotExist, also for one that has expired."""
    return images(actor, at).select_related("source", "force", "crime", "case__force").get(key=key)


def of_case(case: Case, at: datetime) -> QuerySet[SuspectImage]:
    """The images of a case and those it holds, that are in date, in order of adding."""
    held = [case.pk, *groups.held_cases(case).values_list("pk", flat=True)]
    found: QuerySet[SuspectImage] = SuspectImage.objects.filter(case__in=held).in_date(at)
    return found.select_related("nominal", "file", "case").order_by("added_at", "pk")


def sources_of(case: Case) -> QuerySet[EvidenceFile]:
    """Stills and pictures of the case's evidence, of which an image can be made, in order of receipt."""
    files = EvidenceFile.objects.filter(incident__in=groups.held_incidents(case).values("pk"))
    pictures = files.filter(state=FileState.CLEARED, media_type__in=PICTURES).exclude(role="thumbnail")
    cut_out = Q(recipe__has_key="crop")  # it is in the register already
    return pictures.exclude(cut_out).select_related("parent", "exhibit").order_by("received_at", "pk")


def circulations(image: SuspectImage) -> QuerySet[Circulation]:
    """To whom the image was circulated, the newest first."""
    return image.circulations.select_related("partnership", "disclosure__agreement").order_by("-from_at", "-pk")


def is_shown_to_officers(image: SuspectImage, at: datetime) -> bool:
    """Whether a circulation to officers runs."""
    running = image.circulations.filter(audience=Audience.OFFICERS, ended_at=None, from_at__lte=at, until_at__gt=at)
    return running.exists()


def found_again(image: SuspectImage, at: datetime) -> list[tuple[SuspectImage, int]]:
    """Images in date of the same force that look like copies of this one, with the bits that differ, nearest first.

    Compares with every hash of the register: some milliseconds for ten thousand images.
    """
    others: QuerySet[SuspectImage] = SuspectImage.objects.filter(force_id=image.force_id).in_date(at)
    hashes = others.exclude(pk=image.pk).values_list("pk", "perceptual_hash")
    near = dict(likeness.nearest(image.perceptual_hash, hashes.iterator()))
    found = SuspectImage.objects.filter(pk__in=near).select_related("case")
    return sorted(((each, near[each.pk]) for each in found), key=lambda pair: (pair[1], pair[0].pk))


def log_shown(actor: Actor, shown: Iterable[SuspectImage], at: datetime, why: str = "") -> None:
    """Log that the actor was shown these images; none shown leaves no line."""
    if keys := [image.pk for image in shown]:
        target = audit.Target("suspects.suspectimage")
        audit.read(by=actor, at=at, action="image.list", target=target, data={"images": keys}, justification=why)


def find_circulation(actor: Actor, pk: int, at: datetime) -> Circulation:
    """One circulation of an image in date, of the actor's force. Raises Circulation.DoesNotExist."""
    visible = Circulation.objects.visible_to(actor).filter(image__in=SuspectImage.objects.in_date(at))
    found: Circulation = visible.select_related("image__case", "disclosure", "partnership").get(pk=pk)
    return found
