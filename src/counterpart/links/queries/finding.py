"""Finding links and records, each reading logged with why."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Case, Count, IntegerField, QuerySet, When

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.links.models import Link, LinkedRecord, LinkKind, LinkReview
from counterpart.links.queries import clusters

# What the weights misjudge is shown, and never counts as likely.
_CAUTION_LAST = Case(When(caution="", then=0), default=1, output_field=IntegerField())


def waiting(actor: Actor, kind: str) -> QuerySet[Link]:
    """Suggestions that wait for the actor's answer: the weightiest first, those under a caution last.

    One between two records of a cluster would join nothing that is apart: the page of the cluster has it.
    """
    return _waiting(actor).filter(kind=kind).order_by(_CAUTION_LAST, "-weight", "pk")


def answered(actor: Actor, kind: str) -> QuerySet[Link]:
    """Suggestions that the actor has answered and somebody else has not, the newest first."""
    own: QuerySet[Link] = Link.objects.visible_to(actor).waiting().filter(kind=kind)
    return own.filter(reviews__reviewed_by_id=actor.person_id or 0).select_related("left", "right").order_by("-pk")


def decided(actor: Actor, kind: str) -> QuerySet[Link]:
    """What two people have decided, undone or not, the newest first."""
    found: QuerySet[Link] = Link.objects.visible_to(actor).filter(kind=kind, decided_at__isnull=False)
    return found.select_related("left", "right").order_by("-decided_at", "-pk")


def waiting_counts(actor: Actor) -> dict[str, int]:
    """How many suggestions of each kind wait for the actor."""
    counted = _waiting(actor).order_by().values_list("kind").annotate(count=Count("pk"))
    return dict.fromkeys(LinkKind.values, 0) | dict(counted)


def open_link(actor: Actor, key: UUID, at: datetime, why: str) -> Link:
    """One link, read by the actor. Raises Link.DoesNotExist where the actor's force has none such."""
    found: QuerySet[Link] = Link.objects.visible_to(actor)
    link = found.select_related("left", "right", "force", "ended_by").get(key=key)
    data = {"left": link.left_id, "right": link.right_id}
    audit.read(by=actor, at=at, action="link.open", target=link, data=data, justification=why)
    return link


def open_record(actor: Actor, pk: int, at: datetime, why: str) -> LinkedRecord:
    """One record with its cluster, read by the actor. Raises LinkedRecord.DoesNotExist."""
    record: LinkedRecord = LinkedRecord.objects.visible_to(actor).select_related("force").get(pk=pk)
    audit.read(by=actor, at=at, action="linked_record.open", target=record, justification=why)
    return record


def log_list(actor: Actor, links: Iterable[Link], at: datetime, why: str) -> None:
    """Log that the actor was shown these links; none shown leaves no line."""
    if keys := [link.pk for link in links]:
        target = audit.Target("links.link")
        audit.read(by=actor, at=at, action="link.list", target=target, data={"links": keys}, justification=why)


def own_review(link: Link, actor: Actor) -> LinkReview | None:
    """The actor's own answer; never another's."""
    return LinkReview.objects.filter(link=link, reviewed_by_id=actor.person_id or 0).first()


def reviews_of(link: Link) -> QuerySet[LinkReview]:
    """Both answers, once both are in; none before, to whoever asks."""
    reviews = LinkReview.objects.filter(link=link).order_by("pk")
    return reviews if link.decided_at else reviews.none()


def _waiting(actor: Actor) -> QuerySet[Link]:
    found: QuerySet[Link] = Link.objects.visible_to(actor).waiting()
    mine = LinkReview.objects.filter(reviewed_by_id=actor.person_id or 0).values("link")
    return found.exclude(pk__in=mine).exclude(pk__in=_within(found)).select_related("left", "right")


def _within(waiting: QuerySet[Link]) -> list[int]:
    """Which of these are between two records that confirmed links hold together already."""
    cluster = {key: number for number, keys in enumerate(clusters.joined(waiting)) for key in keys}
    pairs = waiting.filter(left__in=cluster, right__in=cluster).values_list("pk", "left_id", "right_id")
    return [pk for pk, left, right in pairs if cluster[left] == cluster[right]]
