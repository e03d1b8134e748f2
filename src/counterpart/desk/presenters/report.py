"""The report as it was made, in the words of its questions, and what was added since."""

from dataclasses import dataclass

from counterpart.base.wording import local_time, pounds
from counterpart.casework.models import Case
from counterpart.casework.queries import groups
from counterpart.core.reporting.answers import Answers
from counterpart.crimes import queries as crimes
from counterpart.crimes import told
from counterpart.crimes.models import FurtherInformation, Incident


@dataclass(frozen=True, slots=True)
class ToldReport:
    """One incident of the case: its words, its loss, and what the business added."""

    incident: Incident
    sections: tuple[told.Section, ...]
    added: list[FurtherInformation]

    @property
    def title(self) -> str:
        return f"{self.incident.get_what_happened_display()}, reported {local_time(self.incident.reported_at)}"

    @property
    def loss(self) -> str:
        """The loss as the business put it; shown last, for it decides nothing."""
        return pounds(self.incident.loss_pence) if self.incident.loss_pence else ""


def reports_of(case: Case) -> list[ToldReport]:
    """Every report that the case holds, the first one first."""
    return [_told(crimes.whole(incident)) for incident in groups.held_incidents(case)]


def _told(incident: Incident) -> ToldReport:
    names = {"where.premises_id": str(incident.premises)} if incident.premises else {}
    return ToldReport(
        incident=incident,
        sections=told.sections(Answers.from_json(incident.answers), names),
        added=list(incident.further_information.all()),
    )
