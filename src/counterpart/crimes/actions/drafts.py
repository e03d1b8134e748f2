"""Drafts: a report while it is being written."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from counterpart.base import audit, mail
from counterpart.base.actors import Actor
from counterpart.core.reporting import questions
from counterpart.core.reporting.again import same_as_last_time
from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.moments import settle_when
from counterpart.core.reporting.questions import VISITOR, Context
from counterpart.crimes import rules
from counterpart.crimes.errors import AlreadySent, LinkNotValid, TooManyLinks
from counterpart.crimes.models import Incident, ReportDraft


@transaction.atomic
def start(
    *,
    by: Actor,
    at: datetime,
    answers: Mapping[str, Any] | None = None,
    context: Context = VISITOR,
    key: UUID | None = None,
) -> ReportDraft:
    """Begin a report, with the answers that are known already; their pages count as done.

    It belongs to the person where they act for a business, and otherwise to nobody: a visitor's.
    `key` is for simulations, which repeat; anything else gets one that cannot be guessed.
    """
    known = Answers.from_json(dict(answers or {}))
    owner = by if by.organisation_kind == "business" else Actor.nobody()
    draft = ReportDraft.objects.create(
        key=key or uuid4(),
        person_id=owner.person_id,
        organisation_id=owner.organisation_id,
        answers=known.to_json(),
        pages_done=rules.pages_answered(known, context),
        started_at=at,
        saved_at=at,
    )
    _record("draft.start", draft, by, at)
    return draft


@transaction.atomic
def restart_from(
    *, incident: Incident, by: Actor, at: datetime, answers: Mapping[str, Any] | None = None, context: Context = VISITOR
) -> ReportDraft:
    """Begin a report "same as last time": what cannot have changed is filled in, the rest is asked.

    `answers` (who reports, how to reach them) lie over those of the earlier report.
    """
    kept = same_as_last_time(Answers.from_json(incident.answers)).to_json()
    return start(by=by, at=at, answers=rules.laid_over(kept, answers or {}), context=context)


@transaction.atomic
def save_page(
    *, draft: ReportDraft, page: str, answers: Mapping[str, Any], by: Actor, at: datetime, context: Context = VISITOR
) -> ReportDraft:
    """Lay the answers of one page over the draft, and drop those that no longer matter.

    An answer of None takes an earlier one back. Two tabs at once lose nothing of each other: each
    save changes its own page only. Raises AlreadySent once the draft is an incident.
    """
    return save_pages(draft=draft, pages=[page], answers=answers, by=by, at=at, context=context)


@transaction.atomic
def save_pages(
    *,
    draft: ReportDraft,
    pages: Sequence[str],
    answers: Mapping[str, Any],
    by: Actor,
    at: datetime,
    context: Context = VISITOR,
) -> ReportDraft:
    """As `save_page`, for a form that answers several pages at once."""
    locked = ReportDraft.objects.select_for_update().get(pk=draft.pk)
    if locked.incident_id is not None:
        raise AlreadySent("You have already sent this report")
    told = Answers.from_json(rules.laid_over(locked.answers, answers))
    if rules.TIME_PAGES.intersection(pages):
        told = settle_when(told, at)
    kept = questions.prune(told, context)
    draft.answers = kept.to_json()
    draft.pages_done = rules.pages_done([*locked.pages_done, *pages], kept, context)
    draft.saved_at = at
    draft.save(update_fields=["answers", "pages_done", "saved_at"])
    _record("draft.save", draft, by, at, pages=list(pages))
    return draft


@transaction.atomic
def pass_emergency(*, draft: ReportDraft, reasons: Iterable[str], by: Actor, at: datetime) -> ReportDraft:
    """Note that the reporter has read why to call 999, and goes on. A new reason is shown again."""
    draft.emergency_seen = sorted({*draft.emergency_seen, *reasons})
    draft.saved_at = at
    draft.save(update_fields=["emergency_seen", "saved_at"])
    _record("draft.pass_emergency", draft, by, at, reasons=draft.emergency_seen)
    return draft


@transaction.atomic
def discard(*, draft: ReportDraft, by: Actor, at: datetime) -> None:
    """Throw an unfinished report away. Raises AlreadySent once it is an incident."""
    if not ReportDraft.objects.filter(pk=draft.pk, incident__isnull=True).exists():
        raise AlreadySent("You have already sent this report")
    audit.erase(
        by=by, at=at, action="draft.discard", target=draft, fields=["answers"], rule="draft.discarded_by_reporter"
    )
    ReportDraft.objects.filter(pk=draft.pk).delete()


@transaction.atomic
def dispose_old(*, at: datetime) -> int:
    """Let go of unfinished reports that nobody has changed for `rules.DRAFT_KEPT`; returns how many."""
    by = Actor.system("Retention")
    old = ReportDraft.objects.filter(incident__isnull=True, saved_at__lte=at - rules.DRAFT_KEPT)
    for draft in old:
        audit.erase(by=by, at=at, action="draft.dispose", target=draft, fields=["answers"], rule="draft.kept_14_days")
    return old.delete()[0]


@transaction.atomic
def email_link(*, draft: ReportDraft, email: str, by: Actor, at: datetime) -> None:
    """Email a link that opens the draft again; an earlier link opens nothing any more.

    Only the token's digest is kept, so whoever reads our records cannot open it. Raises TooManyLinks
    where the address has had as many as somebody could want: the link opens for anybody who types it.
    """
    if mail.is_flooded(email, template="come_back", at=at):
        raise TooManyLinks(
            "We have sent several links to this address in the last hour. Open the newest one, or try again later",
            field="email",
        )
    token = secrets.token_urlsafe(32)
    draft.resume_email, draft.resume_digest, draft.saved_at = email, _digest(token), at
    draft.save(update_fields=["resume_email", "resume_digest", "saved_at"])
    mail.send(to=email, at=at, template="come_back", context={"token": token}, about=draft, holds_secret=True)
    _record("draft.email_link", draft, by, at)


def resume(*, token: str, at: datetime) -> ReportDraft:
    """The draft that an emailed token opens. Raises LinkNotValid for any other token."""
    draft: ReportDraft | None = ReportDraft.objects.filter(resume_digest=_digest(token), incident__isnull=True).first()
    if draft is None or draft.saved_at + rules.DRAFT_KEPT <= at:
        raise LinkNotValid("This link does not work any more")
    return draft


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _record(action: str, draft: ReportDraft, by: Actor, at: datetime, **data: Any) -> None:
    audit.record(by=by, at=at, action=action, kind=audit.Kind.COLLECTION, target=draft, data=data)
