"""What people decided about pairs of records, and which of it speaks against their being the same."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from counterpart.links.models import LIVE, Link, LinkedRecord, LinkReview, Separation

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two records of which somebody said that they are not the same."""

    left: LinkedRecord
    right: LinkedRecord
    said: Link | Separation


def within(records: Collection[int]) -> list[Contradiction]:
    """Pairs among these records that are not the same, as was said last of each."""
    return _against(Q(left__in=records, right__in=records))


def around(records: Collection[int]) -> list[Contradiction]:
    """Pairs of one of these records and another that is none of them, likewise."""
    return _against(Q(left__in=records) ^ Q(right__in=records))


def before(link: Link) -> list[Link | Separation]:
    """What was decided of the same two records before the link was or ended, the first first.

    A split that undid a link is told once.
    """
    said = [found for found in _said(Q(left=link.left_id, right=link.right_id)) if found[1] != link]
    if until := link.decided_at or link.ended_at:
        said = [found for found in said if _in_time(found) < (until, False, link.pk)]
    told = dict(sorted(said, key=_in_time, reverse=True))
    return [told[at] for at in sorted(told)]


def refusals(link: Link) -> list[str]:
    """Why people did not take two records for the same, once two had answered; never who, and nothing before that."""
    if not link.decided_at:
        return []
    refused = LinkReview.objects.filter(link=link, agrees=False).order_by("pk").values_list("reason", flat=True)
    return list(dict.fromkeys(refused))


def _against(pairs: Q) -> list[Contradiction]:
    """Of each pair only what was said last counts."""
    last: dict[Pair, Link | Separation] = {}
    for _, each in sorted(_said(pairs), key=_in_time):
        last[each.left_id, each.right_id] = each
    found = sorted(last.items(), key=lambda item: item[0])
    return [Contradiction(each.left, each.right, each) for _, each in found if _is_against(each)]


def _is_against(said: Link | Separation) -> bool:
    return isinstance(said, Separation) or said.state not in LIVE


def _said(pairs: Q) -> Iterable[tuple[datetime, Link | Separation]]:
    """What was decided, and when. A suggestion that waits is no decision, whatever was answered."""
    parted: QuerySet[Separation] = Separation.objects.filter(pairs).select_related("left", "right")
    linked: QuerySet[Link] = Link.objects.filter(pairs, decided_at__isnull=False).select_related("left", "right")
    yield from ((each.separated_at, each) for each in parted)
    yield from ((link.ended_at or link.decided_at or link.suggested_at, link) for link in linked)


def _in_time(found: tuple[datetime, Link | Separation]) -> tuple[datetime, bool, int]:
    """A split stands after the link that it undid in the same moment."""
    return found[0], isinstance(found[1], Separation), found[1].pk
