"""Questions about identifications, person records and what rests on what."""

from collections import Counter
from datetime import datetime

from django.db.models import Count, F, Q, QuerySet

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.suspects.models import (
    Identification,
    IdentificationState,
    ImageChallenge,
    Nominal,
    NominalLink,
    SuspectImage,
)

MOST_FOUND = 50
# What a person can be found by. A protected characteristic is never one (a test says so).
SEARCHED = ("name", "other_names", "reference")


def waiting(actor: Actor, at: datetime) -> QuerySet[Identification]:
    """Identifications that wait for two people, of images in date, the oldest first."""
    return _offered(actor, at).order_by("said_at", "pk")


def find_identification(actor: Actor, pk: int) -> Identification:
    """One identification of the actor's force. Raises Identification.DoesNotExist."""
    found = Identification.objects.visible_to(actor).select_related("image__case", "image__force", "nominal")
    identification: Identification = found.get(pk=pk)
    return identification


def likely_nominals(actor: Actor, identification: Identification) -> list[Nominal]:
    """Person records that an identification may mean: the one that it names, or those of a name like it."""
    if identification.nominal is not None:
        return [identification.nominal]
    named = Nominal.objects.visible_to(actor).filter(
        Q(name__icontains=identification.named) | Q(other_names__icontains=identification.named)
    )
    return list(named.order_by("name", "pk")[:MOST_FOUND])


def is_in_date(image: SuspectImage, at: datetime) -> bool:
    """Whether the register still shows the image."""
    in_date: bool = SuspectImage.objects.in_date(at).filter(pk=image.pk).exists()
    return in_date


def others_of(identification: Identification) -> QuerySet[Identification]:
    """What else was said of the same image and still stands: where it names somebody else, the two conflict."""
    others = identification.image.identifications.exclude(pk=identification.pk)
    live = others.filter(state__in=(IdentificationState.OFFERED, IdentificationState.CONFIRMED))
    return live.select_related("nominal").order_by("said_at", "pk")


def of_image(image: SuspectImage) -> QuerySet[Identification]:
    """What was said of an image and was not undone, the oldest first."""
    said = image.identifications.exclude(state=IdentificationState.UNDONE)
    return said.select_related("nominal").prefetch_related("reviews").order_by("said_at", "pk")


def find_nominals(actor: Actor, text: str, at: datetime, why: str) -> list[Nominal]:
    """People whose name or reference holds the text, by name; logged with why it was sought."""
    wanted = Q()
    for field in SEARCHED:
        wanted |= Q(**{f"{field}__icontains": text.strip()})
    found = Nominal.objects.visible_to(actor).filter(wanted).annotate(crimes=Count("links"))
    people: list[Nominal] = list(found.order_by("name", "pk")[:MOST_FOUND])
    data = {"nominals": [each.pk for each in people]}
    audit.read(
        by=actor, at=at, action="nominal.search", target=audit.Target("suspects.nominal"), data=data, justification=why
    )
    return people


def find_nominal(actor: Actor, reference: str) -> Nominal:
    """One person record. Raises Nominal.DoesNotExist."""
    found: Nominal = Nominal.objects.visible_to(actor).get(reference=reference.strip().upper())
    return found


def open_nominal(actor: Actor, reference: str, at: datetime, why: str) -> Nominal:
    """The same, read by the actor: logged with why."""
    nominal = find_nominal(actor, reference)
    audit.read(by=actor, at=at, action="nominal.open", target=nominal, justification=why)
    return nominal


def links_of(nominal: Nominal) -> QuerySet[NominalLink]:
    """What a person is linked to and what each link rests on, the newest first."""
    return (
        nominal.links.select_related(
            "case__primary_incident__district", "crime", "identification__image__file", "identification__image__case"
        )
        .prefetch_related("identification__reviews")
        .order_by("-case__primary_incident__occurred_from", "-pk")
    )


def by_district(links: list[NominalLink]) -> list[tuple[str, int]]:
    """How many links lie in each district, the most first; those without a district under an empty name."""
    districts = (link.case.primary_incident.district for link in links)
    counted = Counter(district.name if district else "" for district in districts)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))


def challenges(actor: Actor) -> QuerySet[ImageChallenge]:
    """What people pictured have asked: those that wait first, by when they are due."""
    found = ImageChallenge.objects.visible_to(actor).select_related("image__case", "decided_by")
    return found.order_by(F("decided_at").desc(nulls_first=True), "due_at", "pk")


def find_challenge(actor: Actor, pk: int) -> ImageChallenge:
    """One of them. Raises ImageChallenge.DoesNotExist."""
    return challenges(actor).select_related("image__case", "task__case").get(pk=pk)


def _offered(actor: Actor, at: datetime) -> QuerySet[Identification]:
    visible = Identification.objects.visible_to(actor).filter(state=IdentificationState.OFFERED)
    in_date = visible.filter(image__in=SuspectImage.objects.in_date(at))
    return in_date.select_related("image__case", "nominal").prefetch_related("reviews")
