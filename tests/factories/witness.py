from typing import Any

from counterpart.base.actors import Actor
from counterpart.crimes.models import Incident
from counterpart.witnesses.actions import drafts, signing
from counterpart.witnesses.models import StatementRequest, WitnessDraft, WitnessStatement
from counterpart.witnesses.queries import files_of
from counterpart.witnesses.templates import templates
from tests.factories.moments import NOW

TOLD = {
    "maker_name": "Tom Reeve",
    "occupation": "shop assistant",
    "workplace": "Castle Street Stores, 4 Castle Street, Norwich",
    "system": "Eight cameras and a recorder in the office. Camera 3 looks at the spirits.",
    "working": "yes",
    "clock": "wrong",
    "clock_off": "12 minutes fast, against the time on my phone",
    "clock_how": "",
    "downloaded_by": "me",
    "downloaded_when": "3 June 2026 at about 2pm",
    "downloaded_how": "I exported camera 3 from 13:05 to 13:20 and sent it from the office computer.",
    "more": "",
    "telephone": "01603 555 010",
    "email": "",
    "address": "",
    "unavailable": "",
}


def make_witness_draft(
    *, incident: Incident, by: Actor, told: dict[str, Any] | None = None, **begun: Any
) -> WitnessDraft:
    """A draft with every page answered, that speaks about all files of the maker; `begun` goes to `drafts.begin`."""
    draft = drafts.begin(incident=incident, by=by, at=NOW, **begun)
    files = {"files": [str(file.key) for file in files_of(draft)]}
    for page in templates()[draft.template_code].pages:
        drafts.save_page(draft=draft, page=page, answers=TOLD | files | (told or {}), by=by, at=NOW)
    return draft


def make_witness_statement(*, incident: Incident, by: Actor, **fields: Any) -> WitnessStatement:
    """A signed statement by `by`; needs a file that their business sent."""
    draft = make_witness_draft(incident=incident, by=by, **fields)
    name = draft.answers["maker_name"]
    return signing.sign(draft=draft, name=name, declares=True, address="192.0.2.7", by=by, at=NOW)


def make_statement_request(*, incident: Incident, **fields: Any) -> StatementRequest:
    """A request that stands for a year, made by the system."""
    defaults = {
        "recipient_name": "Tom Reeve",
        "recipient_email": "tom@example.org",
        "asked_at": NOW,
        "asked_by_name": "Counterpart",
        "expires_at": NOW.replace(year=NOW.year + 1),
        "organisation": incident.organisation,
    }
    return StatementRequest.objects.create(incident=incident, **(defaults | fields))
