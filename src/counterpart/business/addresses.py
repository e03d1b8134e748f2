"""Addresses of the pages of a draft."""

from django.urls import reverse

from counterpart.crimes.models import ReportDraft


def page(draft: ReportDraft, key: str) -> str:
    """The page of a draft, by its key in the question table."""
    return reverse("business:page", args=[draft.key, key.replace("_", "-")])


def change(draft: ReportDraft, key: str) -> str:
    """The same, to change an answer and return to checking."""
    return f"{page(draft, key)}?change=1"
