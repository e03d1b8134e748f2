"""Adding an image of a person: first the still or picture that shows them, then the part of it, and what is known."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.casework.queries import cases
from counterpart.crimes.models import Crime
from counterpart.desk.forms.images import AddImageForm
from counterpart.desk.presenters.case_frame import CaseFrame
from counterpart.desk.presenters.images import sources
from counterpart.desk.presenters.player import PlayerPage
from counterpart.desk.views.case_form import CaseFormPage
from counterpart.desk.views.finding import find_case
from counterpart.evidence.models import EvidenceFile
from counterpart.suspects.actions import adding
from counterpart.suspects.errors import NotUsable, OutOfBounds
from counterpart.suspects.models import Nominal, SuspectImage
from counterpart.suspects.queries import people, register


def choose(request: Request, reference: str) -> HttpResponse:
    """The stills and pictures of a case's evidence, each a link to the form."""
    case = find_case(request, reference)
    frame = CaseFrame(case, at=request.at, actor=request.actor)
    shown = {"frame": frame, "sources": sources(case, register.sources_of(case))}
    return render(request, "desk/images/choose.html", shown)


class AddImage(CaseFormPage):
    form_class = AddImageForm
    template = "desk/images/add.html"
    title = "Add an image of a person"
    intro = "Nobody is shown it until it is circulated."
    button = "Add image"
    done = "The image is in the register"
    then = "desk_images:of_case"

    form: AddImageForm
    file: EvidenceFile
    added: SuspectImage

    def prepare(self) -> None:
        try:
            self.file = register.sources_of(self.case).get(key=self.kwargs["key"])
        except EvidenceFile.DoesNotExist as error:
            raise Http404 from error
        self.crimes: dict[int, Crime] = {
            crime.pk: crime for incident in cases.incidents(self.case) for crime in incident.crimes.all()
        }

    def form_options(self) -> Mapping[str, Any]:
        return {"crimes": [(key, str(crime)) for key, crime in self.crimes.items()]}

    def extra(self) -> Mapping[str, Any]:
        return {"view": PlayerPage(self.case, self.file, actor=self.by)}

    def act(self, answers: dict[str, Any]) -> None:
        self.added = adding.add(
            case=self.case,
            file=self.file,
            image_class=answers["image_class"],
            under_18=answers["under_18"],
            caption=answers["caption"] or "",
            crime=self.crimes.get(answers["crime"]),
            nominal=self._person(answers["person"]),
            box=self.form.box(),
            by=self.by,
            at=self.at,
        )

    def _person(self, reference: str | None) -> Nominal | None:
        if not reference:
            return None
        try:
            return people.open_nominal(self.by, reference, self.at, f"An image of case {self.case.reference}")
        except Nominal.DoesNotExist as error:
            raise NotUsable("There is no person record of this reference. Find it under People", "person") from error

    def field_of(self, refusal: DomainError) -> str | None:
        return "x_1" if isinstance(refusal, OutOfBounds) else super().field_of(refusal)

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_images:image", key=self.added.key)
