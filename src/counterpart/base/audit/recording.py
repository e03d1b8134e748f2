"""Writing audit events: the only place that creates them."""

import re
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db import models, transaction

from counterpart.base.actors import Actor
from counterpart.base.audit.signing import sign
from counterpart.base.models import AuditEvent
from counterpart.base.models.audit_event import Kind
from counterpart.core.proofs import canonical

NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*")


class Target(NamedTuple):
    """What an event is about, where there is no saved row to hand over."""

    object_type: str
    object_id: str = ""


def record(
    *,
    by: Actor,
    at: datetime,
    action: str,
    kind: Kind,
    target: models.Model | Target,
    data: Mapping[str, Any] | None = None,
    justification: str = "",
) -> AuditEvent:
    """Write what `by` did, in the transaction of the deed itself: both happen or neither.

    `action` is noun.verb, as in `incident.register`. `data` holds what JSON can hold, and moments
    and days. Raises RuntimeError outside a transaction, ValueError for an action of another shape.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{action} must be recorded within the transaction of its action")
    if kind == Kind.ERASURE:
        raise ValueError(f"{action} erases: record it with audit.erase, which cannot hold what was erased")
    return _write(by, at, action, kind, target, data or {}, justification)


def read(
    *,
    by: Actor,
    at: datetime,
    action: str,
    target: models.Model | Target,
    data: Mapping[str, Any] | None = None,
    justification: str = "",
) -> AuditEvent:
    """Write that `by` was shown a record about a person. For a list, give one Target and the ids in `data`."""
    return _write(by, at, action, Kind.CONSULTATION, target, data or {}, justification)


def erase(
    *, by: Actor, at: datetime, action: str, target: models.Model | Target, fields: Sequence[str], rule: str
) -> AuditEvent:
    """Write that fields of a record were erased under a rule: their names, never their values.

    Takes nothing but names (`NAME`), so an erased value has no way in. Raises ValueError otherwise.
    """
    for name in (*fields, rule):
        if not NAME.fullmatch(name):
            raise ValueError(f"{action}: an erasure is logged by names of fields and rules, got something else")
    with transaction.atomic():
        return _write(by, at, action, Kind.ERASURE, target, {"fields": sorted(fields), "rule": rule}, "")


def _write(
    by: Actor,
    at: datetime,
    action: str,
    kind: Kind,
    target: models.Model | Target,
    data: Mapping[str, Any],
    justification: str,
) -> AuditEvent:
    if not NAME.fullmatch(action) or "." not in action:
        raise ValueError(f"An action is named noun.verb, as in incident.register; got {action!r}")
    object_type, object_id = _named(target)
    event = AuditEvent(
        at=at,
        kind=kind,
        action=action,
        actor_id=by.person_id,
        actor_name=by.name[:200],
        actor_role=by.role[:80],
        organisation_id=by.organisation_id,
        organisation_name=by.organisation_name[:200],
        object_type=object_type,
        object_id=object_id,
        data=canonical.encode(data),
        justification=justification,
        nonce=secrets.token_hex(16),
    )
    event.signature = sign(event)
    event.save(force_insert=True)
    return event


def _named(target: models.Model | Target) -> Target:
    if isinstance(target, Target):
        return target
    if target.pk is None:
        raise ValueError(f"{target._meta.label} has no id yet: save it before recording what was done to it")
    return Target(target._meta.label_lower, str(target.pk))
