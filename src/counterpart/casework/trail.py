"""What an action leaves behind: a line in the case's timeline and an event in the audit log, together.

The audit log holds ids and codes only, because it can never be weeded; words stay in the timeline.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import models

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework.models import Case, CaseEvent
from counterpart.crimes.models import Incident

SYSTEM_NAME = "Counterpart"


def record(
    case: Case,
    action: str,
    summary: str,
    *,
    by: Actor,
    at: datetime,
    shared: bool = False,
    detail: str = "",
    incident: Incident | None = None,
    target: models.Model | None = None,
    kind: audit.Kind = audit.Kind.ALTERATION,
    data: Mapping[str, Any] | None = None,
) -> CaseEvent:
    """Write both. `summary` of a shared line is read by the business; `detail` never is.

    `target` is what the audit event is about, the case itself where it is not given. Raises
    RuntimeError outside a transaction.
    """
    audit.record(by=by, at=at, action=action, kind=kind, target=target or case, data={"case": case.pk, **(data or {})})
    return CaseEvent.objects.create(
        case=case,
        incident=incident,
        kind=action,
        summary=summary[:300],
        detail=detail,
        is_shared=shared,
        happened_at=at,
        person_id=by.person_id,
        person_name=by.name if by.is_person else SYSTEM_NAME,
    )
