"""Finding links and records, each reading logged with why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, When

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.crimes.models import Incident
from counterpart.links.models import Link, LinkedRecord, LinkKind, LinkReview
from counterpart.links.queries import answering, clusters, people, said
from counterpart.links.queries.clusters import RecordCluster
from counterpart.links.queries.said import Contradiction

# What the weights misjudge is shown, and never counts as likely.
_CAUTION_LAST = Case(When(caution="", then=0), default=1, output_field=IntegerField())

_ENDS = ("left", "right")


def waiting(actor: Actor) -> QuerySet[Link]:
    """Suggestions of all kinds that wait for the actor's answer: the weightiest first, those under a caution last.

    One between two records of a cluster would join nothing that is apart: the page of the cluster has it.
    """
    found: QuerySet[Link] = Link.objects.visible_to(actor).waiting()
    found = found.exclude(answering.barred(actor.person_id or 0)).exclude(pk__in=_within(found))
    return found.select_related("left", "right").order_by(_CAUTION_LAST, "-weight", "pk")


def answered(actor: Actor, kind: str) -> QuerySet[Link]:
    """Suggestions that the actor has answered and somebody else has not, the newest first."""
    own: QuerySet[Link] = Link.objects.visible_to(actor).waiting().filter(kind=kind)
    return own.filter(reviews__reviewed_by_id=actor.person_id or 0).select_related("left", "right").order_by("-pk")


def decided(actor: Actor, kind: str) -> QuerySet[Link]:
    """What two people have decided, undone or not, the newest first."""
    found: QuerySet[Link] = Link.objects.visible_to(actor).filter(kind=kind, decided_at__isnull=False)
    return found.select_related("left", "right").order_by("-decided_at", "-pk")


def counts(links: QuerySet[Link]) -> dict[str, int]:
    """How many links of each kind there are."""
    counted = links.order_by().values_list("kind").annotate(count=Count("pk"))
    return dict.fromkeys(LinkKind.values, 0) | dict(counted)


def open_link(actor: Actor, key: UUID, at: datetime, why: str) -> Link:
    """One link, read by the actor. Raises Link.DoesNotExist where the actor's force has none such."""
    found: QuerySet[Link] = Link.objects.visible_to(actor)
    link = found.select_related("left", "right", "force", "ended_by").get(key=key)
    data = {"left": link.left_id, "right": link.right_id}
    audit.read(by=actor, at=at, action="link.open", target=link, data=data, justification=why)
    return link


@dataclass(frozen=True, slots=True)
class OpenedRecord:
    """One record with all that its page tells of; `parted`: from whom somebody said that it is apart.

    `reports` are those that a person is linked to.
    """

    record: LinkedRecord
    cluster: RecordCluster
    suggested: tuple[Link, ...]
    parted: tuple[Contradiction, ...]
    reports: tuple[Incident, ...]


def open_record(actor: Actor, pk: int, at: datetime, why: str) -> OpenedRecord:
    """One record, read by the actor with everybody it is or may be the same as. Raises LinkedRecord.DoesNotExist."""
    record: LinkedRecord = LinkedRecord.objects.visible_to(actor).select_related("force").get(pk=pk)
    cluster = clusters.cluster_of(record)
    suggested = tuple(clusters.suggested_for(cluster.records))
    is_person = record.kind == LinkKind.PERSON
    reports = tuple(people.incidents_of(people.person_in(cluster.records))) if is_person else ()
    parted = tuple(said.around([each.pk for each in cluster.records]))
    pairs = [*suggested, *(each.said for each in parted)]
    told = {each.pk for each in cluster.records} | {end for each in pairs for end in (each.left_id, each.right_id)}
    data = {"records": sorted(told), "reports": [each.pk for each in reports]}
    audit.read(by=actor, at=at, action="linked_record.open", target=record, data=data, justification=why)
    return OpenedRecord(record, cluster, suggested, parted, reports)


def log_list(actor: Actor, links: Iterable[Link], at: datetime, why: str) -> None:
    """Log that the actor was shown these links; none shown leaves no line."""
    if keys := [link.pk for link in links]:
        target = audit.Target("links.link")
        audit.read(by=actor, at=at, action="link.list", target=target, data={"links": keys}, justification=why)


def own_review(link: Link, actor: Actor) -> LinkReview | None:
    """The actor's own answer; never another's."""
    return LinkReview.objects.filter(link=link, reviewed_by_id=actor.person_id or 0).first()


def reviews_of(link: Link) -> QuerySet[LinkReview]:
    """Both answers, once both are in; none before, and none while the same pair waits again, to whoever asks."""
    reviews = LinkReview.objects.filter(link=link).order_by("pk")
    return reviews if link.decided_at and not answering.is_open(link) else reviews.none()


def _within(waiting: QuerySet[Link]) -> list[int]:
    """Which of these are between two records that confirmed links hold together already."""
    held = [Exists(Link.objects.confirmed().filter(Q(left=OuterRef(e)) | Q(right=OuterRef(e)))) for e in _ENDS]
    pairs = list(waiting.order_by().filter(*held).values_list("pk", "left_id", "right_id"))
    cluster = clusters.numbered({key for _, *ends in pairs for key in ends})
    return [pk for pk, left, right in pairs if cluster[left] == cluster[right]]
