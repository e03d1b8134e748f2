"""Asking businesses for footage, on a case."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.desk.forms.footage import AskForm, ChosenForm, NothingToAskForm, ReasonForm
from counterpart.desk.presenters.evidence_frame import EvidenceFrame
from counterpart.desk.presenters.footage import AppealCard, MapOfCameras, Preview, case_point, first_answers
from counterpart.desk.views.case_form import CaseFormPage
from counterpart.desk.views.finding import find_case
from counterpart.footage import letters
from counterpart.footage.actions import appeals
from counterpart.footage.actions import requests as actions
from counterpart.footage.actions.appeals import Wanted
from counterpart.footage.models import FootageRequest
from counterpart.footage.queries import cameras as register
from counterpart.footage.queries import finding
from counterpart.footage.queries import requests as questions

_SALT = "counterpart.desk.footage"
# A page may be left open over a shift.
_VALID_SECONDS = 12 * 3600


def requests(request: Request, reference: str) -> HttpResponse:
    """What was asked for this case, and what came of it."""
    case = find_case(request, reference)
    found = list(questions.appeals_of(case))
    questions.list_requests(request.actor, [each for appeal in found for each in appeal.requests.all()], request.at)
    frame = EvidenceFrame(case, at=request.at, actor=request.actor)
    cards = [AppealCard(appeal, at=request.at) for appeal in found]
    return render(request, "desk/footage/requests.html", {"frame": frame, "cards": cards})


class OfFootage(CaseFormPage):
    """A form that leads back to what was asked for."""

    frame_class = EvidenceFrame
    then = "desk_footage:requests"


class Ask(OfFootage):
    """Where, when and what for; the next page shows who will be asked."""

    form_class = AskForm
    template = "desk/footage/ask.html"
    title = "Ask for footage"
    button = "See who will be asked"

    form: AskForm

    def form_options(self) -> Mapping[str, Any]:
        return {"here": case_point(self.case), "initial": first_answers(self.case, self.at)}

    def extra(self) -> Mapping[str, Any]:
        here = case_point(self.case)
        cameras = finding.cameras_for_map(self.case, here)
        register.list_cameras(self.by, cameras, self.at)
        return {"map": MapOfCameras(self.case, cameras, here=here, at=self.at)}

    def act(self, _answers: dict[str, Any]) -> None:
        appeals.check(case=self.case, wanted=self.form.wanted)

    def field_of(self, refusal: DomainError) -> str | None:
        return "where" if refusal.field == "area" else super().field_of(refusal)

    def post(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        self.form = self.form_class(self.typed(), at=self.at, **self.form_options())
        if not (self.form.is_valid() and self.acts()):
            return self.page(status=422)
        sealed = signing.dumps({"key": str(uuid4()), "case": self.case.pk, **_written(self.form.wanted)}, salt=_SALT)
        return _preview(self, self.form.wanted, sealed)


class Send(OfFootage):
    """Asks those that are ticked. What is asked for comes sealed from the page before."""

    form_class = ChosenForm
    title = "Ask for footage"

    def get(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        return redirect("desk_footage:ask", self.case.reference)

    def post(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        sealed = self.request.POST.get("sealed", "")
        try:
            told = signing.loads(sealed, salt=_SALT, max_age=_VALID_SECONDS)
        except signing.BadSignature:
            told = {}
        if told.get("case") != self.case.pk:
            messages.error(self.request, "This page was open for too long. Say again what to ask for")
            return redirect("desk_footage:ask", self.case.reference)
        wanted = _read(told)
        try:
            chosen = self.request.POST.getlist("chosen")
            made = appeals.make(case=self.case, key=told["key"], wanted=wanted, chosen=chosen, by=self.by, at=self.at)
        except DomainError as refusal:
            return _preview(self, wanted, sealed, refusal=refusal)
        count = made.requests.count()
        messages.success(self.request, f"Asked: {count} business{'' if count == 1 else 'es'}")
        return redirect("desk_footage:requests", self.case.reference)


class OfRequest(OfFootage):
    """A form about one request."""

    asked: FootageRequest

    def prepare(self) -> None:
        found = questions.find_request(self.by, self.kwargs["request_id"])
        if found is None or found.appeal.incident_id not in self._held():
            raise Http404
        self.asked = found
        self.intro = f"{found.asked_name}: {found.appeal.place}"

    def _held(self) -> set[int]:
        return {appeal.incident_id for appeal in questions.appeals_of(self.case)}


class Remind(OfRequest):
    form_class = NothingToAskForm
    title = "Send a reminder now"
    button = "Send reminder"
    done = "The reminder is sent"

    def act(self, _answers: dict[str, Any]) -> None:
        actions.remind(request=self.asked, by=self.by, at=self.at)


class Withdraw(OfRequest):
    form_class = ReasonForm
    title = "Withdraw this request"
    button = "Withdraw"
    done = "The request is withdrawn, and the business is told"

    def act(self, answers: dict[str, Any]) -> None:
        actions.withdraw(request=self.asked, reason=answers["reason"], by=self.by, at=self.at)


def _preview(page: OfFootage, wanted: Wanted, sealed: str, refusal: DomainError | None = None) -> HttpResponse:
    """Who will be asked: nothing is sent before this page is."""
    area = appeals.check(case=page.case, wanted=wanted)
    found = finding.who_may_have_filmed(page.case, area, wanted.filmed_from, wanted.filmed_to, page.at)
    cameras = [camera for candidate in found for camera in candidate.cameras]
    register.list_cameras(page.by, cameras, page.at)
    preview = Preview(found, at=page.at)
    form = ChosenForm(
        page.request.POST if refusal else None, at=page.at, options=preview.options, initial={"chosen": preview.ticked}
    )
    if refusal:
        form.errors.pop("chosen", None)
        form.add_error("chosen", refusal.message)
    frame = EvidenceFrame(page.case, at=page.at, actor=page.by)
    facts = {"frame": frame, "form": form, "preview": preview, "wanted": wanted, "sealed": sealed}
    facts["span"] = letters.span(wanted.filmed_from, wanted.filmed_to)
    return render(page.request, "desk/footage/preview.html", facts, status=422 if refusal else 200)


def _written(wanted: Wanted) -> dict[str, Any]:
    return {
        "area": wanted.area,
        "place": wanted.place,
        "from": wanted.filmed_from.isoformat(),
        "to": wanted.filmed_to.isoformat(),
        "looking_for": wanted.looking_for,
    }


def _read(told: Mapping[str, Any]) -> Wanted:
    start, end = (datetime.fromisoformat(told[name]) for name in ("from", "to"))
    return Wanted(told["area"], told["place"], start, end, told["looking_for"])
