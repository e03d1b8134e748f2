"""The reports as they were made, to be read by people and by machines."""

from collections.abc import Iterator
from typing import Any

from django.template.loader import render_to_string

from counterpart.bundles.gathering.parts import Contents, Document, document, facts, facts_of
from counterpart.casework.models import Case
from counterpart.casework.queries import groups
from counterpart.core.reporting.answers import Answers
from counterpart.crimes import queries, told
from counterpart.crimes.models import Incident

_REPORT = (
    "reference channel reported_at reporter_name reporter_email reporter_phone what_happened description "
    "occurred_from occurred_to address postcode answers withdrawn_at withdrawn_reason not_recorded_at "
    "not_recorded_reason is_simulated"
)
_ADDED = "added_at added_by_name text"
_ITEM = "position category description quantity value_pence owner serial is_recovered is_damaged"


def gather(case: Case) -> Contents:
    """Each report that the case holds, with what was added to it."""
    incidents = [queries.whole(incident) for incident in groups.held_incidents(case)]
    return Contents([each for incident in incidents for each in _documents(incident)])


def _documents(incident: Incident) -> Iterator[Document]:
    path = f"data/reports/{incident.reference}"
    value = {
        **facts(incident, _REPORT),
        "force": incident.force.name,
        "organisation": incident.organisation and incident.organisation.name,
        "premises": incident.premises and incident.premises.name,
        "property": facts_of(incident.property_items.all(), _ITEM),
        "added_later": facts_of(incident.further_information.all(), _ADDED),
    }
    page = render_to_string("bundles/report.html", _page(incident), using="jinja2")
    yield Document(f"{path}.html", page.encode(), f"Report {incident.reference} as it was made")
    yield document(f"{path}.json", value)


def _page(incident: Incident) -> dict[str, Any]:
    names = {"where.premises_id": incident.premises.name} if incident.premises else {}
    return {"incident": incident, "sections": told.sections(Answers.from_json(incident.answers), names)}
