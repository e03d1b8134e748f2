"""Messages between the business and the desk."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from counterpart.base import audit, mail
from counterpart.base.actors import Actor
from counterpart.casework import guards, letters, trail
from counterpart.casework.models import Case, Message, MessageDirection
from counterpart.casework.queries import groups
from counterpart.casework.rules import is_emailed
from counterpart.crimes.models import Incident

WITHDRAWN = "withdrawn"


@transaction.atomic
def send_to_business(
    *,
    case: Case,
    body: str,
    by: Actor,
    at: datetime,
    subject: str = "",
    template: str = "",
    incident: Incident | None = None,
) -> Message:
    """Send a message: shown in Counterpart, and emailed where the reporter wants emails.

    With `incident` it goes to that report's reporter, else to the reporters of all reports held.
    A message alone does not keep the contact promise: log the attempt with `contact.log_attempt`.
    """
    body = guards.words(body, "body", "Write the message")
    subject = subject.strip() or f"About your report {case.reference}"
    message = _store(case, MessageDirection.TO_BUSINESS, body, by, at, subject=subject, template=template)
    summary = f"We sent you a message: {subject}"
    trail.record(
        case, "message.send_to_business", summary, by=by, at=at, shared=True, incident=incident, target=message
    )
    _email(message, [incident] if incident else groups.held_incidents(case))
    return message


def tell(
    *, case: Case, template: str, by: Actor, at: datetime, incident: Incident | None = None, **facts: Any
) -> Message:
    """Send the letter that goes with a step of the case. It names no reader where it has several."""
    if incident is None and len({each.reporter_name for each in groups.held_incidents(case)}) > 1:
        facts["name"] = ""
    letter = letters.compose(template, incident or case.primary_incident, **facts)
    return send_to_business(
        case=case, body=letter.body, subject=letter.subject, template=template, incident=incident, by=by, at=at
    )


@transaction.atomic
def send_to_desk(*, incident: Incident, body: str, by: Actor, at: datetime) -> Message:
    """The business writes to the desk, about a report in whatever state; the case that holds it now gets it."""
    body = guards.words(body, "body", "Write your message")
    case = groups.holder(incident)
    message = _store(case, MessageDirection.TO_DESK, body, by, at)
    trail.record(
        case,
        "message.send_to_desk",
        f"Message from {by.name}",
        by=by,
        at=at,
        shared=True,
        incident=incident,
        target=message,
        kind=audit.Kind.COLLECTION,
    )
    return message


@transaction.atomic
def mark_read(*, case: Case, direction: str, by: Actor, at: datetime) -> int:
    """The reader of this direction has seen the case's messages; returns how many were new."""
    unread = Message.objects.filter(case=case, direction=direction, read_at__isnull=True)
    keys = list(unread.values_list("pk", flat=True))
    if keys:
        Message.objects.filter(pk__in=keys).update(read_at=at)
        audit.read(by=by, at=at, action="message.read", target=case, data={"messages": keys})
    return len(keys)


def _store(case: Case, direction: str, body: str, by: Actor, at: datetime, **fields: str) -> Message:
    return Message.objects.create(
        case=case,
        direction=direction,
        body=body,
        sent_at=at,
        sent_by_id=by.person_id,
        sender_name=by.name if by.is_person else trail.SYSTEM_NAME,
        **fields,
    )


def _email(message: Message, incidents: Iterable[Incident]) -> None:
    """Email each reporter once; a mail is a row, so it leaves only if the transaction holds.

    Who has withdrawn a report is told that it is withdrawn, and is not written to any more.
    """
    reports = {
        incident.reporter_email: incident
        for incident in incidents
        if is_emailed(incident.contact_how, incident.reporter_email, confirmed=_is_known(incident))
        and (incident.withdrawn_at is None or message.template == WITHDRAWN)
    }
    for address, incident in sorted(reports.items(), key=lambda report: report[0]):
        mail.send(
            to=address,
            at=message.sent_at,
            subject=message.subject,
            text=f"{message.body.rstrip()}\n\n{letters.how_to_reply(incident)}",
            template=message.template,
            about=message,
        )


def _is_known(incident: Incident) -> bool:
    """Whether the address is known to be the reporter's own: through an account, or by the emailed link."""
    return incident.reported_by_id is not None or incident.email_confirmed_at is not None
