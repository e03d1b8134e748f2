"""Questions about one case."""

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
    Enquiry,
    Message,
    Note,
    ServiceClock,
    Task,
    TriageAssessment,
)
from counterpart.casework.queries import groups
from counterpart.core.references.receipts import ReceiptError, parse_receipt
from counterpart.crimes.models import Crime, Incident, Outcome


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


def clocks(case: Case) -> QuerySet[ServiceClock]:
    """The promises of the case and those it holds, with their pauses, in order of start."""
    return (
        ServiceClock.objects.filter(case__in=groups.held_cases(case))
        .select_related("case")
        .prefetch_related("pauses")
        .order_by("started_at", "pk")
    )


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
        .select_related("clock", "case__primary_incident", "case__premises", "case__organisation")
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


def triage(case: Case) -> TriageAssessment | None:
    """The latest assessment of the case."""
    return case.triage_assessments.select_related("decided_by").order_by("-assessed_at", "-pk").first()


def merges(case: Case) -> QuerySet[CaseMerge]:
    """Merges into the case that stand and can be undone, the newest first."""
    return case.merges_taken.filter(undone_at__isnull=True).select_related("merged").order_by("-merged_at", "-pk")


def merged_into(case: Case) -> Case | None:
    """The case that took this one, while the merge stands."""
    return Case.objects.filter(merges_taken__merged=case, merges_taken__undone_at__isnull=True).first()


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
    """The call that is booked for the case or one that it holds, the next one first; or None."""
    booked = CallBack.objects.filter(case__in=groups.held_cases(case), state=CallBackState.BOOKED)
    return booked.select_related("slot", "case").order_by("slot__starts_at", "pk").first()


def _with_itself(case: Case) -> list[int]:
    return [case.pk, *groups.held_cases(case).values_list("pk", flat=True)]
