"""Verifying a bundle: no database, no network, each file read once."""

import json
from collections.abc import Iterator
from hashlib import sha256, sha512
from pathlib import Path
from typing import Any

from counterpart.core.bundles import layout, meaning, names, sealing
from counterpart.core.bundles.findings import BundleReport, Finding
from counterpart.core.bundles.sources import Source, source_of
from counterpart.core.bundles.writing import DECLARATION, PAYLOAD, Digests
from counterpart.core.proofs import canonical

# Larger than any document that the writer makes; footage is never read whole.
MOST_READ = 64 * 2**20
_TAGMANIFESTS = ("tagmanifest-sha256.txt", "tagmanifest-sha512.txt")
TAGS = (*sealing.COVERED, sealing.SEAL, sealing.SIGNATURE, *_TAGMANIFESTS)


def verify(path: Path, *, trusted: str = "") -> BundleReport:
    """Check a zip or a folder against its manifests, its signature and what its documents say of its files.

    `trusted` is a public key (`sealing.public_key`) got from anywhere but the bundle. Raises NotABundle.
    """
    source = source_of(path)
    digests = {name: _hashed(source, name) for name in source.sizes}
    tags = {name: _content(source, name) for name in TAGS if name in source.sizes}
    key, subject, sealed = _seal(tags, digests, trusted)
    findings = [
        *source.findings,
        *_bag(source, tags, digests),
        *sealed,
        *_moment(source, subject),
        *meaning.check(lambda name: _content(source, name), digests),
    ]
    payload = [name for name in source.sizes if name.startswith(PAYLOAD)]
    return BundleReport(
        findings=_once_each(findings),
        files=len(payload),
        octets=sum(source.sizes[name] for name in payload),
        key=key,
        is_trusted=bool(trusted) and key == trusted,
        subject=subject,
    )


def _hashed(source: Source, name: str) -> Digests:
    first, second, size = sha256(), sha512(), 0
    for piece in source.pieces(name):
        first.update(piece)
        second.update(piece)
        size += len(piece)
    return Digests(size, first.hexdigest(), second.hexdigest())


def _content(source: Source, name: str) -> bytes:
    """A document, whole; nothing of one that is longer than any of ours, which then fits nothing."""
    return b"".join(source.pieces(name)) if source.sizes[name] <= MOST_READ else b""


def _bag(source: Source, tags: dict[str, bytes], digests: dict[str, Digests]) -> Iterator[Finding]:
    """Completeness and checksums, as RFC 8493 has them; and that there is nothing that no manifest names."""
    yield from (Finding("missing", name, "a bundle has this file") for name in TAGS if name not in tags)
    yield from (Finding("added", name, "no bundle has a file of this name") for name in source.sizes if _is_odd(name))
    payload = {name for name in digests if name.startswith(PAYLOAD)}
    described = {name for name in digests if not name.startswith(PAYLOAD)} - set(_TAGMANIFESTS)
    for kind in ("sha256", "sha512"):
        yield from _manifest(f"manifest-{kind}.txt", kind, tags, payload, digests)
        yield from _manifest(f"tagmanifest-{kind}.txt", kind, tags, described, digests)
    if tags.get("bagit.txt", DECLARATION) != DECLARATION:
        yield Finding("altered", "bagit.txt", "it does not declare BagIt 1.0 in UTF-8")
    octets = sum(digests[name].size for name in payload)
    if f"Payload-Oxum: {octets}.{len(payload)}\n".encode() not in tags.get("bag-info.txt", b""):
        yield Finding("altered", "bag-info.txt", "it counts other files or bytes than there are")


def _is_odd(name: str) -> bool:
    return not names.is_plain(name) or (not name.startswith(PAYLOAD) and name not in TAGS)


def _manifest(
    name: str, kind: str, tags: dict[str, bytes], expected: set[str], digests: dict[str, Digests]
) -> Iterator[Finding]:
    if name not in tags:
        return
    listed: dict[str, str] = {}
    for line in tags[name].decode("utf-8", "replace").splitlines():
        digest, _, path = line.partition("  ")
        if path in listed or not path:
            yield Finding("altered", name, f"this line is not a manifest's: {line[:100]!r}")
        listed[path] = digest
    for path in sorted(set(listed) - expected - {""}):
        yield Finding("missing", path, f"{name} lists it")
    for path in sorted(expected - set(listed)):
        yield Finding("added", path, f"{name} does not list it")
    for path in sorted(expected & set(listed)):
        if getattr(digests[path], kind) != listed[path]:
            yield Finding("altered", path, f"its content is not the one that {name} lists")


def _seal(
    tags: dict[str, bytes], digests: dict[str, Digests], trusted: str
) -> tuple[str, dict[str, Any], list[Finding]]:
    """The key inside, what the seal says, and what is wrong with the signature."""
    sealed = tags.get(sealing.SEAL, b"")
    try:
        subject, signed = json.loads(sealed), json.loads(tags.get(sealing.SIGNATURE, b""))
        key, signature, covers = str(signed["public_key"]), str(signed["signature"]), dict(subject["covers"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return "", {}, [Finding("not signed", sealing.SIGNATURE, "there is no seal, or no signature, that can be read")]
    findings = []
    if not sealing.is_signed(sealed, signature, key):
        findings.append(Finding("not signed", sealing.SEAL, "the signature does not fit the seal"))
    if trusted and key != trusted:
        findings.append(Finding("other key", sealing.SIGNATURE, "it is signed with another key than the one you trust"))
    findings += [
        Finding("altered", name, "its content is not the one that was signed")
        for name in sealing.COVERED
        if name in digests and covers.get(name) != digests[name].sha256
    ]
    return key, subject, findings


def _moment(source: Source, subject: dict[str, Any]) -> Iterator[Finding]:
    """The zip's own moments are those of the seal."""
    try:
        made = layout.dos_moment(canonical.parse_moment(subject["made_at"]))
    except (KeyError, TypeError, ValueError):
        return
    if source.moment not in (None, made):
        yield Finding("altered", "", "the zip's moments are not the seal's")


def _once_each(findings: list[Finding]) -> tuple[Finding, ...]:
    """One finding for each file and kind, the first; in the order of finding."""
    first: dict[tuple[str, str], Finding] = {}
    for finding in findings:
        first.setdefault((finding.what, finding.path), finding)
    return tuple(first.values())
