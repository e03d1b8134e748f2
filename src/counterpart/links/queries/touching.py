"""Which live links touch some records."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from counterpart.links.models import LIVE, Link, LinkedRecord, LinkState, RecordSource
from counterpart.suspects.models import Nominal


@dataclass(frozen=True, slots=True)
class Touched:
    """One record, and the live links that touch it."""

    record: LinkedRecord
    confirmed: tuple[Link, ...]
    suggested: tuple[Link, ...]


def touched(records: Collection[LinkedRecord]) -> list[Touched]:
    """Those of the records that a live link touches, in their order. One query."""
    keys = [record.pk for record in records]
    links: QuerySet[Link] = Link.objects.filter(Q(left__in=keys) | Q(right__in=keys), state__in=LIVE)
    found = list(links.select_related("left", "right").order_by("-weight", "pk"))
    of_each = [(record, [link for link in found if record.pk in (link.left_id, link.right_id)]) for record in records]
    return [Touched(record, *_by_state(touching)) for record, touching in of_each if touching]


def record_of(nominal: Nominal) -> list[LinkedRecord]:
    """The record that stands for a nominal, in a list; none where it was not compared yet."""
    return list(LinkedRecord.objects.filter(source=RecordSource.NOMINAL, key=nominal.pk, removed_at__isnull=True))


def _by_state(links: list[Link]) -> tuple[tuple[Link, ...], tuple[Link, ...]]:
    states = (LinkState.CONFIRMED, LinkState.SUGGESTED)
    confirmed, suggested = (tuple(link for link in links if link.state == state) for state in states)
    return confirmed, suggested
