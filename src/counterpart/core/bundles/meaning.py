"""Whether the documents of a bundle fit each other: files and their continuity, witness statements, audit proofs.

A bundle that nobody touched can still fail here: then something was altered before it was bundled. One limit remains:
entries that were taken off the end of a continuity before it was bundled are missed by the site alone, which compares
it with its audit log.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import Any

from counterpart.core import continuity
from counterpart.core.bundles.findings import Finding
from counterpart.core.bundles.writing import Digests
from counterpart.core.proofs import canonical, inclusion

FILES = "data/files.json"
CONTINUITY, STATEMENTS, AUDIT = "data/continuity/", "data/witness-statements/", "data/audit/"
_UNREADABLE = "it cannot be read as the document that it should be"

Read = Callable[[str], bytes]


def check(read: Read, digests: Mapping[str, Digests]) -> Iterator[Finding]:
    """Everything that the documents say of each other and of the files."""
    if FILES not in digests:
        return
    try:
        index = {str(file["key"]): file for file in json.loads(read(FILES))["files"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        yield Finding("broken", FILES, _UNREADABLE)
        return
    for key, file in index.items():
        yield from _guarded(FILES, _file(key, file, digests))
    for name in sorted(digests):
        if name.endswith(".json"):
            yield from _guarded(name, _document(name, read, index, digests))


def _guarded(name: str, found: Iterator[Finding]) -> Iterator[Finding]:
    """A document of another shape is a finding, never a crash."""
    try:
        yield from found
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        yield Finding("broken", name, _UNREADABLE)


def _document(name: str, read: Read, index: Mapping[str, Any], digests: Mapping[str, Digests]) -> Iterator[Finding]:
    if name.startswith(CONTINUITY):
        yield from _continuity(name, json.loads(read(name)), index)
    elif name.startswith(STATEMENTS):
        yield from _statement(name, json.loads(read(name)), index, digests)
    elif name.startswith(AUDIT):
        yield from _proof(name, json.loads(read(name)))


def _file(key: str, file: Mapping[str, Any], digests: Mapping[str, Digests]) -> Iterator[Finding]:
    """A file that is in the bundle is the one that was received; each has its continuity."""
    path, told = file["path"], f"{CONTINUITY}{key}.json"
    if told not in digests:
        yield Finding("missing", told, f"the continuity of {file['name']}")
    if path is None:
        return
    if path not in digests:
        yield Finding("missing", path, "files.json lists it")
    elif (digests[path].sha256, digests[path].size) != (file["sha256"], file["size"]):
        yield Finding("altered", path, "it is not the file that was received: its SHA-256 differs")


def _continuity(name: str, told: Mapping[str, Any], index: Mapping[str, Any]) -> Iterator[Finding]:
    entries = [(entry["facts"], entry["digest"]) for entry in told["entries"]]
    broken = continuity.first_break(entries)
    if broken is not None:
        yield Finding("broken", name, f"entry {broken} was changed, taken out or put in")
        return
    first = entries[0][0]
    if first["kind"] != "received" or any(facts["file"] != told["file"] for facts, _ in entries):
        yield Finding("broken", name, "it does not begin with the receipt of its file, or tells of another")
    elif first["detail"]["sha256"] != index[told["file"]]["sha256"]:
        yield Finding("altered", name, "the SHA-256 at receipt is not the one that files.json lists")


def _statement(
    name: str, told: Mapping[str, Any], index: Mapping[str, Any], digests: Mapping[str, Digests]
) -> Iterator[Finding]:
    content = told["content"]
    if sha256(canonical.encode(content).encode("ascii")).hexdigest() != told["sha256"]:
        yield Finding("altered", name, "what it says is not what was signed: its SHA-256 differs")
    if told["pdf"] not in digests:
        yield Finding("missing", told["pdf"], f"the PDF of {name}")
    elif digests[told["pdf"]].sha256 != told["pdf_sha256"]:
        yield Finding("altered", told["pdf"], "it is not the PDF that was signed: its SHA-256 differs")
    for file in content["files"]:
        if file["key"] not in index or index[file["key"]]["sha256"] != file["sha256"]:
            yield Finding("altered", name, f"it speaks of {file['name']} with another SHA-256 than was received")


def _proof(name: str, told: Mapping[str, Any]) -> Iterator[Finding]:
    """An event of the audit log, proved under the chain hash that stands beside it."""
    try:
        inclusion.check(told["proof"], trusted=told["chain"])
    except inclusion.ProofError as error:
        yield Finding("broken", name, str(error))
