from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse

from counterpart.casework.models import Case
from counterpart.evidence.models import EvidenceFile
from tests.factories import make_evidence_file
from tests.people import People

CLEARED = {"state": "cleared", "is_playable": True, "media_type": "video/mp4"}


@pytest.fixture
def send_file(case: Case, people: People) -> Callable[..., EvidenceFile]:
    """A file that Tom sends for the case; fields as of `make_evidence_file`."""
    return lambda **fields: make_evidence_file(incident=case.primary_incident, by=people.tom.actor, **fields)


@pytest.fixture
def cleared(send_file: Callable[..., EvidenceFile]) -> Callable[..., EvidenceFile]:
    """The same, scanned, and of a kind that a browser plays."""
    return lambda **fields: send_file(**(CLEARED | fields))


@pytest.fixture
def address_of(case: Case) -> Callable[..., str]:
    """The address of a page of the evidence of the case."""

    def address(name: str, file: EvidenceFile | None = None, **more: Any) -> str:
        keys = {"reference": case.reference, **({"key": file.key} if file else {}), **more}
        return reverse(f"desk_evidence:{name}", kwargs=keys)

    return address
