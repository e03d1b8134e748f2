"""Recording crimes, their numbers and outcomes."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from counterpart.accounts.requests import Request
from counterpart.casework.actions import crimes, outcomes
from counterpart.casework.queries import cases, drafts
from counterpart.core.periods.local_time import local_date
from counterpart.crimes.cancel_codes import cancel_codes
from counterpart.crimes.models import Crime, Incident, Outcome
from counterpart.desk.forms.crimes import CancelCrimeForm, NotRecordedForm, NumberForm, OutcomeForm, RecordCrimeForm
from counterpart.desk.forms.messages import OutcomeLetterForm
from counterpart.desk.presenters.case_frame import CaseFrame
from counterpart.desk.presenters.crimes import crime_lines, initial_crime
from counterpart.desk.views.case_form import CaseFormPage
from counterpart.desk.views.finding import find_case


def crime(request: Request, reference: str) -> HttpResponse:
    """What is recorded from each report of the case."""
    case = find_case(request, reference)
    frame = CaseFrame(case, at=request.at, actor=request.actor)
    return render(request, "desk/crime.html", {"frame": frame, "lines": crime_lines(case, frame.clocks)})


class OfIncident(CaseFormPage):
    """A form about one report of the case."""

    then = "desk:crime"
    incident: Incident

    def prepare(self) -> None:
        self.incident = get_object_or_404(cases.incidents(self.case), pk=self.kwargs["incident_id"])


class RecordCrime(OfIncident):
    form_class = RecordCrimeForm
    title = "Record a crime"
    intro = "One crime for each victim. The business is told at once, with its crime number if there is one."
    button = "Record crime"
    done = "The crime is recorded and the business is told"

    form: RecordCrimeForm

    def form_options(self) -> Mapping[str, Any]:
        return {"day": local_date(self.incident.occurred_from), "initial": initial_crime(self.case, self.incident)}

    def act(self, answers: dict[str, Any]) -> None:
        crimes.record(
            case=self.case,
            incident=self.incident,
            offence_code=answers["offence_code"],
            victim_kind=answers["victim_kind"],
            victim_name=answers["victim_name"] or "",
            flag_answers=self.form.flag_answers(),
            is_business_crime=self.form.flag_override(),
            override_reason=answers["override_reason"] or "",
            system=answers["system"] or "",
            crime_number=answers["crime_number"] or "",
            by=self.by,
            at=self.at,
        )


class NotRecorded(OfIncident):
    form_class = NotRecordedForm
    title = "No crime is recorded"
    button = "Save and tell the business"
    done = "The reason is kept and the business is told"

    def act(self, answers: dict[str, Any]) -> None:
        crimes.not_recorded(case=self.case, incident=self.incident, reason=answers["reason"], by=self.by, at=self.at)


class OfCrime(CaseFormPage):
    """A form about one crime of the case."""

    then = "desk:crime"
    crime: Crime

    def prepare(self) -> None:
        found = (each for incident in cases.incidents(self.case) for each in incident.crimes.all())
        crime = next((each for each in found if each.pk == self.kwargs["crime_id"]), None)
        if crime is None:
            raise Http404
        self.crime = crime


class AddNumber(OfCrime):
    form_class = NumberForm
    title = "Add a number from another system"
    intro = "A number of a shape that we do not know is kept, with a warning."
    button = "Add number"
    done = "The number is kept"

    form: NumberForm

    def act(self, answers: dict[str, Any]) -> None:
        reference = crimes.attach_reference(
            case=self.case,
            incident=self.crime.incident,
            crime=self.crime,
            system=self.form.system,
            kind=self.form.kind,
            value=answers["value"],
            by=self.by,
            at=self.at,
        )
        self.done = f"{self.done}. {reference.warning}".rstrip(" .") + "."


class Decide(OfCrime):
    form_class = OutcomeForm
    title = "Give the crime an outcome"
    button = "Save outcome"
    done = "The outcome is saved"

    form: OutcomeForm

    def form_options(self) -> Mapping[str, Any]:
        return {"day": local_date(self.at)}

    def act(self, answers: dict[str, Any]) -> None:
        outcomes.decide(
            case=self.case,
            crime=self.crime,
            outcome_type=answers["outcome_type"],
            reason=answers["reason"],
            suspect_identified=answers["suspect_identified"],
            victim_supports=self.form.supports(),
            suspect_age=answers["suspect_age"],
            receiving_body=answers["receiving_body"] or "",
            is_enhanced=answers["enhanced"],
            by=self.by,
            at=self.at,
        )


class Tell(OfCrime):
    form_class = OutcomeLetterForm
    title = "Tell the business the outcome"
    intro = "The letter keeps the promise to tell the victim. Read it as the business will read it."
    button = "Send letter"
    done = "The letter is sent"

    outcome: Outcome

    def prepare(self) -> None:
        super().prepare()
        outcome = next(iter(self.crime.outcomes.all()), None)
        if outcome is None:
            raise Http404
        self.outcome = outcome

    def form_options(self) -> Mapping[str, Any]:
        draft = drafts.outcome(self.crime, self.outcome.outcome_type, self.outcome.reason)
        return {"initial": {"letter_body": draft.body}}

    def act(self, answers: dict[str, Any]) -> None:
        outcomes.tell(case=self.case, outcome=self.outcome, letter_body=answers["letter_body"], by=self.by, at=self.at)


class CancelCrime(OfCrime):
    form_class = CancelCrimeForm
    title = "Cancel this crime"
    intro = "Only additional verifiable information cancels a crime. The record of it stays."
    button = "Cancel crime"
    done = "The crime is cancelled"

    def form_options(self) -> Mapping[str, Any]:
        return {"codes": list(cancel_codes().items())}

    def act(self, answers: dict[str, Any]) -> None:
        crimes.cancel(
            case=self.case, crime=self.crime, code=answers["code"], reason=answers["reason"], by=self.by, at=self.at
        )
