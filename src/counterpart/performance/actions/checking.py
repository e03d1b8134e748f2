"""The check by a second person."""

from datetime import datetime

from django.db import transaction

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.performance import calculating, guards, rules
from counterpart.performance.errors import FiguresChanged, SecondPerson, WrongState
from counterpart.performance.models import DraftState, StatementDraft


@transaction.atomic
def check(*, draft: StatementDraft, seen: str, by: Actor, at: datetime, note: str = "") -> StatementDraft:
    """Confirm that figures and words are right. `seen` is the digest of what the person was shown.

    Raises SecondPerson for the author, FiguresChanged where the draft says something else by now, WrongState.
    """
    _lock_submitted(draft, by)
    if seen != draft.digest or calculating.digest_of(draft) != draft.digest:
        raise FiguresChanged("The statement has changed since you opened this page. Look at it again")
    draft.state, draft.check_note = DraftState.CHECKED, note.strip()
    _sign(draft, by, at)
    audit.record(
        by=by, at=at, action="statement.check", kind=audit.Kind.ALTERATION, target=draft, data={"digest": draft.digest}
    )
    return draft


@transaction.atomic
def send_back(*, draft: StatementDraft, note: str, by: Actor, at: datetime) -> StatementDraft:
    """Return a draft to its author, with what is wrong. Raises NeedsReason, SecondPerson, WrongState."""
    _lock_submitted(draft, by)
    draft.check_note = guards.words(note, "note", "Say what has to be put right")
    draft.state, draft.submitted_at = DraftState.DRAFT, None
    draft.save(update_fields=["state", "submitted_at", "check_note"])
    audit.record(by=by, at=at, action="statement.send_back", kind=audit.Kind.ALTERATION, target=draft)
    return draft


def _lock_submitted(draft: StatementDraft, by: Actor) -> None:
    guards.allow(by, Permission.STATEMENT_CHECK, draft.statement.force)
    guards.lock(draft)
    if draft.state != DraftState.SUBMITTED:
        raise WrongState("This statement does not wait for a check")
    if not rules.may_check(author_id=draft.author_id, person_id=by.person_id):
        raise SecondPerson("Somebody else must check the statement that you drafted")


def _sign(draft: StatementDraft, by: Actor, at: datetime) -> None:
    draft.checked_by_id, draft.checked_by_name, draft.checked_at = by.person_id, by.name, at
    draft.save(update_fields=["state", "check_note", "checked_by", "checked_by_name", "checked_at"])
