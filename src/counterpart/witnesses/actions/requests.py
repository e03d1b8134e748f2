"""Asking for a witness statement by a link, and taking the link back."""

from datetime import datetime

from django.db import transaction

from counterpart.base import mail
from counterpart.base.actors import Actor
from counterpart.base.wording import local_time
from counterpart.casework import guards, trail
from counterpart.casework.models import Case
from counterpart.casework.queries import groups
from counterpart.casework.rules import spoken_name
from counterpart.crimes.models import Incident
from counterpart.witnesses import links, queries, rules
from counterpart.witnesses.models import StatementRequest, WitnessStatement


@transaction.atomic
def ask(
    *,
    case: Case,
    incident: Incident,
    name: str,
    email: str,
    purpose: str = "",
    amends: WitnessStatement | None = None,
    by: Actor,
    at: datetime,
) -> StatementRequest:
    """Send somebody a link to make a statement about one report. Raises NotOffered, NeedsReason."""
    name = guards.words(name, "name", "Enter the name of the person you ask")
    queries.refuse_where_not_offered(incident, at)
    request = StatementRequest.objects.create(
        incident=incident,
        organisation_id=incident.organisation_id,
        amends=amends,
        recipient_name=name,
        recipient_email=email,
        purpose=purpose,
        asked_at=at,
        asked_by_id=by.person_id,
        asked_by_name=by.name[:200],
        expires_at=at + rules.LINK_VALID,
        is_simulated=incident.is_simulated,
    )
    _mail(request, at)
    kind = "further witness statement" if amends else "witness statement"
    summary = f"We asked {name} for a {kind}"
    trail.record(case, "witness.ask", summary, by=by, at=at, shared=True, incident=incident, target=request)
    return request


@transaction.atomic
def revoke(*, request: StatementRequest, by: Actor, at: datetime) -> StatementRequest:
    """The link works no more; what was signed through it stays."""
    guards.lock(request)
    if request.revoked_at is None:
        request.revoked_at = at
        request.save(update_fields=["revoked_at"])
        case = groups.holder(request.incident)
        summary = "We took back a link to make a witness statement"
        trail.record(
            case, "witness.revoke", summary, by=by, at=at, shared=True, incident=request.incident, target=request
        )
    return request


def _mail(request: StatementRequest, at: datetime) -> None:
    facts = {
        "name": spoken_name(request.recipient_name),
        "force": request.incident.force.name,
        "reference": request.incident.reference,
        "purpose": request.purpose,
        "is_further": request.amends_id is not None,
        "address": links.address_of(request),
        "until": local_time(request.expires_at),
    }
    mail.send(
        to=request.recipient_email,
        at=at,
        template="statement_request",
        context=facts,
        about=request,
        holds_secret=True,
    )
