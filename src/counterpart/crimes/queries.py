"""Questions about reports, drafts and their incidents."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.references.receipts import ReceiptError, parse_receipt
from counterpart.crimes import rules
from counterpart.crimes.models import (
    FurtherInformation,
    Incident,
    Occurrence,
    PropertyItem,
    ReportDraft,
    SuspectDescription,
)
from counterpart.partners.models import Organisation, Premises


def my_incidents(actor: Actor) -> "QuerySet[Incident]":
    """The reports that the actor's organisation may see, newest first."""
    return Incident.objects.visible_to(actor).select_related("premises", "reported_by").order_by("-reported_at", "-pk")


def find_incident(actor: Actor, reference: str) -> Incident:
    """One report by its receipt code, however it was typed. Raises Incident.DoesNotExist otherwise."""
    try:
        code = parse_receipt(reference)
    except ReceiptError as error:
        raise Incident.DoesNotExist(str(error)) from error
    found: Incident = _with_parties(Incident.objects.visible_to(actor)).get(reference=code)
    return found


def open_report(actor: Actor, reference: str, at: datetime) -> Incident:
    """One report with all that it holds, read by `actor` at `at`: the consultation is logged.

    Raises Incident.DoesNotExist where there is none that the actor may see.
    """
    incident = find_incident(actor, reference)
    audit.read(by=actor, at=at, action="incident.open", target=incident, data={"reference": incident.reference})
    return whole(incident)


def follow(actor: Actor, incident: Incident, at: datetime) -> None:
    """Log that `incident` was shown to who reached it by a link or by having sent it, with or without an account."""
    audit.read(by=actor, at=at, action="incident.follow", target=incident, data={"reference": incident.reference})


def list_reports(actor: Actor, incidents: Iterable[Incident], at: datetime) -> None:
    """Log that the actor was shown these reports in a list; an empty list shows nothing."""
    if keys := [incident.pk for incident in incidents]:
        target = audit.Target("crimes.incident")
        audit.read(by=actor, at=at, action="incident.list", target=target, data={"incidents": keys})


def whole(incident: Incident) -> Incident:
    """The incident again, with its property, people, occurrences and additions at hand: five queries."""
    found: Incident = (
        _with_parties(Incident.objects.all())
        .prefetch_related(
            Prefetch("property_items", PropertyItem.objects.order_by("position")),
            Prefetch("suspects", SuspectDescription.objects.order_by("position")),
            Prefetch("occurrences", Occurrence.objects.order_by("occurred_from", "pk")),
            Prefetch("further_information", FurtherInformation.objects.order_by("added_at", "pk")),
        )
        .get(pk=incident.pk)
    )
    return found


def my_drafts(actor: Actor) -> "QuerySet[ReportDraft]":
    """The actor's own unfinished reports, latest change first."""
    return ReportDraft.objects.visible_to(actor).filter(incident__isnull=True).order_by("-saved_at", "-started_at")


def find_draft(actor: Actor, key: UUID) -> ReportDraft:
    """One of the actor's own drafts, sent or not. Raises ReportDraft.DoesNotExist otherwise."""
    found: ReportDraft = ReportDraft.objects.visible_to(actor).select_related("incident").get(key=key)
    return found


def draft_of_visitor(key: UUID, at: datetime) -> ReportDraft:
    """A draft of somebody without an account, by the key that their session holds.

    Raises ReportDraft.DoesNotExist for a draft that belongs to an account, or that was left or sent too long ago.
    """
    still_open = Q(incident__isnull=True, saved_at__gt=at - rules.VISITOR_PAUSE)
    just_sent = Q(incident__reported_at__gt=at - rules.VISITOR_RECEIPT)
    visitors = ReportDraft.objects.filter(still_open | just_sent, person__isnull=True, organisation__isnull=True)
    found: ReportDraft = visitors.select_related("incident").get(key=key)
    return found


def latest_report(actor: Actor) -> Incident | None:
    """The organisation's latest report, for "same as last time"."""
    return my_incidents(actor).filter(withdrawn_at__isnull=True).first()


def own_premises(actor: Actor) -> "QuerySet[Premises]":
    """Where the actor's business trades, by name."""
    return Premises.objects.visible_to(actor).order_by("name", "pk")


def answering_force(actor: Actor) -> Organisation | None:
    """The force that answers the actor's reports; for somebody without an account, this site's only force.

    None where several forces share a site and the visitor's is not known.
    """
    if actor.organisation_id is not None:
        own = Organisation.objects.select_related("force").get(pk=actor.organisation_id)
        return own if own.kind == "force" else own.force
    forces = list(Organisation.objects.filter(kind="force")[:2])
    return forces[0] if len(forces) == 1 else None


def victim_count(organisation: Organisation, at: datetime) -> int:
    """How many of the business's reports, withdrawn ones aside, happened in the year up to `at`."""
    return _in_the_year_to(at, Incident.objects.filter(organisation=organisation)).count()


def premises_count(premises: Premises, at: datetime) -> int:
    """How many reports, withdrawn ones aside, tell of these premises in the year up to `at`."""
    return _in_the_year_to(at, Incident.objects.filter(premises=premises)).count()


def _with_parties(incidents: "QuerySet[Incident]") -> "QuerySet[Incident]":
    return incidents.select_related("premises", "force", "organisation", "reported_by")


def _in_the_year_to(at: datetime, incidents: "QuerySet[Incident]") -> "QuerySet[Incident]":
    return incidents.filter(
        withdrawn_at__isnull=True, occurred_from__gt=at - rules.REPEAT_WINDOW, occurred_from__lte=at
    )
