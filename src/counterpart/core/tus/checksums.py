"""Digests that a sender may give for the bytes of one request (extension `checksum`)."""

import hashlib
from base64 import b64decode
from binascii import Error
from dataclasses import dataclass
from hmac import compare_digest
from typing import Protocol

from counterpart.core.tus.errors import BadHeader

# What the protocol demands (sha1), what evidence wants (sha256), and its stronger sister.
ALGORITHMS = ("sha1", "sha256", "sha512")


class Running(Protocol):
    """A digest that is fed piece by piece."""

    def update(self, piece: bytes, /) -> None: ...

    def digest(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Checksum:
    """The digest that the bytes of a request must have."""

    algorithm: str
    digest: bytes

    def start(self) -> Running:
        """A digest of the same kind over nothing yet."""
        return hashlib.new(self.algorithm, usedforsecurity=False)

    def fits(self, running: Running) -> bool:
        return compare_digest(running.digest(), self.digest)


def parse_checksum(text: str | None) -> Checksum | None:
    """`Upload-Checksum: sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=`; None where it is not given. Raises BadHeader."""
    if text is None:
        return None
    algorithm, _, encoded = text.strip().partition(" ")
    if algorithm not in ALGORITHMS:
        raise BadHeader(f"Upload-Checksum: {algorithm[:20]!r} is not known here; use {', '.join(ALGORITHMS)}")
    try:
        digest = b64decode(encoded, validate=True)
    except (Error, ValueError) as error:
        raise BadHeader("Upload-Checksum: the digest is not in base64") from error
    length = hashlib.new(algorithm, usedforsecurity=False).digest_size
    if len(digest) != length:
        raise BadHeader(f"Upload-Checksum: a digest of {algorithm} has {length} bytes, this one {len(digest)}")
    return Checksum(algorithm, digest)
