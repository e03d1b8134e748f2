"""Taking back: one link, or all links between some records of a cluster and the others."""

from collections.abc import Collection, Iterable
from datetime import datetime
from itertools import product
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.links import guards, rules
from counterpart.links.actions import telling
from counterpart.links.errors import AlreadyDecided, NotTogether
from counterpart.links.models import LIVE, Link, LinkedRecord, LinkState, Separation
from counterpart.links.queries import clusters


@transaction.atomic
def undo(*, link: Link, reason: str, by: Actor, at: datetime) -> Link:
    """A confirmed link was wrong. The row and both answers stay; it is not suggested again as the records stand.

    Raises NeedsReason, NotIndependent for whoever may not, AlreadyDecided where it is not confirmed.
    """
    reason = guards.words(reason, "reason", _("Say how it was found to be wrong"))
    guards.lock(link)
    guards.person(by, link.force)
    if link.state != LinkState.CONFIRMED:
        raise AlreadyDecided(_("Only a confirmed link can be undone"))
    return _end(link, LinkState.UNDONE, reason, by, at)


@transaction.atomic
def split(*, record: LinkedRecord, apart: Collection[LinkedRecord], reason: str, by: Actor, at: datetime) -> UUID:
    """Part `apart` from the rest of the cluster of `record`: what those records tell of is somebody or something else.

    Links between the two sides are undone and suggestions withdrawn; links within each side stay. That no record of
    the one is one of the other is kept, pair by pair, and the key of the split comes back. Raises NeedsReason,
    NotIndependent, and NotTogether unless `apart` is a true part of the cluster.
    """
    reason = guards.words(reason, "reason", _("Say how you know that they are not the same"))
    person = guards.person(by, record.force)
    members = {each.pk: each for each in clusters.cluster_of(record).records}
    gone = {each.pk for each in apart}
    if not gone or not gone < set(members):
        raise NotTogether(_("Choose some of the records of this cluster, and not all of them"), "apart")
    key = uuid4()
    pairs = [rules.ordered(one, other) for one, other in product(gone, set(members) - gone)]
    Separation.objects.bulk_create(
        Separation(
            force=record.force,
            split=key,
            left=members[left],
            right=members[right],
            left_digest=members[left].digest,
            right_digest=members[right].digest,
            reason=reason,
            separated_at=at,
            separated_by_id=person,
            separated_by_name=by.name[:200],
        )
        for left, right in pairs
    )
    for link in _between(pairs):
        # Somebody may just have decided it.
        _part(guards.lock(link), reason, by, at)
    data = {"split": str(key), "apart": sorted(gone), "rest": sorted(set(members) - gone)}
    audit.record(by=by, at=at, action="link.split", kind=audit.Kind.ALTERATION, target=record, data=data)
    return key


@transaction.atomic
def withdraw(*, link: Link, why: str, by: Actor, at: datetime) -> Link:
    """A suggestion stands no more: a record has changed or is gone. Raises AlreadyDecided where it was decided."""
    guards.lock(link)
    if link.state != LinkState.SUGGESTED:
        raise AlreadyDecided(_("Only a suggestion can be withdrawn"))
    return _end(link, LinkState.WITHDRAWN, why, by, at)


@transaction.atomic
def close(*, record: LinkedRecord, why: str, by: Actor, at: datetime) -> LinkedRecord:
    """The record is gone: its links end, and are kept as they were decided. A second time changes nothing."""
    guards.lock(record)
    if record.removed_at is None:
        record.removed_at = at
        record.save(update_fields=["removed_at"])
        for link in Link.objects.filter(Q(left=record) | Q(right=record), state__in=LIVE).order_by("pk"):
            _part(guards.lock(link), why, by, at)
        audit.record(by=by, at=at, action="linked_record.close", kind=audit.Kind.ALTERATION, target=record)
    return record


def _part(link: Link, reason: str, by: Actor, at: datetime) -> None:
    if link.state == LinkState.CONFIRMED:
        _end(link, LinkState.UNDONE, reason, by, at)
    elif link.state == LinkState.SUGGESTED:
        _end(link, LinkState.WITHDRAWN, reason, by, at)


def _between(pairs: Iterable[tuple[int, int]]) -> list[Link]:
    wanted = set(pairs)
    keys = {key for pair in wanted for key in pair}
    live = Link.objects.filter(left__in=keys, right__in=keys, state__in=LIVE)
    return [link for link in live.order_by("pk") if (link.left_id, link.right_id) in wanted]


def _end(link: Link, state: LinkState, reason: str, by: Actor, at: datetime) -> Link:
    link.state, link.ended_at, link.ended_reason = state, at, reason
    link.ended_by_id, link.ended_by_name = by.person_id, by.name[:200]
    link.save(update_fields=["state", "ended_at", "ended_reason", "ended_by", "ended_by_name"])
    action = "link.undo" if state == LinkState.UNDONE else "link.withdraw"
    audit.record(by=by, at=at, action=action, kind=audit.Kind.ALTERATION, target=link)
    if state == LinkState.UNDONE:
        telling.tell(link, action, _("Undone: the link of %(what)s"), by, at)
    return link
