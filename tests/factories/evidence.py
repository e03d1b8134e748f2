from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from counterpart.base.actors import Actor
from counterpart.crimes.models import Incident
from counterpart.evidence import storage
from counterpart.evidence.actions import files
from counterpart.evidence.models import Channel, EvidenceFile, UploadLink
from counterpart.evidence.tickets import open_ticket, ticket_of
from tests.factories.moments import NOW


def make_evidence_file(*, incident: Incident, by: Actor, content: bytes = b"footage", **fields: Any) -> EvidenceFile:
    """A file that `by` sent for the incident at NOW; `fields` are set afterwards, as in `state="cleared"`."""
    with NamedTemporaryFile() as sent:
        sent.write(content)
        sent.flush()
        kept = storage.keep(Path(sent.name))
    ticket = open_ticket(ticket_of(by, incident), NOW)
    name = fields.pop("name", "till.mp4")
    file = files.receive(kept=kept, name=name, ticket=ticket, channel=Channel.FORM, by=by, at=NOW)
    for field, value in fields.items():
        setattr(file, field, value)
    file.save()
    return file


def make_upload_link(*, incident: Incident, **fields: Any) -> UploadLink:
    """A link that the system made at NOW, good for a week."""
    defaults = {"made_at": NOW, "made_by_name": "Counterpart", "expires_at": NOW.replace(year=NOW.year + 1)}
    return UploadLink.objects.create(incident=incident, **(defaults | fields))
