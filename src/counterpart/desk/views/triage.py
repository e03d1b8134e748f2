"""Triage: confirm or override what the rules suggest; assess again on new facts."""

from collections.abc import Mapping
from typing import Any

from counterpart.base.errors import DomainError, NeedsReason
from counterpart.casework import suggestions
from counterpart.casework.actions import triage
from counterpart.casework.models import TriageAssessment
from counterpart.core.periods.local_time import local_date
from counterpart.desk.forms.triage import ReassessForm, TriageForm, as_typed
from counterpart.desk.presenters.triage import TriagePage
from counterpart.desk.views.case_form import CaseFormPage


class Triage(CaseFormPage):
    form_class = TriageForm
    template = "desk/triage.html"
    title = "Triage"
    button = "Save changes"
    done = "The triage is saved"
    then = "desk:triage"

    form: TriageForm
    assessment: TriageAssessment

    def prepare(self) -> None:
        self.assessment = self.case.triage_assessments.latest("assessed_at", "pk")

    def form_options(self) -> Mapping[str, Any]:
        suggested = suggestions.flat(self.assessment.suggested)
        return {
            "suggested": suggested,
            "initial": as_typed({**suggested, **self.assessment.decided}) | self._reasons(),
            "day": local_date(self.case.primary_incident.occurred_from),
            "force_code": self.case.force.force_code,
            "today": local_date(self.case.opened_at),
        }

    def typed(self) -> Any:
        """What was sent, or the suggestions themselves where they are confirmed as they stand."""
        if "as_suggested" not in self.request.POST:
            return self.request.POST
        return as_typed(suggestions.flat(self.assessment.suggested))

    def act(self, _answers: dict[str, Any]) -> None:
        triage.decide(
            case=self.case,
            decided=self.form.decided(),
            override_reasons=self.form.reasons(),
            by=self.by,
            at=self.at,
        )

    def field_of(self, refusal: DomainError) -> str | None:
        """A reason that is missing is asked for in the field for reasons."""
        reason = f"reason_{refusal.field}"
        return reason if isinstance(refusal, NeedsReason) and reason in self.form.fields else super().field_of(refusal)

    def extra(self) -> Mapping[str, Any]:
        return {"triage": TriagePage(self.assessment, self.form)}

    def _reasons(self) -> dict[str, str]:
        return {f"reason_{key}": reason for key, reason in self.assessment.override_reasons.items()}


class Reassess(CaseFormPage):
    form_class = ReassessForm
    title = "Assess again"
    intro = "The rules look at the report again with what you have found. Nothing that was decided is lost."
    button = "Assess again"
    done = "The report is assessed again"
    then = "desk:triage"

    def act(self, answers: dict[str, Any]) -> None:
        triage.reassess(case=self.case, prolific=answers["prolific"], series=answers["series"], by=self.by, at=self.at)
