"""What candidate search stands on: assessments, training and thresholds."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from counterpart.accounts.requests import Request
from counterpart.casework.queries.workers import workers
from counterpart.desk.forms.searches import AssessmentForm, ThresholdsForm, TrainingForm, WhyForm
from counterpart.desk.presenters.searches import GroundPage
from counterpart.desk.views.image_form import SubjectFormPage
from counterpart.desk.views.search_finding import force_of
from counterpart.searches import faces
from counterpart.searches.actions import assessments, thresholds, trainings
from counterpart.searches.models import Assessment
from counterpart.searches.queries import finding, switch


def ground(request: Request) -> HttpResponse:
    """What is on record, and what is missing."""
    view = GroundPage(request.actor, at=request.at, missing=switch.missing(force_of(request), request.at))
    return render(request, "desk/searches/ground.html", {"view": view})


class OfGround(SubjectFormPage):
    """A form that leads back to what candidate search stands on."""

    back = ("What it stands on", "desk_searches:ground")

    def prepare(self) -> None:
        self.force = force_of(self.request)


class RecordAssessment(OfGround):
    form_class = AssessmentForm
    title = "Record an approved assessment"
    intro = "Somebody of rank has approved the document. The document itself stays where the force keeps it."
    done = "The assessment is on record"

    def act(self, answers: dict[str, Any]) -> None:
        assessments.record(force=self.force, by=self.by, at=self.at, **answers)


class Withdraw(OfGround):
    form_class = WhyForm
    title = "Withdraw this assessment"
    intro = "Without another one, candidate search is off at once, and every template is overwritten."
    button = "Withdraw"
    done = "The assessment is withdrawn"

    assessment: Assessment

    def prepare(self) -> None:
        super().prepare()
        self.assessment = get_object_or_404(finding.assessments(self.by), pk=self.kwargs["pk"])

    def act(self, answers: dict[str, Any]) -> None:
        assessments.withdraw(assessment=self.assessment, why=answers["why"], by=self.by, at=self.at)


class RecordTraining(OfGround):
    form_class = TrainingForm
    title = "Record training"
    done = "The training is on record"

    def form_options(self) -> Mapping[str, Any]:
        return {"people": [(person.pk, person.name) for person in workers(self.force, self.at)]}

    def act(self, answers: dict[str, Any]) -> None:
        person = get_object_or_404(workers(self.force, self.at), pk=answers.pop("person"))
        trainings.record(force=self.force, person=person, by=self.by, at=self.at, **answers)


class DecideThresholds(OfGround):
    form_class = ThresholdsForm
    title = "Decide what counts as near"
    done = "The decision is on record"

    @property
    def nothing(self) -> str:
        return "" if faces.is_named() else "This site names no matcher: whoever runs it sets COUNTERPART_FACES."

    def act(self, answers: dict[str, Any]) -> None:
        shares = {name: answers.pop(name) / 100 for name in ("strong_below", "moderate_below", "least_quality")}
        matcher = faces.name_of(faces.matcher())
        thresholds.decide(force=self.force, matcher=matcher, by=self.by, at=self.at, **shares, **answers)
