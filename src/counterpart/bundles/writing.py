"""Writing a bundle's contents into a zip or a folder, each stored file passing once, in constant memory."""

from collections.abc import Iterator
from pathlib import Path

import counterpart
from counterpart.base import files
from counterpart.bundles.errors import EvidenceAltered
from counterpart.bundles.gathering import Contents, StoredFile
from counterpart.bundles.keys import signing_key
from counterpart.bundles.models import Bundle
from counterpart.core.bundles import sealing
from counterpart.core.bundles.sinks import FolderSink, Sink, ZipSink
from counterpart.core.bundles.writing import BundleWriter
from counterpart.core.periods.local_time import local_date
from counterpart.core.proofs import canonical
from counterpart.evidence.models import EvidenceFile


def write_zip(bundle: Bundle, contents: Contents, path: Path) -> None:
    """One zip at `path`, which must not be there yet. Raises EvidenceAltered, NoKey, FileExistsError."""
    with path.open("x+b") as file:
        _write(bundle, contents, ZipSink(file, bundle.case.reference, bundle.asked_at))


def write_folder(bundle: Bundle, contents: Contents, path: Path) -> None:
    """The same as a folder."""
    _write(bundle, contents, FolderSink(path))


def _write(bundle: Bundle, contents: Contents, sink: Sink) -> None:
    key = signing_key()
    writer = BundleWriter(sink)
    for document in contents.documents:
        writer.add(document.path, [document.content], len(document.content))
    for stored in contents.files:
        _add(writer, stored)
    subject = {
        "bundle": str(bundle.key),
        "case": bundle.case.reference,
        "force": bundle.case.force.name,
        "made_at": canonical.moment(bundle.asked_at),
        "made_by": bundle.asked_by_name,
        "with_files": bundle.with_files,
    }
    writer.finish(_info(bundle, sealing.fingerprint(sealing.public_text(key))), subject, key)


def _add(writer: BundleWriter, stored: StoredFile) -> None:
    try:
        digests = writer.add(stored.path, _pieces(stored.file), stored.file.size)
    except (ValueError, FileNotFoundError) as error:
        raise EvidenceAltered(f"{stored.path} is not in storage as it was received: {error}") from error
    if digests.sha256 != stored.file.sha256:
        raise EvidenceAltered(f"{stored.path} is not the file that was received: its SHA-256 differs")


def _pieces(file: EvidenceFile) -> Iterator[bytes]:
    return files.pieces(file.storage_key)


def _info(bundle: Bundle, fingerprint: str) -> dict[str, str]:
    """The bag's own description (RFC 8493, section 2.2.2)."""
    holds = "the files themselves" if bundle.with_files else "the hashes of its files"
    return {
        "Source-Organization": bundle.case.force.name,
        "External-Identifier": bundle.case.reference,
        "External-Description": f"Case {bundle.case.reference} with {holds}. Open data/index.html to read it",
        "Internal-Sender-Identifier": str(bundle.key),
        "Internal-Sender-Description": bundle.why,
        "Bagging-Date": local_date(bundle.asked_at).isoformat(),
        "Bag-Software-Agent": f"Counterpart {counterpart.__version__}",
        "Counterpart-Format": "counterpart-bundle-1",
        "Counterpart-Key-Fingerprint": fingerprint,
    }
