"""What verification finds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

What = Literal["altered", "missing", "added", "broken", "not signed", "other key"]


class NotABundle(ValueError):
    """The file or folder cannot be verified at all; the text says why."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was sealed. `path` is the file, as it stands in the bag; empty for the whole."""

    what: What
    path: str
    text: str


@dataclass(frozen=True, slots=True)
class BundleReport:
    """What was found. `key` is the public key inside, `is_trusted` whether it is the one that the reader gave.

    `subject` is what the seal says: case, moment, key's fingerprint; empty where there is no seal to read.
    """

    findings: tuple[Finding, ...]
    files: int
    octets: int
    key: str = ""
    is_trusted: bool = False
    subject: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        return not self.findings
