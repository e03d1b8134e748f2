"""What happened on a case, and who saw and did what."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from counterpart.accounts.permissions import Role
from counterpart.base.audit import AuditEvent
from counterpart.base.audit.queries import consultations
from counterpart.base.wording import local_time
from counterpart.casework.models import Case, CaseEvent
from counterpart.casework.queries import cases, groups

# Lines of the history on one page; the whole log is on the administrator's audit page.
MOST = 200
# Openings of a case by one person that lie no further apart than this are one line.
TOGETHER = timedelta(hours=1)
_SEEN = {
    "case.open": "Opened the case",
    "incident.follow": "Read how the report stands",
    "incident.open": "Read the report",
    "message.read": "Read the messages",
}


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """One line of who saw or did what: what the trail component shows."""

    at: datetime
    name: str
    role: str
    did: str


def timeline_of(case: Case) -> list[dict[str, Any]]:
    """Items of the timeline, the newest first."""
    return [_item(event, case) for event in cases.timeline(case)]


def trail_of(case: Case, most: int = MOST) -> list[TrailEntry]:
    """Who saw and did what to the case and the reports that it holds, the newest first."""
    records = [("casework.case", held.pk) for held in groups.held_cases(case)] or [("casework.case", case.pk)]
    records += [("crimes.incident", incident.pk) for incident in groups.held_incidents(case)]
    deeds = [_deed(event) for event in cases.timeline(case)[:most]]
    both = [*deeds, *_sights(consultations(records)[:MOST])]
    return sorted(both, key=lambda entry: entry.at, reverse=True)[:most]


def trail_rows(entries: Iterable[TrailEntry]) -> list[list[str]]:
    """Rows of a table."""
    return [[local_time(each.at), ", ".join(filter(None, (each.name, each.role))), each.did] for each in entries]


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


def _deed(event: CaseEvent) -> TrailEntry:
    return TrailEntry(event.happened_at, event.person_name, "", event.summary)


def _sights(events: Iterable[AuditEvent]) -> Iterator[TrailEntry]:
    """One line for each run of openings by the same person; `events` come newest first."""
    run: list[AuditEvent] = []
    for event in events:
        if run and not _together(run[-1], event):
            yield _sight(run)
            run = []
        run.append(event)
    if run:
        yield _sight(run)


def _together(later: AuditEvent, earlier: AuditEvent) -> bool:
    same = (later.actor_id, later.actor_role, later.action) == (earlier.actor_id, earlier.actor_role, earlier.action)
    return same and later.at - earlier.at <= TOGETHER


def _sight(run: list[AuditEvent]) -> TrailEntry:
    latest, times = run[0], f" ({len(run)} times)" if len(run) > 1 else ""
    role = dict(Role.choices).get(latest.actor_role, latest.actor_role)
    return TrailEntry(latest.at, latest.actor_name, role, f"{did(latest.action)}{times}")


def did(action: str) -> str:
    """An action of the audit log in words; one without words of its own is spelled out: `case: log attempt`."""
    noun, _, verb = action.partition(".")
    return _SEEN.get(action) or f"{noun}: {verb}".replace("_", " ")
