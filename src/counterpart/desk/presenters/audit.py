"""Audit events in words."""

from collections.abc import Iterable

from counterpart.accounts.permissions import Role
from counterpart.base.audit import AuditEvent
from counterpart.base.wording import local_time

ROLES = dict(Role.choices)


def audit_rows(events: Iterable[AuditEvent]) -> list[list[str]]:
    """Rows of the table: when, who, for whom, what, on which record."""
    return [
        [
            local_time(event.at),
            f"{event.actor_name}, {ROLES[event.actor_role].lower()}" if event.actor_role in ROLES else event.actor_name,
            event.organisation_name,
            event.action.replace(".", ": ").replace("_", " "),
            f"{event.object_type.rpartition('.')[2]} {event.object_id}".strip(),
        ]
        for event in events
    ]
