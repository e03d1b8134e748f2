"""What happened on a case, and who saw it."""

from typing import Any

from counterpart.accounts.permissions import Role
from counterpart.base.audit import AuditEvent
from counterpart.base.audit.queries import about
from counterpart.base.wording import local_time
from counterpart.casework.models import Case, CaseEvent
from counterpart.casework.queries import cases, groups

# Lines of the history on one page; the whole log is on the administrator's audit page.
MOST = 200


def timeline_of(case: Case) -> list[dict[str, Any]]:
    """Items of the timeline, the newest first."""
    return [_item(event, case) for event in cases.timeline(case)]


def _item(event: CaseEvent, case: Case) -> dict[str, Any]:
    seen = "Shown to the business" if event.is_shared else ""
    of = f"Of {event.case.reference}" if event.case_id != case.pk else ""
    notes = [event.detail, of, seen]
    return {
        "title": event.summary,
        "at": event.happened_at,
        "by": event.person_name,
        "text": "\n".join(note for note in notes if note),
    }


def audit_rows(case: Case) -> list[list[str]]:
    """Rows of a table: who saw and did what to the case and the reports that it holds, the newest first."""
    records = [("casework.case", held.pk) for held in groups.held_cases(case)]
    records += [("crimes.incident", incident.pk) for incident in groups.held_incidents(case)]
    events = [event for kind, key in records for event in about(kind, key)[:MOST]]
    return [_row(event) for event in sorted(events, key=lambda event: (event.at, event.pk), reverse=True)[:MOST]]


def _row(event: AuditEvent) -> list[str]:
    return [local_time(event.at), event.actor_name, _role(event.actor_role), did(event.action)]


def did(action: str) -> str:
    """An action of the audit log in words: `case.log_attempt` is "case: log attempt"."""
    noun, _, verb = action.partition(".")
    return f"{noun}: {verb}".replace("_", " ")


def _role(role: str) -> str:
    return dict(Role.choices).get(role, role)
