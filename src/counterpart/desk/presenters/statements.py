"""Statements as their pages show them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from counterpart.base.wording import day, local_time
from counterpart.core.periods.months import first_day, rolling
from counterpart.performance import rendering
from counterpart.performance.models import DraftState, StatementDraft, StatementVersion
from counterpart.performance.rules import Change

_TONES = {DraftState.DRAFT: "neutral", DraftState.SUBMITTED: "waiting", DraftState.CHECKED: "active"}
_KILO = 1000


def month_name(month: int) -> str:
    """September 2025."""
    return f"{first_day(month):%B %Y}"


def period(to_month: int) -> str:
    """12 months to September 2025."""
    return f"{rolling(to_month).months} months to {month_name(to_month)}"


def draft_rows(drafts: Iterable[StatementDraft]) -> list[list[Any]]:
    """Rows of a table: drafts that are open."""
    return [
        [
            {"text": draft.statement.title, "href": reverse("desk_statements:draft", args=[draft.pk])},
            month_name(draft.to_month),
            "Correction" if draft.corrects_id else "New",
            draft.author_name,
            draft.get_state_display(),
        ]
        for draft in drafts
    ]


def version_rows(versions: Iterable[StatementVersion]) -> list[list[Any]]:
    """Rows of a table: published versions, each with how it stands."""
    listed = list(versions)
    latest: dict[tuple[int, int], int] = {}
    for version in listed:
        key = (version.statement_id, version.to_month)
        latest[key] = max(latest.get(key, 0), version.number)
    return [
        [
            {"text": version.statement.title, "href": reverse("desk_statements:version", args=[version.pk])},
            month_name(version.to_month),
            str(version.number),
            day(version.published_at),
            standing_of(version, latest[version.statement_id, version.to_month])["text"],
        ]
        for version in listed
    ]


def standing_of(version: StatementVersion, latest: int) -> dict[str, str]:
    """How a version stands, in words and a tone."""
    if hasattr(version, "withdrawal"):
        return {"text": "Withdrawn", "tone": "urgent"}
    if version.number < latest:
        return {"text": "Superseded", "tone": "neutral"}
    return {"text": "In force", "tone": "good"}


def state_of(draft: StatementDraft) -> dict[str, str]:
    """How a draft stands."""
    return {"text": draft.get_state_display(), "tone": _TONES.get(DraftState(draft.state), "neutral")}


def draft_facts(draft: StatementDraft) -> list[dict[str, Any]]:
    """Rows of a summary list: what the draft is made from, and by whom."""
    facts = {
        "Period": period(draft.to_month),
        "Data": f"{draft.snapshot.get_source_display()}: {draft.snapshot.rows:,} rows, as of "
        f"{local_time(draft.snapshot.loaded_at or draft.snapshot.requested_at)}",
        "Breakdown": "County and districts" if draft.by_district else "County",
        "Baseline": str(draft.baseline_year),
        "Missing months": draft.get_missing_display(),
        "Drafted": f"{draft.author_name}, {local_time(draft.drafted_at)}",
        "Checked": f"{draft.checked_by_name}, {local_time(draft.checked_at)}" if draft.checked_at else "Not yet",
    }
    if draft.corrects is not None:
        facts["Puts right"] = f"Version {draft.corrects.number}: {draft.reason}"
    return _summary(facts)


def version_facts(version: StatementVersion) -> list[dict[str, Any]]:
    """Rows of a summary list: who answers for a version, and what it was made from."""
    facts = {
        "Period": period(version.to_month),
        "Drafted": f"{version.drafted_by_name}, {local_time(version.drafted_at)}",
        "Checked": f"{version.checked_by_name}, {local_time(version.checked_at)}",
        "Published": f"{version.published_by_name}, {local_time(version.published_at)}",
        "Data": f"{version.snapshot.get_source_display()}: {version.snapshot.rows:,} rows of "
        f"{len(version.inputs):,} {'file' if len(version.inputs) == 1 else 'files'}, counted by {version.engine}",
        "Digest": version.digest,
    }
    if version.check_note:
        facts["Note of the check"] = version.check_note
    return _summary(facts)


def downloads(version: StatementVersion, *, has_pdf: bool) -> list[dict[str, str]]:
    """Links to a version in every format that is there."""
    return [
        {
            "text": name,
            "href": reverse("desk_statements:download", args=[version.pk, code]),
            "size": _size(int(version.files[code]["size"])) if code in version.files else "",
        }
        for code, name in rendering.NAMES.items()
        if code in version.files or (code == rendering.PDF and has_pdf)
    ]


def change_rows(changes: Sequence[Change]) -> list[list[str]]:
    """Rows of a table: each figure that differs."""
    return [
        [each["measure"], each["place"], each["figure"], _number(each["before"]), _number(each["after"])]
        for each in changes
    ]


def _number(value: int | float | None) -> str:
    return "Not given" if value is None else f"{value:,}"


def _size(size: int) -> str:
    return f"{size / _KILO:,.0f} kB" if size >= _KILO else f"{size} bytes"


def _summary(facts: dict[str, str]) -> list[dict[str, Any]]:
    return [{"key": {"text": key}, "value": {"text": value}} for key, value in facts.items()]
