"""How a report stands, in plain words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from counterpart.base import wording
from counterpart.casework.models import CaseEvent, CaseState, Message, MessageDirection
from counterpart.casework.queries.reports import Standing


@dataclass(frozen=True, slots=True)
class Status:
    """A word or two for the tag, its tone (as the status component knows it), and a sentence that says more."""

    text: str
    tone: str
    sentence: str


class ReportRow:
    """One report in a list, or at the head of its own page."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self.incident = standing.incident
        self.status = status_of(standing)

    @property
    def reference(self) -> str:
        return self.incident.reference

    @property
    def title(self) -> str:
        """`Theft at Castle Street Stores`."""
        place = self.incident.premises.name if self.incident.premises else self.incident.address.split(",")[0]
        what = self.incident.get_what_happened_display()
        return f"{what} at {place}" if place else what

    @property
    def happened(self) -> str:
        return wording.local_time(self.incident.occurred_from)

    @property
    def unread(self) -> str:
        """`1 new message`, or nothing."""
        return wording.plural(self.standing.unread, "new message") if self.standing.unread else ""

    @property
    def may_withdraw(self) -> bool:
        case = self.standing.case
        return self.incident.withdrawn_at is None and case is not None and case.state in (CaseState.NEW, CaseState.OPEN)


def status_of(standing: Standing) -> Status:
    """The first that is true, from the end of a report's life to its beginning."""
    case, promise = standing.case, standing.promise
    if standing.incident.withdrawn_at is not None:
        return Status(
            "Withdrawn", "neutral", f"You withdrew this report on {wording.day(standing.incident.withdrawn_at)}."
        )
    if case is not None and case.state == CaseState.CLOSED:
        return Status(
            "Closed", "good", "We have finished with this report. The last message says what we decided and why."
        )
    if promise.kind == "call" and promise.at:
        return Status("Call booked", "waiting", f"We will call you at {_when(promise.at)}.")
    if promise.kind == "by" and promise.at and promise.is_missed:
        words = f"We promised to contact you by {_when(promise.at)} and have not. We are sorry. A supervisor knows."
        return Status("Late", "urgent", words)
    if promise.kind == "by" and promise.at:
        return Status("Received", "neutral", f"We will contact you by {_when(promise.at)}.")
    if case is not None and case.owner_id is not None:
        return Status("Being looked into", "active", "An investigator is working on it.")
    return Status("Received", "neutral", "Your report is with the desk.")


def timeline_items(events: Iterable[CaseEvent]) -> list[dict[str, Any]]:
    """What happened, latest first."""
    items = [{"title": event.summary, "at": event.happened_at} for event in events]
    return items[::-1]


def message_items(messages: Iterable[Message]) -> list[dict[str, Any]]:
    """Messages of both sides, first first."""
    return [
        {
            "sender": message.sender_name,
            "at": message.sent_at,
            "text": f"{message.subject}\n\n{message.body}" if message.subject else message.body,
            "mine": message.direction == MessageDirection.TO_DESK,
        }
        for message in messages
    ]


def _when(moment: Any) -> str:
    return f"{wording.clock_time(moment)} on {wording.weekday(moment)}"
