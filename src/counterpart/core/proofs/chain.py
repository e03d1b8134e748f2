"""A chain of seals: each seal's hash covers its batch and the seal before it.

Whoever holds one chain hash can tell whether anything up to that seal has been changed since.
"""

from dataclasses import dataclass
from hashlib import sha256

from counterpart.core.proofs import canonical

START = bytes(32)
_SEAL = b"\x02"


@dataclass(frozen=True, slots=True)
class Link:
    """What a seal says about its batch: `root` is the Merkle root over `size` leaves."""

    number: int
    sealed_at: str
    size: int
    root: bytes


def chain_hash(link: Link, *, previous: bytes) -> bytes:
    """The 32-byte hash of a seal that follows one whose hash is `previous` (`START` for the first)."""
    spelled = canonical.encode(
        {
            "number": link.number,
            "previous": previous.hex(),
            "root": link.root.hex(),
            "sealed_at": link.sealed_at,
            "size": link.size,
        }
    )
    return sha256(_SEAL + spelled.encode("ascii")).digest()


def unhex(text: str) -> bytes:
    """Bytes of a hexadecimal hash; nothing where something else was written, which then fits no hash."""
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
