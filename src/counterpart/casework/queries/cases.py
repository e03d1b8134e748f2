"""Questions about one case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework.models import (
    CallBack,
    CallBackState,
    Case,
    CaseEvent,
    CaseMerge,
    ClockKind,
    Enquiry,
    Message,
    MessageDirection,
    Note,
    ServiceClock,
    Task,
    TriageAssessment,
)
from counterpart.casework.queries import groups
from counterpart.core.references.receipts import ReceiptError, parse_receipt
from counterpart.crimes.models import Crime, Incident, Outcome


@dataclass(frozen=True, slots=True)
class SharedLine:
    """One line of the timeline as the business reads it."""

    happened_at: datetime
    summary: str
    who: str


def find(actor: Actor, reference: str) -> Case:
    """One case by its reference, however it was typed. Raises Case.DoesNotExist where the actor has none such."""
    try:
        code = parse_receipt(reference)
    except ReceiptError as error:
        raise Case.DoesNotExist(str(error)) from error
    found: Case = (
        Case.objects.visible_to(actor)
        .select_related("force", "owner", "organisation", "premises", "primary_incident", "primary_incident__district")
        .get(reference=code)
    )
    return found


def open_case(actor: Actor, reference: str, at: datetime) -> Case:
    """The same, read by the actor at `at`: the consultation is logged."""
    case = find(actor, reference)
    audit.read(by=actor, at=at, action="case.open", target=case, data={"reference": case.reference})
    return case


def case_of(actor: Actor, incident: Incident) -> Case:
    """The case that holds the report now. Raises Case.DoesNotExist where the actor may not see it."""
    found: Case = (
        Case.objects.visible_to(actor)
        .select_related("owner", "force")
        .get(case_incidents__incident=incident, case_incidents__left_at__isnull=True)
    )
    return found


def incidents(case: Case) -> QuerySet[Incident]:
    """The reports that the case holds, in order of report, with property, suspects and crimes at hand."""
    crimes = Crime.objects.order_by("recorded_at", "pk").prefetch_related(
        Prefetch("outcomes", Outcome.objects.select_related("decided_by").order_by("-decided_at", "-pk")),
        "external_references",
    )
    return (
        groups.held_incidents(case)
        .select_related("district", "ward", "premises", "organisation", "reported_by")
        .prefetch_related(
            Prefetch("crimes", crimes), "property_items", "suspects", "occurrences", "external_references"
        )
    )


def timeline(case: Case) -> QuerySet[CaseEvent]:
    """Everything that happened on the case and those it holds, the newest first."""
    return CaseEvent.objects.filter(case__in=_with_itself(case)).select_related("case").order_by("-happened_at", "-pk")


def shared_timeline(incident: Incident) -> list[SharedLine]:
    """What the business reads about its report, the newest first: the words alone, without the desk's detail.

    Lines of the report's own case, and of the case that holds it now where they are about all its reports or
    about this one.
    """
    cases = {incident.primary_case, groups.holder(incident)}
    lines = CaseEvent.objects.filter(case__in=cases, is_shared=True).order_by("-happened_at", "-pk")
    return [
        SharedLine(line.happened_at, line.summary, line.person_name)
        for line in lines
        if line.incident_id in (None, incident.pk)
    ]


def clocks(case: Case) -> QuerySet[ServiceClock]:
    """The promises of the case and those it holds, with their pauses, in order of start."""
    return (
        ServiceClock.objects.filter(case__in=groups.held_cases(case))
        .select_related("case")
        .prefetch_related("pauses")
        .order_by("started_at", "pk")
    )


def contact_clock(incident: Incident) -> ServiceClock:
    """The contact promise of one report."""
    return ServiceClock.objects.prefetch_related("pauses").get(case__primary_incident=incident, kind=ClockKind.CONTACT)


def enquiries(case: Case) -> QuerySet[Enquiry]:
    """The lines of enquiry of the case and those it holds, in order."""
    return (
        Enquiry.objects.filter(case__in=_with_itself(case))
        .select_related("case", "done_by")
        .order_by("case__opened_at", "case_id", "position")
    )


def tasks(case: Case) -> QuerySet[Task]:
    """Tasks of the case and those it holds: the open ones first, by when they are due."""
    return (
        Task.objects.filter(case__in=_with_itself(case))
        .select_related("assigned_to", "set_by", "done_by", "case")
        .order_by("done_at", "due_at", "set_at", "pk")
    )


def my_tasks(actor: Actor) -> QuerySet[Task]:
    """Open tasks that are the actor's, by when they are due."""
    return (
        Task.objects.filter(assigned_to_id=actor.person_id, done_at__isnull=True, case__force_id=actor.organisation_id)
        .select_related("case")
        .order_by("due_at", "set_at", "pk")
    )


def notes(case: Case) -> QuerySet[Note]:
    """Notes of the case and those it holds, the newest first."""
    return (
        Note.objects.filter(case__in=_with_itself(case))
        .select_related("written_by", "case")
        .order_by("-written_at", "-pk")
    )


def messages(case: Case) -> QuerySet[Message]:
    """Messages of the case and those it holds, in order of sending."""
    return (
        Message.objects.filter(case__in=_with_itself(case)).select_related("sent_by", "case").order_by("sent_at", "pk")
    )


def messages_about(incident: Incident) -> QuerySet[Message]:
    """The messages that the business sees with its report, in order of sending."""
    return Message.objects.filter(case__in={incident.primary_case, groups.holder(incident)}).order_by("sent_at", "pk")


def unread_by_business(incidents: Sequence[Incident]) -> set[int]:
    """Keys of the reports with a message that the business has not read: one query."""
    unread = Message.objects.filter(
        direction=MessageDirection.TO_BUSINESS,
        read_at__isnull=True,
        case__case_incidents__incident__in=incidents,
        case__case_incidents__left_at__isnull=True,
    )
    return set(unread.values_list("case__case_incidents__incident_id", flat=True))


def triage(case: Case) -> TriageAssessment | None:
    """The latest assessment of the case."""
    return case.triage_assessments.select_related("decided_by").order_by("-assessed_at", "-pk").first()


def merges(case: Case) -> QuerySet[CaseMerge]:
    """Merges into the case that stand and can be undone, the newest first."""
    return case.merges_taken.filter(undone_at__isnull=True).select_related("merged").order_by("-merged_at", "-pk")


def candidates(actor: Actor, case: Case) -> QuerySet[Case]:
    """Live cases of the same business, which can be merged with this one, the newest first."""
    if case.organisation_id is None:
        return Case.objects.none()
    found: QuerySet[Case] = (
        Case.objects.visible_to(actor)
        .filter(organisation_id=case.organisation_id, force_id=case.force_id, state__in=("new", "open"))
        .exclude(pk=case.pk)
        .select_related("owner", "primary_incident")
        .order_by("-opened_at", "-pk")
    )
    return found


def booked_call(case: Case) -> CallBack | None:
    """The call that is booked, or None."""
    return case.call_backs.filter(state=CallBackState.BOOKED).select_related("slot").first()


def _with_itself(case: Case) -> list[int]:
    return [case.pk, *groups.held_cases(case).values_list("pk", flat=True)]
