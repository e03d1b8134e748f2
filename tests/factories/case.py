from typing import Any

from counterpart.casework.actions import clocks
from counterpart.casework.models import Case, CaseIncident
from tests.factories.incident import make_incident
from tests.factories.moments import NOW

_OF_THE_INCIDENT = (
    "force",
    "organisation",
    "premises",
    "what_happened",
    "contact_how",
    "told",
    "reported_by",
    "district",
)


def make_case(**fields: Any) -> Case:
    """A new case of one report with its clocks running, without triage or checklist; `force` must be given.

    Facts of the report (`what_happened`, `told`, ...) go to the incident, unless `incident` is given.
    """
    opened_at = fields.pop("opened_at", NOW)
    told = {name: fields.pop(name) for name in _OF_THE_INCIDENT if name in fields}
    incident = fields.pop("incident", None) or make_incident(reported_at=opened_at, **told)
    case = Case.objects.create(
        **{
            "reference": incident.reference,
            "force": incident.force,
            "organisation": incident.organisation,
            "premises": incident.premises,
            "primary_incident": incident,
            "opened_at": opened_at,
            "harm_band": 3,
            **fields,
        }
    )
    CaseIncident.objects.create(case=case, incident=incident, joined_at=opened_at)
    clocks.start_first(case=case, reported_at=incident.reported_at)
    return case
