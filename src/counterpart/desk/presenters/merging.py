"""What can be merged into a case, and what can be split from it."""

from collections.abc import Iterable

from counterpart.base.forms import Option
from counterpart.base.wording import local_time, pounds
from counterpart.casework.models import Case
from counterpart.casework.queries import cases
from counterpart.crimes.models import Incident, PropertyItem


def merge_options(others: Iterable[Case]) -> list[Option]:
    """The business's other live cases, told apart by what happened and when."""
    return [Option(case.pk, case.reference, hint=_about(case.primary_incident)) for case in others]


def occurrence_options(case: Case) -> list[Option]:
    """The further events told in the reports of the case."""
    return [
        Option(event.pk, f"What happened on {local_time(event.occurred_from)}", hint=event.note)
        for incident in cases.incidents(case)
        for event in incident.occurrences.all()
    ]


def item_options(case: Case) -> list[Option]:
    """The property told in the reports of the case."""
    return [
        Option(item.pk, _item(item), hint=pounds(item.value_pence) if item.value_pence else "")
        for incident in cases.incidents(case)
        for item in incident.property_items.all()
    ]


def _item(item: PropertyItem) -> str:
    what = item.description or item.category.replace("_", " ")
    return f"{item.quantity} x {what}" if item.quantity > 1 else what


def _about(incident: Incident) -> str:
    return f"{incident.get_what_happened_display()}, {local_time(incident.occurred_from)}"
