"""What is confirmed to be the same, and which link each membership rests on."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q, QuerySet

from counterpart.core.linkage import clusters as core
from counterpart.links.models import Link, LinkedRecord
from counterpart.links.queries import said
from counterpart.links.queries.said import Contradiction, Pair
from counterpart.partners.models import Organisation

# Keys in one query.
AT_ONCE = 10_000


@dataclass(frozen=True, slots=True)
class RecordCluster:
    """Records that confirmed links hold together, the first noted first; one that nothing is linked to stands alone.

    Undoing one of `bridges` (keys of links) takes the cluster apart.
    """

    records: tuple[LinkedRecord, ...]
    links: tuple[Link, ...]
    bridges: frozenset[int]
    contradictions: tuple[Contradiction, ...]

    def rests_on(self, record: LinkedRecord) -> list[Link]:
        """The links by which a record is a member."""
        return [link for link in self.links if record.pk in (link.left_id, link.right_id)]


def cluster_of(record: LinkedRecord) -> RecordCluster:
    """All that is confirmed to be the same as the record. Costs as many queries as the longest chain has links."""
    links = _links_within({key for pair in _reached([record.pk]) for key in pair})
    (found,) = core.of((str(link.left_id), str(link.right_id)) for link in links.values()) or (None,)
    bridges = {_pair(each) for each in found.bridges} if found else set()
    records = {each.pk: each for link in links.values() for each in (link.left, link.right)} or {record.pk: record}
    return RecordCluster(
        records=tuple(records[key] for key in sorted(records)),
        links=tuple(sorted(links.values(), key=lambda link: (link.left_id, link.right_id))),
        bridges=frozenset(link.pk for pair, link in links.items() if pair in bridges),
        contradictions=tuple(said.within(records)),
    )


def without(cluster: RecordCluster, link: Link) -> tuple[LinkedRecord, ...]:
    """The records that undoing the link would part from the first record of the cluster; none where it is no bridge."""
    (found,) = core.of((str(each.left_id), str(each.right_id)) for each in cluster.links)
    parts = core.without(found, (str(link.left_id), str(link.right_id)))
    first = str(cluster.records[0].pk)
    gone = parts.right if first in parts.left else parts.left
    return tuple(each for each in cluster.records if str(each.pk) in gone) if parts.right else ()


def memberships(force: Organisation, kind: str) -> list[frozenset[int]]:
    """Every cluster of a kind in a force, as keys of its records: two or more each."""
    return _members(_confirmed().filter(force=force, kind=kind))


def numbered(records: Collection[int]) -> dict[int, int]:
    """A number for each of these records and all they are linked to: one for all that confirmed links hold together."""
    found = core.of((str(left), str(right)) for left, right in _reached(records))
    return {int(key): number for number, each in enumerate(found) for key in each.members}


def suggested_for(records: Collection[LinkedRecord]) -> QuerySet[Link]:
    """Suggestions that touch these records, the likeliest first."""
    keys = [record.pk for record in records]
    touching = Link.objects.waiting().filter(Q(left__in=keys) | Q(right__in=keys))
    return touching.select_related("left", "right").order_by("-weight", "pk")


def _members(links: QuerySet[Link]) -> list[frozenset[int]]:
    pairs = links.values_list("left_id", "right_id")
    found = core.of((str(left), str(right)) for left, right in pairs.iterator())
    return [frozenset(int(key) for key in each.members) for each in found]


def _reached(records: Iterable[int]) -> set[Pair]:
    """The pairs that confirmed links hold together and that lead on from these records."""
    pairs: set[Pair] = set()
    seen: set[int] = set()
    fresh = set(records)
    while fresh:
        seen |= fresh
        touching = [each for keys in _at_once(fresh) for each in _pairs_at(keys)]
        pairs.update(touching)
        fresh = {key for pair in touching for key in pair} - seen
    return pairs


def _pairs_at(keys: Collection[int]) -> Iterable[Pair]:
    return _confirmed().filter(Q(left__in=keys) | Q(right__in=keys)).values_list("left_id", "right_id")


def _links_within(records: Collection[int]) -> dict[Pair, Link]:
    """The confirmed links of a whole cluster, each with its records and reviews."""
    found = (
        link
        for keys in _at_once(records)
        for link in _confirmed().filter(left__in=keys).select_related("left", "right").prefetch_related("reviews")
    )
    return {(link.left_id, link.right_id): link for link in found}


def _at_once(keys: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(keys)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch


def _confirmed() -> QuerySet[Link]:
    confirmed: QuerySet[Link] = Link.objects.confirmed()
    return confirmed


def _pair(pair: tuple[str, str]) -> Pair:
    one, other = (int(key) for key in pair)
    return (one, other) if one < other else (other, one)
