"""Drafting a statement: begun by one person, who alone changes it until it goes to its check."""

from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.periods.months import written
from counterpart.partners.models import Organisation
from counterpart.performance import calculating, guards, standing
from counterpart.performance.errors import NoData, NotAllowed, WrongState, WrongValue
from counterpart.performance.models import (
    DraftState,
    MissingMonths,
    StandingStatement,
    StatementDraft,
    StatementVersion,
)
from counterpart.performance.queries import cubes, statements


@transaction.atomic
def begin(
    *,
    force: Organisation,
    measure_set: str,
    to_month: int,
    by: Actor,
    at: datetime,
    source: str = "files",
    by_district: bool = True,
    baseline_year: int = 2019,
    missing: str = MissingMonths.REFUSE,
) -> StatementDraft:
    """Begin a statement for the twelve months to a month, from the newest data of a source.

    Raises NoData, WrongValue, and WrongState where that month is drafted or published already.
    """
    _check_author(by, force)
    if measure_set not in standing.measure_sets():
        raise WrongValue("Select a set of measures", "measure_set")
    statement, _ = StandingStatement.objects.get_or_create(
        force=force,
        measure_set=measure_set,
        defaults={
            "title": standing.measure_sets()[measure_set].title,
            "begun_at": at,
            "begun_by_id": by.person_id,
        },
    )
    if statements.latest(statement, to_month) is not None:
        raise WrongState("This statement is published already. Open it to make a correction", "to_month")
    snapshot = cubes.newest(force, source)
    if snapshot is None:
        raise NoData("No recorded crime of this kind has been loaded yet", "source")
    draft = StatementDraft(
        statement=statement,
        to_month=to_month,
        by_district=by_district,
        baseline_year=baseline_year,
        missing=missing,
        snapshot=snapshot,
    )
    return _first_save(draft, by=by, at=at, action="statement.draft")


@transaction.atomic
def correct(*, version: StatementVersion, reason: str, by: Actor, at: datetime) -> StatementDraft:
    """Begin the correction of a published version, from the newest data of its source, with its words.

    Only the latest version can be corrected. Raises NeedsReason, WrongState.
    """
    statement = version.statement
    _check_author(by, statement.force)
    reason = guards.words(reason, "reason", "Say what is put right, and why")
    if statements.latest(statement, version.to_month) != version:
        raise WrongState("A later version stands in its place. Correct that one")
    snapshot = cubes.newest(statement.force, version.data_source)
    draft = StatementDraft(
        statement=statement,
        to_month=version.to_month,
        by_district=version.by_district,
        baseline_year=version.baseline_year,
        missing=version.missing,
        snapshot=snapshot or version.snapshot,
        commentary=version.commentary,
        notes=version.notes,
        corrects=version,
        reason=reason,
    )
    return _first_save(draft, by=by, at=at, action="statement.correct")


@transaction.atomic
def write(
    *, draft: StatementDraft, commentary: Mapping[str, str], notes: str, by: Actor, at: datetime, reason: str = ""
) -> StatementDraft:
    """Keep the words of a draft: comments by priority, and notes. Only its author writes; it undoes a check.

    `reason` is kept where the draft is a correction.
    """
    _lock_own(draft, by)
    draft.commentary = {key: text.strip() for key, text in commentary.items() if text.strip()}
    draft.notes = notes.strip()
    if draft.corrects is not None:
        draft.reason = guards.words(reason, "reason", "Say what is put right, and why")
    return _save_changed(draft, by=by, at=at, action="statement.write")


@transaction.atomic
def recalculate(*, draft: StatementDraft, by: Actor, at: datetime) -> StatementDraft:
    """Take the newest data and the indicator values of this moment; it undoes a check."""
    _lock_own(draft, by)
    newest = cubes.newest(draft.statement.force, draft.data_source)
    draft.snapshot, draft.calculated_at = newest or draft.snapshot, at
    return _save_changed(draft, by=by, at=at, action="statement.recalculate")


@transaction.atomic
def submit(*, draft: StatementDraft, by: Actor, at: datetime) -> StatementDraft:
    """Hand a draft over to its check."""
    _lock_own(draft, by)
    if draft.state != DraftState.DRAFT:
        raise WrongState("This statement waits for its check already")
    draft.state, draft.submitted_at = DraftState.SUBMITTED, at
    draft.save(update_fields=["state", "submitted_at"])
    _record(draft, "statement.submit", by=by, at=at)
    return draft


@transaction.atomic
def drop(*, draft: StatementDraft, by: Actor, at: datetime) -> StatementDraft:
    """Give a draft up. It stays in the record, and the month is free for another."""
    _lock_own(draft, by)
    draft.state = DraftState.DROPPED
    draft.save(update_fields=["state"])
    _record(draft, "statement.drop", by=by, at=at)
    return draft


def _check_author(by: Actor, force: Organisation) -> None:
    guards.allow(by, Permission.STATEMENT_DRAFT, force)
    if by.person_id is None:
        raise NotAllowed("A statement is drafted by a person")


def _lock_own(draft: StatementDraft, by: Actor) -> None:
    _check_author(by, draft.statement.force)
    guards.lock(draft)
    if not draft.is_open:
        raise WrongState(f"This draft is {draft.get_state_display().lower()}")
    if draft.author_id != by.person_id:
        raise NotAllowed(f"Only {draft.author_name}, who drafts this statement, can change it")


def _first_save(draft: StatementDraft, *, by: Actor, at: datetime, action: str) -> StatementDraft:
    assert by.person_id is not None  # noqa: S101  (_check_author has seen to it)
    draft.author_id, draft.author_name = by.person_id, by.name
    draft.drafted_at = draft.calculated_at = at
    draft.digest = calculating.digest_of(draft)
    try:
        with transaction.atomic():
            draft.save()
    except IntegrityError as error:
        raise WrongState("There is a draft of this statement already", "to_month") from error
    _record(draft, action, by=by, at=at)
    return draft


def _save_changed(draft: StatementDraft, *, by: Actor, at: datetime, action: str) -> StatementDraft:
    draft.digest = calculating.digest_of(draft)
    draft.state, draft.submitted_at = DraftState.DRAFT, None
    draft.checked_by, draft.checked_by_name, draft.checked_at = None, "", None
    draft.save()
    _record(draft, action, by=by, at=at)
    return draft


def _record(draft: StatementDraft, action: str, *, by: Actor, at: datetime) -> None:
    data = {"force": draft.statement.force_id, "set": draft.statement.measure_set, "to": written(draft.to_month)}
    audit.record(by=by, at=at, action=action, kind=audit.Kind.ALTERATION, target=draft, data=data)
