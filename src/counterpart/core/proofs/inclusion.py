"""A small file that proves one event of a sealed log, checked offline.

The file holds the event, its place and siblings in its batch's tree, and its seal; and, on request,
the seals after it up to one whose chain hash the reader trusts.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from counterpart.core.proofs import canonical, merkle
from counterpart.core.proofs.chain import Link, chain_hash

FORMAT = "counterpart-audit-proof-1"


class ProofError(ValueError):
    """The file proves nothing; the text says why."""


def write(
    event: Mapping[str, Any],
    *,
    digests: Sequence[bytes],
    position: int,
    links: Sequence[Link],
    previous: bytes,
) -> dict[str, Any]:
    """The proof as plain JSON values. `links` begins with the event's own seal; `previous` precedes it."""
    return {
        "format": FORMAT,
        "event": dict(event),
        "position": position,
        "path": [sibling.hex() for sibling in merkle.inclusion_proof(digests, position)],
        "previous": previous.hex(),
        "seals": [asdict(link) | {"root": link.root.hex()} for link in links],
    }


def check(proof: Mapping[str, Any], *, trusted: str) -> str:
    """What the trusted hash proved the event under, as in "the root of seal 4".

    `trusted` is the Merkle root of the event's seal, or the chain hash of any seal in the file, got
    from anywhere but the file. Raises ProofError if the file is malformed or does not fit.
    """
    try:
        links = [Link(**seal | {"root": bytes.fromhex(seal["root"])}) for seal in proof["seals"]]
        leaf = merkle.leaf_hash(canonical.encode(proof["event"]).encode("ascii"))
        path = [bytes.fromhex(sibling) for sibling in proof["path"]]
        position, previous = int(proof["position"]), bytes.fromhex(proof["previous"])
        own = links[0]
    except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
        raise ProofError(f"This is not a proof file of the format {FORMAT}: {error}") from error
    if not merkle.verify(leaf, position=position, size=own.size, path=path, root=own.root):
        raise ProofError("The event does not fit the seal in the file: one of them was changed.")
    return _where_trusted(links, previous, trusted.strip().lower())


def _where_trusted(links: list[Link], chained: bytes, trusted: str) -> str:
    if links[0].root.hex() == trusted:
        return f"the root of seal {links[0].number}"
    for link in links:
        chained = chain_hash(link, previous=chained)
        if chained.hex() == trusted:
            return f"the chain hash of seal {link.number}"
    raise ProofError("The file fits together, but not with the hash that you trust.")
