"""A report becomes a case: everything that its acceptance promises, in one transaction."""

from datetime import datetime
from typing import Any

from django.db import transaction

from counterpart.base import audit, mail
from counterpart.base.actors import Actor
from counterpart.casework import letters, trail
from counterpart.casework.actions import clocks, diary, enquiries, triage
from counterpart.casework.errors import SlotTaken
from counterpart.casework.models import Case, CaseIncident, ClockKind, DiarySlot, TriageAssessment
from counterpart.casework.rules import shown
from counterpart.core.reporting.answers import Answers
from counterpart.crimes import queries as reports
from counterpart.crimes.actions import incidents
from counterpart.crimes.models import ContactHow, Incident, ReportDraft
from counterpart.crimes.receipt_codes import SECURELY, Choose
from counterpart.crimes.receipts import links
from counterpart.partners.models import Organisation

NO_CONTACT = "The business asked for no contact"


@transaction.atomic
def receive(
    *,
    by: Actor,
    at: datetime,
    draft: ReportDraft,
    force: Organisation | None = None,
    is_simulated: bool = False,
    choose: Choose = SECURELY,
) -> Case:
    """Register the draft and open its case; the same draft again returns the same case.

    Raises SlotTaken (field `slot_id`) when the chosen time for a call has gone, so that the form can offer
    another: nothing is stored then. `force` is who answers; without it the one that
    `crimes.queries.answering_force` finds. Raises as `incidents.register`.
    """
    answering = force or reports.answering_force(by)
    if answering is None:
        raise ValueError("No force answers this report: give one")
    incident = incidents.register(by=by, at=at, draft=draft, force=answering, is_simulated=is_simulated, choose=choose)
    known: Case | None = Case.objects.filter(primary_incident=incident).first()
    if known is not None:
        return known
    case = open_case(incident=incident, by=by, at=at)
    _confirm(case, incident, at)
    return case


@transaction.atomic
def open_case(*, incident: Incident, by: Actor, at: datetime, split_from: Case | None = None) -> Case:
    """Open the case of a registered incident: clocks, suggestion, checklist, review, call, timeline.

    With `split_from` it is a part of an earlier report: the call that was chosen stays with that one.
    """
    answers = Answers.from_json(incident.answers)
    case, suggested = _create(incident, at)
    CaseIncident.objects.create(case=case, incident=incident, joined_at=at)
    if incident.split_from is None:
        clocks.start_first(case=case, reported_at=incident.reported_at)
    else:
        clocks.start_apart(case=case, source=incident.split_from)
    TriageAssessment.objects.create(case=case, suggested=suggested, assessed_at=at)
    enquiries.lay_out(case=case, answers=answers)
    trail.record(
        case,
        "case.open",
        "We received your report" if split_from is None else f"This was told in report {split_from.reference}",
        by=by,
        at=at,
        shared=True,
        incident=incident,
        kind=audit.Kind.COLLECTION,
    )
    if suggested["sergeant_review"]:
        triage.require_review(case=case, by=by, at=at)
    if incident.contact_how == ContactHow.NONE:
        clocks.waive(case=case, kind=ClockKind.CONTACT, reason=NO_CONTACT, at=at)
    elif split_from is None and answers.contact is not None and answers.contact.slot_id is not None:
        _book(case, answers.contact.slot_id, answers.contact.agreed_reason, by, at)
    return case


def _create(incident: Incident, at: datetime) -> tuple[Case, dict[str, Any]]:
    victims = reports.victim_count(incident.organisation, incident.occurred_from) if incident.organisation else 1
    premises = reports.premises_count(incident.premises, incident.occurred_from) if incident.premises else 1
    suggested = triage.suggestion_for(incident=incident, victim_count=victims, premises_count=premises, at=at)
    harm = suggested["harm"]
    case = Case.objects.create(
        reference=incident.reference,
        force=incident.force,
        organisation=incident.organisation,
        premises=incident.premises,
        primary_incident=incident,
        opened_at=incident.reported_at,
        harm_band=harm["band"],
        harm_weight=harm["days"],
        grade=suggested["grade"]["grade"],
        victim_count=max(victims, 1),
        premises_count=max(premises, 1),
        is_simulated=incident.is_simulated,
    )
    return case, suggested


def _book(case: Case, slot_id: int, reason: str, by: Actor, at: datetime) -> None:
    slot = DiarySlot.objects.filter(pk=slot_id, force=case.force).first()
    try:
        if slot is None:
            raise SlotTaken(diary.GONE, "slot_id")
        diary.book(case=case, slot=slot, reason=reason, by=by, at=at)
    except SlotTaken as gone:
        raise SlotTaken(gone.message, "slot_id") from gone


def _confirm(case: Case, incident: Incident, at: datetime) -> None:
    """Confirm in writing at once, where an address was given: to the reporter's own report, whoever they are.

    An address that nobody has proved is written to only so often; the report itself is taken all the same.
    """
    is_known = incident.reported_by_id is not None
    address = incident.reporter_email
    if not address or (not is_known and mail.is_flooded(address, template="confirmation", at=at)):
        return
    call = case.call_backs.select_related("slot").first()
    letter = letters.compose(
        "confirmation",
        incident,
        contact_how=incident.contact_how,
        contact_by=shown(case.contact_due_at) if case.contact_due_at else "",
        call_at=shown(call.slot.starts_at) if call else "",
        follow=links.follow_address(incident),
    )
    mail.send(
        to=address,
        at=at,
        subject=letter.subject,
        text=letter.body,
        template="confirmation",
        about=incident,
    )
