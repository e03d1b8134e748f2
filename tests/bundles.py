"""A small bundle of every kind of document, written by the writer itself, for the tests of the format."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from counterpart.core import continuity
from counterpart.core.bundles import sealing
from counterpart.core.bundles.sinks import FolderSink, ZipSink
from counterpart.core.bundles.writing import BundleWriter
from counterpart.core.proofs import canonical

AT = datetime(2026, 6, 3, 10, 0, tzinfo=UTC)
KEY = sealing.key_from(b"k" * 32)
PUBLIC = sealing.public_text(KEY)
ROOT = "BCR-2222-2222"
FOOTAGE = bytes(range(256)) * 20


def documents(footage: bytes = FOOTAGE, received: bytes = FOOTAGE) -> dict[str, bytes]:
    """The payload: a file of footage, its continuity, a witness statement that speaks about it."""
    digest = sha256(received).hexdigest()
    pdf = b"%PDF-1.7 a statement"
    content = {"files": [{"key": "a1", "name": "till.mp4", "sha256": digest}], "statement_of": "Tom Reeve"}
    statement = {
        "content": content,
        "sha256": sha256(canonical.encode(content).encode()).hexdigest(),
        "pdf": "data/witness-statements/1.pdf",
        "pdf_sha256": sha256(pdf).hexdigest(),
    }
    file = {"key": "a1", "name": "till.mp4", "path": "data/files/a1.mp4", "sha256": digest, "size": len(received)}
    return {
        "data/index.html": b"<!doctype html><title>Case</title>",
        "data/files.json": spelled({"files": [file]}),
        "data/files/a1.mp4": footage,
        "data/continuity/a1.json": spelled({"file": "a1", "entries": entries(digest)}),
        "data/witness-statements/1.json": spelled(statement),
        "data/witness-statements/1.pdf": pdf,
    }


def entries(digest: str, kinds: tuple[str, ...] = ("received", "viewed", "bundled")) -> list[dict[str, Any]]:
    """A chain of continuity of the file `a1`."""
    told, previous = [], continuity.START
    for number, kind in enumerate(kinds, start=1):
        facts = {"file": "a1", "number": number, "kind": kind, "detail": {"sha256": digest}}
        previous = continuity.digest(facts, previous=previous)
        told.append({"facts": facts, "digest": previous})
    return told


def spelled(value: Any) -> bytes:
    return canonical.encode(value).encode()


def write_zip(path: Path, payload: dict[str, bytes] | None = None, key: Any = KEY) -> Path:
    """A bundle as one zip."""
    with path.open("w+b") as file:
        _write(BundleWriter(ZipSink(file, ROOT, AT)), payload, key)
    return path


def write_folder(path: Path, payload: dict[str, bytes] | None = None) -> Path:
    """The same bundle as a folder."""
    _write(BundleWriter(FolderSink(path)), payload, KEY)
    return path


def _write(writer: BundleWriter, payload: dict[str, bytes] | None, key: Any) -> None:
    for name, content in (documents() if payload is None else payload).items():
        writer.add(name, [content[:100], content[100:]], len(content))
    info = {"Source-Organization": "Norfolk Constabulary", "External-Identifier": ROOT}
    writer.finish(info, {"case": ROOT, "made_at": canonical.moment(AT)}, key)
