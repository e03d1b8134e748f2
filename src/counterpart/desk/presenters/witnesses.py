"""Witness statements of a case in words: signed, on their way, asked for."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.html import format_html

from counterpart.base.wording import local_time
from counterpart.casework.models import Case
from counterpart.witnesses.models import StatementRequest, WitnessDraft, WitnessStatement


def statement_items(case: Case, statements: Iterable[WitnessStatement]) -> list[dict[str, Any]]:
    """One item for each signed statement."""
    return [
        {
            "href": reverse("desk_witness:statement", args=[case.reference, each.key]),
            "name": each.maker_name,
            "facts": _facts(each),
            "sha256": each.sha256,
        }
        for each in statements
    ]


def draft_rows(case: Case, drafts: Iterable[WitnessDraft]) -> list[list[Any]]:
    """Rows of a table; what an unsigned one says is its maker's own."""
    return [
        [
            each.maker_name,
            local_time(each.saved_at),
            _link("Take back", "desk_witness:withdraw", case.reference, each.key),
        ]
        for each in drafts
    ]


def request_rows(case: Case, requests: Iterable[StatementRequest], at: datetime) -> list[list[Any]]:
    """Rows of a table: who was asked, when, and how it stands."""
    return [[each.recipient_name, local_time(each.asked_at), *_standing(case, each, at)] for each in requests]


def _standing(case: Case, asked: StatementRequest, at: datetime) -> tuple[str, Any]:
    draft = getattr(asked, "draft", None)
    if draft is not None and hasattr(draft, "statement"):
        return "Signed", ""
    if asked.revoked_at is not None:
        return "Taken back", ""
    if asked.expires_at <= at:
        return "Expired", ""
    words = "Begun" if draft is not None else "Waiting"
    return words, _link("Take back", "desk_witness:revoke", case.reference, asked.pk)


def _facts(statement: WitnessStatement) -> str:
    further = f", further to statement {statement.amends.number}" if statement.amends else ""
    return (
        f"Statement {statement.number} about {statement.incident.reference}{further}. {local_time(statement.signed_at)}"
    )


def _link(text: str, name: str, *arguments: object) -> str:
    return format_html('<a class="govuk-link" href="{}">{}</a>', reverse(name, args=arguments), text)
