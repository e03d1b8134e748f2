"""Writing a bundle: each file is hashed once, while it is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256, sha512
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from counterpart.core.bundles import names, sealing
from counterpart.core.bundles.sinks import Sink

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PAYLOAD = "data/"


@dataclass(frozen=True, slots=True)
class Digests:
    """Size and hashes, in hexadecimal, of one file."""

    size: int
    sha256: str
    sha512: str


class BundleWriter:
    """Takes the payload file by file, then the information, and signs."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._payload: dict[str, Digests] = {}
        self._tags: dict[str, Digests] = {}
        self._seen: set[str] = set()

    def add(self, path: str, pieces: Iterable[bytes], size: int) -> Digests:
        """One file under `data/`. Raises ValueError for a path that is not plain, or that is there already."""
        if not path.startswith(PAYLOAD) or not names.is_plain(path):
            raise ValueError(f"{path} may not stand in a bundle")
        if path.lower() in self._seen:
            raise ValueError(f"{path} is in the bundle already")
        self._seen.add(path.lower())
        self._payload[path] = self._put(path, pieces, size)
        return self._payload[path]

    def finish(self, info: Mapping[str, str], subject: Mapping[str, Any], key: Ed25519PrivateKey) -> None:
        """Write the tag files: what the bag holds, who made it, and the signature over both."""
        self._tag("bagit.txt", DECLARATION)
        octets = sum(each.size for each in self._payload.values())
        self._tag("bag-info.txt", _info({**info, "Payload-Oxum": f"{octets}.{len(self._payload)}"}))
        for kind in ("sha256", "sha512"):
            self._tag(f"manifest-{kind}.txt", _manifest(self._payload, kind))
        sealed, signed = sealing.seal(subject, {name: each.sha256 for name, each in self._tags.items()}, key)
        self._tag(sealing.SEAL, sealed)
        self._tag(sealing.SIGNATURE, signed)
        tags = dict(self._tags)
        for kind in ("sha256", "sha512"):
            self._tag(f"tagmanifest-{kind}.txt", _manifest(tags, kind))
        self._sink.close()

    def _tag(self, path: str, content: bytes) -> None:
        self._tags[path] = self._put(path, [content], len(content))

    def _put(self, path: str, pieces: Iterable[bytes], size: int) -> Digests:
        first, second = sha256(), sha512()

        def seen() -> Iterator[bytes]:
            for piece in pieces:
                first.update(piece)
                second.update(piece)
                yield piece

        self._sink.put(path, seen(), size)
        return Digests(size, first.hexdigest(), second.hexdigest())


def _manifest(files: Mapping[str, Digests], kind: str) -> bytes:
    lines = (f"{getattr(files[path], kind)}  {path}\n" for path in sorted(files))
    return "".join(lines).encode("ascii")


def _info(info: Mapping[str, str]) -> bytes:
    """Each value on its line, whatever it held."""
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in sorted(info.items())).encode()
