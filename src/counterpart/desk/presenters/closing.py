"""What is still to do before a case can be closed, each with the page on which it is done."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from counterpart.casework.models import Case
from counterpart.casework.queries import closing
from counterpart.core.offences import codes


def to_do_items(case: Case) -> list[dict[str, Any]]:
    """Options of the task list, in the order of `casework.queries.closing.to_do`; empty when the case can be closed."""
    return [
        {"title": title, "status": "To do", "tone": "active", "href": reverse(name, kwargs=key)}
        for title, name, key in _to_do(case)
    ]


def _to_do(case: Case) -> Iterator[tuple[str, str, dict[str, Any]]]:
    key = {"reference": case.reference}
    for task in closing.open_reviews(case):
        yield "Detective sergeant review", "desk:finish_task", key | {"task_id": task.pk}
    for incident in closing.undecided(case):
        title = f"Record a crime from {incident.reference}, or say why not"
        yield title, "desk:crime", key
    for crime in closing.without_outcome(case):
        title = f"Outcome of {codes.get(crime.offence_code).title} ({crime.incident.reference})"
        yield title, "desk:outcome", key | {"crime_id": crime.pk}
