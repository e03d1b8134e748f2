"""How a business's reports stand with the desk: what their reporter may know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import Count, Prefetch, Q, QuerySet

from counterpart.casework.models import (
    CallBack,
    CallBackState,
    Case,
    CaseEvent,
    CaseIncident,
    ClockKind,
    Message,
    MessageDirection,
    ServiceClock,
)
from counterpart.crimes.models import ContactHow, Incident


@dataclass(frozen=True, slots=True)
class Promise:
    """What the desk has promised: to contact `by` a moment, to `call` at one, or neither (`none`)."""

    kind: Literal["by", "call", "none"]
    at: datetime | None = None
    is_missed: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """One report with the case that holds it now."""

    incident: Incident
    case: Case | None = None
    promise: Promise = Promise("none")
    unread: int = 0


def standings(incidents: Iterable[Incident]) -> list[Standing]:
    """How each report stands, in the order given: four queries for any number."""
    listed = list(incidents)
    held = {
        row.incident_id: row.case
        for row in CaseIncident.objects.filter(incident__in=listed, left_at__isnull=True).prefetch_related(
            Prefetch("case", _cases_with_promises())
        )
    }
    return [_standing(incident, held.get(incident.pk)) for incident in listed]


def standing(incident: Incident) -> Standing:
    """How one report stands."""
    return standings([incident])[0]


def shared_events(incident: Incident) -> "QuerySet[CaseEvent]":
    """The lines of the timeline that the reporter may read, first first."""
    about_it = Q(incident=incident) | Q(incident__isnull=True)
    return (
        CaseEvent.objects.filter(about_it, is_shared=True, case__case_incidents__incident=incident)
        .distinct()
        .order_by("happened_at", "pk")
    )


def messages(incident: Incident) -> "QuerySet[Message]":
    """The messages between the business and the desk about this report, first first."""
    return Message.objects.filter(case__case_incidents__incident=incident).distinct().order_by("sent_at", "pk")


def _cases_with_promises() -> "QuerySet[Case]":
    running = Q(kind=ClockKind.CONTACT)
    unread = Q(messages__direction=MessageDirection.TO_BUSINESS, messages__read_at__isnull=True)
    return Case.objects.annotate(unread=Count("messages", filter=unread, distinct=True)).prefetch_related(
        Prefetch("clocks", ServiceClock.objects.filter(running), to_attr="contact_clocks"),
        Prefetch(
            "call_backs",
            CallBack.objects.filter(state=CallBackState.BOOKED).select_related("slot"),
            to_attr="booked_calls",
        ),
    )


def _standing(incident: Incident, case: Case | None) -> Standing:
    if case is None:
        return Standing(incident)
    return Standing(incident, case, _promise(incident, case), case.unread)  # type: ignore[attr-defined]


def _promise(incident: Incident, case: Case) -> Promise:
    for call in case.booked_calls:  # type: ignore[attr-defined]
        return Promise("call", call.slot.starts_at)
    for clock in case.contact_clocks:  # type: ignore[attr-defined]
        if clock.met_at is None and clock.waived_at is None and incident.contact_how != ContactHow.NONE:
            return Promise("by", clock.due_at, is_missed=clock.breached_at is not None)
    return Promise("none")
