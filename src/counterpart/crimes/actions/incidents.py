"""Incidents: registering a report, and what its reporter does with it afterwards."""

from datetime import datetime
from typing import Any

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.crimes import receipt_codes, rules
from counterpart.crimes.errors import AlreadyWithdrawn, NothingWritten, NotYours
from counterpart.crimes.models import (
    Channel,
    FurtherInformation,
    Incident,
    Occurrence,
    PropertyItem,
    ReportDraft,
    SuspectDescription,
)
from counterpart.crimes.receipt_codes import SECURELY, Choose
from counterpart.partners.models import Organisation, Premises


@transaction.atomic
def register(
    *,
    by: Actor,
    at: datetime,
    draft: ReportDraft,
    force: Organisation,
    channel: str = Channel.ONLINE,
    is_simulated: bool = False,
    choose: Choose = SECURELY,
) -> Incident:
    """Register the draft as an incident, once: the same draft again returns the same incident.

    Two requests at the same moment are decided by the unique submission key. Raises NotYours where
    the answers name premises of another organisation.
    """
    registered: Incident | None = Incident.objects.filter(submission_key=draft.key).first()
    if registered is not None:
        return registered
    facts = _facts(by, at, draft, force) | {"channel": channel, "is_simulated": is_simulated}
    incident, is_new = receipt_codes.insert(facts, choose)
    if is_new:
        _explode(incident)
        _bind(draft, incident)
        audit.record(
            by=by,
            at=at,
            action="incident.register",
            kind=audit.Kind.COLLECTION,
            target=incident,
            data={
                "reference": incident.reference,
                "what_happened": incident.what_happened,
                "channel": incident.channel,
            },
        )
    return incident


@transaction.atomic
def add_information(*, incident: Incident, text: str, by: Actor, at: datetime) -> FurtherInformation:
    """Keep what the business adds; the report itself stays as it was made."""
    if not text.strip():
        raise NothingWritten("Enter what you want to add", field="text")
    added = FurtherInformation.objects.create(
        incident=incident, text=text, added_at=at, added_by_id=by.person_id, added_by_name=by.name
    )
    audit.record(
        by=by,
        at=at,
        action="incident.add_information",
        kind=audit.Kind.COLLECTION,
        target=incident,
        data={"id": added.pk},
    )
    return added


@transaction.atomic
def withdraw(*, incident: Incident, reason: str, by: Actor, at: datetime) -> Incident:
    """Mark the report withdrawn. It stays on record: the desk decides what follows (domain 2.1)."""
    if not reason.strip():
        raise NothingWritten("Enter why you want to withdraw this report", field="reason")
    changed = Incident.objects.filter(pk=incident.pk, withdrawn_at__isnull=True).update(
        withdrawn_at=at, withdrawn_reason=reason
    )
    if not changed:
        raise AlreadyWithdrawn("This report has already been withdrawn")
    incident.refresh_from_db(fields=["withdrawn_at", "withdrawn_reason"])
    audit.record(by=by, at=at, action="incident.withdraw", kind=audit.Kind.ALTERATION, target=incident)
    return incident


@transaction.atomic
def confirm_email(*, incident: Incident, at: datetime) -> Incident:
    """Note that whoever holds the emailed link confirmed it, so the address is the reporter's; once is enough."""
    changed = Incident.objects.filter(pk=incident.pk, email_confirmed_at__isnull=True).update(email_confirmed_at=at)
    if changed:
        incident.email_confirmed_at = at
        audit.record(
            by=Actor.nobody(), at=at, action="incident.confirm_email", kind=audit.Kind.ALTERATION, target=incident
        )
    return incident


def _facts(by: Actor, at: datetime, draft: ReportDraft, force: Organisation) -> dict[str, Any]:
    answers = draft.answers
    when, where, contact = answers["when"], answers.get("where", {}), answers.get("contact", {})
    premises = _premises(draft, where.get("premises_id"))
    return {
        "submission_key": draft.key,
        "force": force,
        "organisation_id": draft.organisation_id,
        "premises": premises,
        "reported_by_id": draft.person_id,
        "reporter_name": contact.get("name", "") or (by.name if draft.person_id else ""),
        "reporter_email": contact.get("email", "") or (by.email if draft.person_id else ""),
        "reporter_phone": contact.get("phone", ""),
        "contact_how": contact.get("how", "email"),
        "reported_at": at,
        "what_happened": answers["what_happened"],
        "description": answers.get("description", ""),
        "occurred_from": datetime.fromisoformat(when["from"]),
        "occurred_to": datetime.fromisoformat(when["to"]) if when.get("to") else None,
        "address": premises.address if premises else _address(where),
        "postcode": premises.postcode if premises else where.get("postcode", ""),
        "district_id": premises.district_id if premises else None,
        "ward_id": premises.ward_id if premises else None,
        "answers": answers,
        "loss_pence": rules.loss_pence(answers),
    }


def _premises(draft: ReportDraft, premises_id: int | None) -> Premises | None:
    if premises_id is None:
        return None
    own = Premises.objects.filter(organisation__isnull=False, organisation=draft.organisation)
    premises: Premises | None = own.filter(pk=premises_id).first()
    if premises is None:
        raise NotYours("Choose one of your own premises", field="premises_id")
    return premises


def _address(where: dict[str, Any]) -> str:
    return ", ".join(part for part in (where.get("address", ""), where.get("town", "")) if part)[:300]


def _explode(incident: Incident) -> None:
    """Give each item, person and further occurrence of the answers a row of its own."""
    answers = incident.answers
    PropertyItem.objects.bulk_create(
        PropertyItem(
            incident=incident,
            position=position,
            category=line.category,
            description=line.description,
            quantity=line.quantity,
            value_pence=line.value_pence,
            owner=line.owner,
            serial=line.serial,
            is_recovered=line.is_recovered,
            is_damaged=line.is_damaged,
        )
        for position, line in enumerate(rules.property_lines(answers), start=1)
    )
    SuspectDescription.objects.bulk_create(
        _suspect(incident, position, told) for position, told in enumerate(answers.get("suspects", ()), start=1)
    )
    Occurrence.objects.bulk_create(
        Occurrence(
            incident=incident,
            occurred_from=datetime.fromisoformat(told["from"]),
            occurred_to=datetime.fromisoformat(told["to"]) if told.get("to") else None,
            note=told.get("note", ""),
        )
        for told in answers.get("occurrences", ())
    )


def _suspect(incident: Incident, position: int, told: dict[str, Any]) -> SuspectDescription:
    plain = (
        "name",
        "known_how",
        "sex",
        "under_18",
        "build",
        "height",
        "hair",
        "clothing",
        "distinctive",
        "vehicle",
        "direction",
    )
    return SuspectDescription(
        incident=incident,
        position=position,
        age_from=told.get("age_from"),
        age_to=told.get("age_to"),
        vrm=told.get("vehicle_vrm", ""),
        seen_before=told.get("seen_before"),
        **{name: told.get(name, "") for name in plain},
    )


def _bind(draft: ReportDraft, incident: Incident) -> None:
    """The draft has done its work: its link opens no form any more."""
    draft.incident = incident
    draft.resume_digest = ""
    ReportDraft.objects.filter(pk=draft.pk).update(incident=incident, resume_digest="")
