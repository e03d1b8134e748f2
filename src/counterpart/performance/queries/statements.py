"""Questions about statements: which there are, what they say, how they differ."""

import json

from django.db.models import QuerySet

from counterpart.base.actors import Actor
from counterpart.performance import rendering, rules
from counterpart.performance.models import (
    OPEN_STATES,
    DraftState,
    StandingStatement,
    StatementDraft,
    StatementPdf,
    StatementVersion,
)


def standing(actor: Actor) -> QuerySet[StandingStatement]:
    """Every statement that the actor's force issues, by title."""
    found: QuerySet[StandingStatement] = StandingStatement.objects.visible_to(actor)
    return found.select_related("force").order_by("title", "pk")


def drafts(actor: Actor) -> QuerySet[StatementDraft]:
    """Statements that are not published yet, the latest first."""
    found: QuerySet[StatementDraft] = StatementDraft.objects.visible_to(actor).filter(state__in=OPEN_STATES)
    return found.select_related("statement__force", "snapshot", "corrects").order_by("-drafted_at", "-pk")


def to_check(actor: Actor) -> QuerySet[StatementDraft]:
    """Drafts that wait for a check which this person may make."""
    return drafts(actor).filter(state=DraftState.SUBMITTED).exclude(author_id=actor.person_id)


def find_draft(actor: Actor, pk: int) -> StatementDraft:
    """One draft, whatever became of it. Raises StatementDraft.DoesNotExist."""
    found: QuerySet[StatementDraft] = StatementDraft.objects.visible_to(actor)
    return found.select_related("statement__force", "snapshot__force", "corrects").get(pk=pk)


def versions(actor: Actor) -> QuerySet[StatementVersion]:
    """Published versions, the newest period first, each period's latest version first."""
    found: QuerySet[StatementVersion] = StatementVersion.objects.visible_to(actor)
    return found.select_related("statement__force", "withdrawal", "public").order_by(
        "-to_month", "statement__title", "-number"
    )


def find_version(actor: Actor, pk: int) -> StatementVersion:
    """One version. Raises StatementVersion.DoesNotExist."""
    return versions(actor).select_related("snapshot", "corrects").get(pk=pk)


def latest(statement: StandingStatement, to_month: int) -> StatementVersion | None:
    """The version that stands for a month: the one with the highest number."""
    found: StatementVersion | None = (
        StatementVersion.objects.filter(statement=statement, to_month=to_month).order_by("-number").first()
    )
    return found


def siblings(version: StatementVersion) -> QuerySet[StatementVersion]:
    """Every version of the same statement and month, the latest first."""
    same = StatementVersion.objects.filter(statement_id=version.statement_id, to_month=version.to_month)
    return same.select_related("withdrawal").order_by("-number")


def pdf_of(version: StatementVersion, *, is_public: bool) -> StatementPdf | None:
    """The PDF of a version; None while no worker has made it."""
    found: StatementPdf | None = StatementPdf.objects.filter(version=version, is_public=is_public).first()
    return found


def content_of(version: StatementVersion, code: str) -> bytes:
    """A version in one format, as the force sees it. Raises KeyError where there is none (yet)."""
    if code == rendering.PDF:
        pdf = pdf_of(version, is_public=False)
        if pdf is None:
            raise KeyError(code)
        return rendering.stored({code: pdf.file}, code)
    if code not in rendering.NAMES:
        raise KeyError(code)
    return rendering.stored(version.files, code)


def changes_between(before: StatementVersion, after: StatementVersion) -> list[rules.Change]:
    """Every figure that differs between two versions."""
    old, new = (json.loads(rendering.stored(version.files, "json")) for version in (before, after))
    return rules.changes(old, new)
