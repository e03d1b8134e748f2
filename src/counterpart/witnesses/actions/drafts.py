"""A witness statement on its way: begun, saved page by page, withdrawn by the desk."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework import guards, trail
from counterpart.casework.queries import groups
from counterpart.core.periods.local_time import local_date
from counterpart.crimes.models import Incident
from counterpart.witnesses import composing, queries
from counterpart.witnesses.errors import AlreadySigned
from counterpart.witnesses.models import StatementRequest, WitnessDraft, WitnessStatement
from counterpart.witnesses.templates import StatementPage, template_of, templates


@transaction.atomic
def begin(
    *,
    incident: Incident,
    by: Actor,
    at: datetime,
    request: StatementRequest | None = None,
    amends: WitnessStatement | None = None,
) -> WitnessDraft:
    """Open a statement by `by`, or through the link of `request`. Raises NotOffered."""
    queries.refuse_where_not_offered(incident, at)
    template = template_of(local_date(at))
    draft = WitnessDraft.objects.create(
        key=uuid4(),
        incident=incident,
        organisation_id=request.organisation_id if request else by.organisation_id,
        person_id=None if request else by.person_id,
        request=request,
        amends=request.amends if request else amends,
        template_code=template.code,
        maker_name=by.name[:150],
        answers={"maker_name": by.name[:150]},
        started_at=at,
        saved_at=at,
        is_simulated=incident.is_simulated,
    )
    summary = f"{by.name} began a witness statement"
    _note(draft, "witness.begin", summary, by=by, at=at, shared=True)
    return draft


@transaction.atomic
def save_page(
    *, draft: WitnessDraft, page: StatementPage, answers: Mapping[str, Any], by: Actor, at: datetime
) -> WitnessDraft:
    """Keep the answers of one page. Raises AlreadySigned."""
    lock_open(draft)
    kept = draft.contact if page.is_apart else draft.answers
    kept.update({question.name: answers.get(question.name) or "" for question in page.questions})
    draft.pages_done = [*(done for done in draft.pages_done if done != page.key), page.key]
    draft.maker_name = str(draft.answers.get("maker_name") or "")[:150]
    draft.saved_at = at
    draft.save(update_fields=["answers", "contact", "pages_done", "maker_name", "saved_at"])
    audit.record(by=by, at=at, action="witness.save", kind=audit.Kind.ALTERATION, target=draft, data={"page": page.key})
    return draft


@transaction.atomic
def withdraw(*, draft: WitnessDraft, reason: str, by: Actor, at: datetime) -> WitnessDraft:
    """The desk takes an unsigned statement back; `reason` is read by its maker. Raises AlreadySigned, NeedsReason."""
    reason = guards.words(reason, "reason", "Say why, in words that the business will read")
    lock_open(draft)
    draft.withdrawn_at, draft.withdrawn_by_id, draft.withdrawn_reason = at, by.person_id, reason
    draft.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason"])
    _note(draft, "witness.withdraw", "We took back a witness statement that was not signed", by=by, at=at, shared=True)
    return draft


def lock_open(draft: WitnessDraft) -> WitnessDraft:
    """Hold a draft that can still change. Raises AlreadySigned."""
    guards.lock(draft)
    if queries.statement_of(draft) is not None:
        raise AlreadySigned("This statement is signed. To change something, make a further statement")
    if draft.withdrawn_at is not None:
        raise AlreadySigned(f"We took this statement back: {draft.withdrawn_reason}")
    return draft


def pages_left(draft: WitnessDraft) -> list[str]:
    """The pages that still want an answer, in order."""
    pages = templates()[draft.template_code].pages
    return [
        page.key
        for page in pages
        if page.key not in draft.pages_done
        or not composing.is_answered(page, draft.contact if page.is_apart else draft.answers)
    ]


def _note(draft: WitnessDraft, action: str, summary: str, *, by: Actor, at: datetime, shared: bool) -> None:
    case = groups.holder(draft.incident)
    trail.record(case, action, summary, by=by, at=at, shared=shared, incident=draft.incident, target=draft)
