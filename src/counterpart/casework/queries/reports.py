"""How a business's reports stand with the desk: what their reporter may know."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db.models import F, Q, QuerySet

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
    rows = CaseIncident.objects.filter(incident__in=listed, left_at__isnull=True)
    held = {row.incident_id: row.case for row in rows.select_related("case")}
    unread = _unread(case.pk for case in held.values())
    calls = _booked_calls(case.pk for case in held.values())
    clocks = _contact_clocks(listed)
    return [
        Standing(incident, case, _promise(incident, calls.get(case.pk), clocks.get(incident.pk)), unread[case.pk])
        if (case := held.get(incident.pk))
        else Standing(incident)
        for incident in listed
    ]


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


def _unread(cases: Iterable[int]) -> Counter[int]:
    """How many messages the business has not read, by case."""
    unread = Message.objects.filter(case__in=list(cases), direction=MessageDirection.TO_BUSINESS, read_at__isnull=True)
    return Counter(unread.values_list("case", flat=True))


def _booked_calls(holders: Iterable[int]) -> dict[int, CallBack]:
    """The next call booked for any report of each case, by the case that holds it now."""
    holder = "case__primary_incident__case_incidents"
    booked = CallBack.objects.filter(
        **{"state": CallBackState.BOOKED, f"{holder}__left_at__isnull": True, f"{holder}__case__in": list(holders)}
    )
    latest_first = booked.annotate(holder=F(f"{holder}__case")).select_related("slot").order_by("-slot__starts_at")
    return {call.holder: call for call in latest_first}


def _contact_clocks(incidents: Iterable[Incident]) -> dict[int, ServiceClock]:
    """The contact clock of each report, which stays its own through merges."""
    clocks = ServiceClock.objects.filter(kind=ClockKind.CONTACT, case__primary_incident__in=incidents)
    return {clock.case.primary_incident_id: clock for clock in clocks.select_related("case")}


def _promise(incident: Incident, call: CallBack | None, clock: ServiceClock | None) -> Promise:
    if call is not None:
        return Promise("call", call.slot.starts_at)
    runs = clock is not None and clock.met_at is None and clock.waived_at is None
    if clock is None or not runs or incident.contact_how == ContactHow.NONE:
        return Promise("none")
    return Promise("by", clock.due_at, is_missed=clock.breached_at is not None)
