"""Groups of records that confirmed links hold together, and which link holds what.

Only links that people have confirmed count. A new record joins no group until its own link is confirmed, and no group
changes but by confirming or undoing a link of its own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Cluster:
    """Records of one identity; `links` hold them together.

    Undoing one of `bridges` takes the cluster apart; undoing any other link leaves it whole.
    """

    members: frozenset[str]
    links: frozenset[Pair]
    bridges: frozenset[Pair]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a cluster falls into without one of its links. `right` is empty where the link is no bridge."""

    left: frozenset[str]
    right: frozenset[str]


def of(confirmed: Iterable[Pair]) -> tuple[Cluster, ...]:
    """The clusters of these links, in order of their least member. A pair stands for itself turned round."""
    neighbours = _neighbours(confirmed)
    found = []
    seen: set[str] = set()
    for key in sorted(neighbours):
        if key not in seen:
            members = _reached(neighbours, key)
            seen |= members
            links = frozenset((one, other) for one in members for other in neighbours[one] if one < other)
            found.append(Cluster(members, links, _bridges(neighbours, key)))
    return tuple(found)


def without(cluster: Cluster, link: Pair) -> Parts:
    """What rests on `link`: the two sides that only it holds together. Raises KeyError where it is not a link of it."""
    pair = _ordered(link)
    if pair not in cluster.links:
        raise KeyError(f"{link[0]} and {link[1]} are not linked in this cluster")
    neighbours = _neighbours(cluster.links - {pair})
    left = _reached(neighbours, pair[0])
    return Parts(left, frozenset(cluster.members - left))


def _ordered(pair: Pair) -> Pair:
    one, other = pair
    return (one, other) if one < other else (other, one)


def _neighbours(pairs: Iterable[Pair]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        if one == other:
            raise ValueError(f"{one} cannot be linked to itself")
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _reached(neighbours: dict[str, set[str]], start: str) -> frozenset[str]:
    reached, waiting = {start}, [start]
    while waiting:
        fresh = neighbours.get(waiting.pop(), set()) - reached
        reached |= fresh
        waiting += fresh
    return frozenset(reached)


def _bridges(neighbours: dict[str, set[str]], start: str) -> frozenset[Pair]:
    """The links on no circle, by the order of a walk in depth (Tarjan 1974), without recursion."""
    order, low = {start: 0}, {start: 0}
    bridges = set()
    path: list[tuple[str, str | None, Iterator[str]]] = [(start, None, iter(sorted(neighbours[start])))]
    while path:
        here, origin, rest = path[-1]
        onward = next(rest, None)
        if onward is None:
            path.pop()
            if origin is not None:
                low[origin] = min(low[origin], low[here])
                if low[here] > order[origin]:
                    bridges.add(_ordered((origin, here)))
        elif onward not in order:
            order[onward] = low[onward] = len(order)
            path.append((onward, here, iter(sorted(neighbours[onward]))))
        elif onward != origin:
            low[here] = min(low[here], order[onward])
    return frozenset(bridges)
