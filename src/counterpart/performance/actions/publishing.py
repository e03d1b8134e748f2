"""Publishing what was checked, and withdrawing what must not be used."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.measures.model import Statement
from counterpart.core.periods.months import written
from counterpart.partners.models import Organisation
from counterpart.performance import calculating, guards, public, rendering, rules
from counterpart.performance.errors import FiguresChanged, NotAllowed, WrongState
from counterpart.performance.models import (
    DraftState,
    PublicStatement,
    StatementDraft,
    StatementPdf,
    StatementVersion,
    StatementWithdrawal,
)
from counterpart.performance.queries import statements

# What a version takes over from its draft as it stands.
_COPIED = (
    "to_month",
    "by_district",
    "baseline_year",
    "missing",
    "snapshot",
    "calculated_at",
    "digest",
    "commentary",
    "notes",
)


@dataclass(frozen=True, slots=True)
class _Prepared:
    """All that takes time, done before anything is locked. `told` is what the force had published last by then."""

    statement: Statement
    before: StatementVersion | None
    files: dict[str, dict[str, str | int]]
    shown: public.Shown
    shown_files: dict[str, dict[str, str | int]]
    told: int | None


def publish(*, draft: StatementDraft, by: Actor, at: datetime) -> StatementVersion:
    """Make a checked draft a version that is never changed, and what everybody may see of it.

    Raises WrongState for a draft that nobody has checked or that another version has overtaken, FiguresChanged where
    the figures are not those that were checked. What is hidden depends on all that the force has published, so
    WrongState too where another statement of the force was published while this one was made.
    """
    guards.allow(by, Permission.STATEMENT_PUBLISH, draft.statement.force)
    _check_ready(draft, by)
    prepared = _prepare(draft)
    with transaction.atomic():
        guards.lock(Organisation.objects.get(pk=draft.statement.force_id))
        guards.lock(draft)
        _check_ready(draft, by)
        if public.latest(draft.statement.force.force_code) != prepared.told:
            raise WrongState("Another statement was published at the same moment. Publish this one again")
        if calculating.digest(prepared.statement) != draft.digest:
            raise FiguresChanged("The figures are not those that were checked. Calculate and check them again")
        version = _version(draft, prepared, by=by, at=at)
        _publish_openly(version, prepared)
        draft.state = DraftState.PUBLISHED
        draft.save(update_fields=["state"])
        data = {
            "force": draft.statement.force_id,
            "set": draft.statement.measure_set,
            "to": written(draft.to_month),
            "number": version.number,
            "digest": version.digest,
        }
        audit.record(by=by, at=at, action="statement.publish", kind=audit.Kind.DISCLOSURE, target=version, data=data)
    return version


@transaction.atomic
def withdraw(*, version: StatementVersion, reason: str, by: Actor, at: datetime) -> StatementWithdrawal:
    """Take a version out of use. Its page stays and says so and why; its figures are handed out no more."""
    guards.allow(by, Permission.STATEMENT_PUBLISH, version.statement.force)
    reason = guards.words(reason, "reason", "Say why nobody should use these figures")
    if StatementWithdrawal.objects.filter(version=version).exists():
        raise WrongState("This version was withdrawn before")
    withdrawal = StatementWithdrawal.objects.create(
        version=version, reason=reason, withdrawn_at=at, withdrawn_by_id=_person(by), withdrawn_by_name=by.name
    )
    audit.record(by=by, at=at, action="statement.withdraw", kind=audit.Kind.ALTERATION, target=version)
    return withdrawal


def write_pdfs(*, version: StatementVersion, at: datetime) -> None:
    """Make the PDFs of a version out of its stored web pages; those that are there stay. Bears to run twice."""
    for is_public, kept in ((False, version.files), (True, version.public.files)):
        if not StatementPdf.objects.filter(version=version, is_public=is_public).exists():
            file = rendering.keep_pdf(kept)
            StatementPdf.objects.get_or_create(
                version=version, is_public=is_public, defaults={"file": file, "made_at": at}
            )


def _check_ready(draft: StatementDraft, by: Actor) -> None:
    _person(by)
    if draft.state != DraftState.CHECKED:
        raise WrongState("A statement is published after a second person has checked it")
    if statements.latest(draft.statement, draft.to_month) != draft.corrects:
        raise WrongState("Another version was published in the meantime. Begin a correction of that one")


def _prepare(draft: StatementDraft) -> _Prepared:
    told = public.latest(draft.statement.force.force_code)
    statement = calculating.calculated(draft)
    shown = public.shown(statement, draft)
    return _Prepared(
        statement=statement,
        before=draft.corrects,
        files=rendering.keep_all(statement),
        shown=shown,
        shown_files=rendering.keep_all(shown.statement),
        told=told,
    )


def _version(draft: StatementDraft, prepared: _Prepared, *, by: Actor, at: datetime) -> StatementVersion:
    statement, before = prepared.statement, prepared.before
    if draft.checked_by_id is None or draft.checked_at is None:
        raise WrongState("A statement is published after a second person has checked it")
    return StatementVersion.objects.create(
        statement=draft.statement,
        number=before.number + 1 if before else 1,
        **{name: getattr(draft, name) for name in _COPIED},
        drafted_by_id=draft.author_id,
        drafted_by_name=draft.author_name,
        drafted_at=draft.drafted_at,
        checked_by_id=draft.checked_by_id,
        checked_by_name=draft.checked_by_name,
        checked_at=draft.checked_at,
        check_note=draft.check_note,
        published_by_id=_person(by),
        published_by_name=by.name,
        published_at=at,
        corrects=before,
        reason=draft.reason if before else "",
        changes=rules.changes(_figures(before.files), _figures(prepared.files)) if before else [],
        engine=statement.engine,
        inputs=[{"name": one.name, "sha256": one.sha256} for one in statement.inputs],
        definitions={measure.code: measure.definition_version for measure in statement.measures.measures},
        files=prepared.files,
    )


def _publish_openly(version: StatementVersion, prepared: _Prepared) -> None:
    force, files = version.statement.force, prepared.shown_files
    before: PublicStatement | None = prepared.before.public if prepared.before else None
    PublicStatement.objects.create(
        version=version,
        force_code=force.force_code,
        force_name=force.name,
        measure_set=version.statement.measure_set,
        title=version.statement.title,
        to_month=version.to_month,
        number=version.number,
        published_at=version.published_at,
        reason=version.reason,
        changes=rules.changes(_figures(before.files), _figures(files)) if before else [],
        files=files,
        digest=calculating.digest(prepared.shown.statement),
        hidden=prepared.shown.hidden,
        is_simulated=version.snapshot.is_simulated,
    )


def _figures(files: rendering.Kept) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(rendering.stored(files, "json"))
    return found


def _person(by: Actor) -> int:
    if by.person_id is None:
        raise NotAllowed("A statement is published by a person")
    return by.person_id
