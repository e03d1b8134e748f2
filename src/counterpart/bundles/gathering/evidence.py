"""Files of evidence: masters and what was made of them, their exhibits, and the continuity of each."""

from collections.abc import Iterable
from typing import Any

from counterpart.bundles.gathering.parts import Contents, Document, StoredFile, document, facts, facts_of
from counterpart.casework.models import Case
from counterpart.casework.queries import groups
from counterpart.core.bundles.names import plain_part
from counterpart.core.proofs import canonical
from counterpart.evidence import continuity, rules
from counterpart.evidence.models import EvidenceFile, FileState

FILES = "data/files.json"
# Never opened, so never handed on: the bundle holds its hash.
_NOT_HANDED_ON = frozenset({FileState.QUARANTINED, FileState.INFECTED})
_FILE = (
    "name description role size sha256 media_type declared_type state state_reason scanned_at scanner media recipe "
    "received_at received_by_name channel is_playable"
)
_EXHIBIT = "reference producer_name description produced_at"
_CLOCK = "camera_at true_at offset_seconds zone how checked_at checked_by_name"
_MOMENT = "position_ms note marked_at marked_by_name removed_at"


def files_of(case: Case) -> list[EvidenceFile]:
    """Every file of the reports that the case holds, copies too, in order of receipt."""
    held = groups.held_incidents(case).values("pk")
    files = EvidenceFile.objects.filter(incident__in=held).select_related("incident", "parent", "exhibit")
    return list(files.prefetch_related("clock_checks", "moments").order_by("received_at", "pk"))


def gather(case: Case, *, with_files: bool) -> Contents:
    """The list of files, the continuity of each and, with `with_files`, the files."""
    files = files_of(case)
    paths = {file: _path(file) if with_files and file.state not in _NOT_HANDED_ON else None for file in files}
    index = document(
        FILES, {"files": [_listed(file, paths[file]) for file in files]}, "List of all files with their hashes"
    )
    stored = [StoredFile(path, file) for file, path in paths.items() if path]
    return Contents([index, *(_continuity(file) for file in files)], stored)


def exhibits(files: Iterable[EvidenceFile]) -> list[EvidenceFile]:
    """Those that are exhibits, by reference."""
    return sorted((file for file in files if hasattr(file, "exhibit")), key=lambda file: file.exhibit.reference)


def _path(file: EvidenceFile) -> str:
    return f"data/files/{file.key}/{rules.saved_name(plain_part(file.name), file.state)}"


def _listed(file: EvidenceFile, path: str | None) -> dict[str, Any]:
    return {
        **facts(file, _FILE),
        "key": str(file.key),
        "path": path,
        "report": file.incident.reference,
        "parent": str(file.parent.key) if file.parent else None,
        "exhibit": facts(file.exhibit, _EXHIBIT) if hasattr(file, "exhibit") else None,
        "clock_checks": facts_of(file.clock_checks.all(), _CLOCK),
        "moments": facts_of(file.moments.all(), _MOMENT),
    }


def _continuity(file: EvidenceFile) -> Document:
    """The entries as their digests cover them: facts are spelled once, here, as the digest spells them."""
    entries = file.continuity.order_by("number").select_related("file")
    told = [{"facts": _spelled(continuity.facts(entry)), "digest": entry.digest} for entry in entries]
    return document(f"data/continuity/{file.key}.json", {"file": str(file.key), "entries": told})


def _spelled(entry: dict[str, Any]) -> dict[str, Any]:
    return entry | {"at": canonical.moment(entry["at"])}
