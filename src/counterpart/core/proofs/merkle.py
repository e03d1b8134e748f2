"""Merkle trees over SHA-256, built as RFC 6962 section 2.1 builds them.

Leaves and inner nodes are hashed under different prefixes, so that nobody can pass an
inner node off as a leaf. A tree of n leaves is split at the largest power of two below n.
"""

from collections.abc import Sequence
from hashlib import sha256

_LEAF = b"\x00"
_NODE = b"\x01"


def leaf_hash(data: bytes) -> bytes:
    """The 32-byte hash of one entry."""
    return sha256(_LEAF + data).digest()


def root(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes in their order; SHA-256 of nothing for an empty tree."""
    if not leaves:
        return sha256().digest()
    level = list(leaves)
    while len(level) > 1:
        level = _level_above(level)
    return level[0]


def inclusion_proof(leaves: Sequence[bytes], position: int) -> tuple[bytes, ...]:
    """The sibling hashes from leaf `position` (0 first) up to the root.

    About log2(n) hashes. Raises IndexError when there is no such leaf.
    """
    if not 0 <= position < len(leaves):
        raise IndexError(f"no leaf {position} in a tree of {len(leaves)}")
    path, level, index = [], list(leaves), position
    while len(level) > 1:
        if (sibling := index ^ 1) < len(level):
            path.append(level[sibling])
        level, index = _level_above(level), index // 2
    return tuple(path)


def verify(leaf: bytes, *, position: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the leaf hash stands at `position` of the tree of `size` leaves with this root."""
    if not 0 <= position < size:
        return False
    siblings = iter(path)
    node, index, last = leaf, position, size - 1
    while last:
        if index ^ 1 <= last:
            sibling = next(siblings, None)
            if sibling is None:
                return False
            node = _join(sibling, node) if index % 2 else _join(node, sibling)
        index, last = index // 2, last // 2
    return next(siblings, None) is None and node == root


def _level_above(level: list[bytes]) -> list[bytes]:
    """Pairs are joined; an odd last node moves up as it is, which gives RFC 6962's split."""
    joined = [_join(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
    return joined + level[len(joined) * 2 :]


def _join(left: bytes, right: bytes) -> bytes:
    return sha256(_NODE + left + right).digest()
