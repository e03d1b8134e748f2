"""Receiving files, and keeping what is made of them."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.base.actors import Actor
from counterpart.base.jobs import by_name
from counterpart.casework import trail
from counterpart.casework.queries import groups
from counterpart.core.file_types import shown_name
from counterpart.evidence import continuity
from counterpart.evidence.models import Channel, ContinuityKind, EvidenceFile, FileRole, FileState
from counterpart.evidence.storage import Kept
from counterpart.evidence.tickets import Ticket

_INSPECT = "counterpart.evidence.jobs.inspect"


@transaction.atomic
def receive(
    *,
    kept: Kept,
    name: str,
    ticket: Ticket,
    channel: Channel,
    declared_type: str = "",
    address: str = "",
    description: str = "",
    by: Actor,
    at: datetime,
) -> EvidenceFile:
    """A file that somebody sent: its master copy is in storage already. It stays in quarantine until it is scanned."""
    name = shown_name(name)
    file = EvidenceFile.objects.create(
        key=uuid4(),
        incident=ticket.incident,
        organisation_id=ticket.organisation_id,
        link=ticket.link,
        channel=channel,
        name=name,
        description=description,
        size=kept.size,
        sha256=kept.sha256,
        storage_key=kept.key,
        declared_type=declared_type[:200],
        received_at=at,
        received_by_id=by.person_id,
        received_by_name=by.name[:200],
        received_from=address,
        is_simulated=ticket.incident.is_simulated,
    )
    detail = {"sha256": kept.sha256, "size": kept.size, "name": name, "from": address, "channel": str(channel)}
    continuity.record(file, ContinuityKind.RECEIVED, by=by, at=at, detail=detail)
    by_name.enqueue(_INSPECT, file.pk)
    if case := groups.find_holder(ticket.incident):
        said = _("File received: %(name)s") % {"name": name}
        trail.record(case, "case.receive_file", said, by=by, at=at, shared=True, incident=ticket.incident, target=file)
    return file


@transaction.atomic
def derive(
    *,
    parent: EvidenceFile,
    kept: Kept,
    role: FileRole,
    name: str,
    media_type: str,
    recipe: Mapping[str, Any],
    media: Mapping[str, Any] | None = None,
    by: Actor,
    at: datetime,
) -> EvidenceFile:
    """A copy made of `parent` by `recipe`; both accounts tell of it. It is ours, so it needs no scan."""
    file = EvidenceFile.objects.create(
        key=uuid4(),
        incident=parent.incident,
        organisation_id=parent.organisation_id,
        parent=parent,
        role=role,
        recipe=dict(recipe),
        channel=Channel.MADE,
        name=name,
        size=kept.size,
        sha256=kept.sha256,
        storage_key=kept.key,
        media_type=media_type,
        media=dict(media or {}),
        state=FileState.CLEARED,
        is_playable=True,
        prepared_at=at,
        received_at=at,
        received_by_id=by.person_id,
        received_by_name=by.name[:200],
        is_simulated=parent.is_simulated,
    )
    made = {"role": str(role), "sha256": kept.sha256, "size": kept.size}
    continuity.record(parent, ContinuityKind.COPIED, by=by, at=at, detail={"copy": str(file.key), **made})
    origin = {"parent": str(parent.key), "parent_sha256": parent.sha256, "recipe": dict(recipe), **made}
    continuity.record(file, ContinuityKind.RECEIVED, by=by, at=at, detail=origin)
    return file
