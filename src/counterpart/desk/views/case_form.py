"""A page of one case with one form: who may, which record, one call, wrap, render."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views import View

from counterpart.accounts.requests import Request
from counterpart.base.actors import Actor
from counterpart.base.errors import DomainError
from counterpart.base.forms import Form
from counterpart.casework.models import Case
from counterpart.desk.presenters.case_frame import CaseFrame
from counterpart.desk.views.finding import find_case


class CaseFormPage(View):
    """A form about one case. A subclass names its words and form, and says which action it calls.

    A refusal of the domain stands beside the field that it is about, and what was typed is kept.
    """

    form_class: ClassVar[type[Form]]
    frame_class: ClassVar[type[CaseFrame]] = CaseFrame
    template: ClassVar[str] = "desk/case_form.html"
    title: str
    intro: str = ""
    button: str = "Save"
    done: str = "Saved"
    then: str = "desk:case"

    request: Request
    case: Case
    form: Form

    @property
    def by(self) -> Actor:
        return self.request.actor

    @property
    def at(self) -> datetime:
        return self.request.at

    def prepare(self) -> None:
        """Find what else the address names. Raises Http404 where the case has no such thing."""

    def form_options(self) -> Mapping[str, Any]:
        """What the form needs beside the answers."""
        return {}

    def extra(self) -> Mapping[str, Any]:
        """What the template needs beside the frame and the form."""
        return {}

    @property
    def nothing(self) -> str:
        """Why there is nothing to fill in, where so: the form is left out."""
        return ""

    def typed(self) -> Any:
        """What was sent with the form."""
        return self.request.POST

    def act(self, answers: dict[str, Any]) -> None:
        """The one call into the domain. `self.form` is the valid form that the answers come from."""
        raise NotImplementedError

    def dispatch(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        self.case = find_case(request, kwargs["reference"])
        self.prepare()
        return super().dispatch(request, *args, **kwargs)

    def get(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        self.form = self.form_class(at=self.at, **self.form_options())
        return self.page()

    def post(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        self.form = self.form_class(self.typed(), at=self.at, **self.form_options())
        if self.form.is_valid() and self.acts():
            messages.success(self.request, self.done)
            return self.leave()
        return self.page(status=422)

    def acts(self) -> bool:
        """Whether the action went through; where it refused, the form now says why."""
        try:
            self.act(self.form.cleaned_data)
        except DomainError as refusal:
            self.form.add_error(self.field_of(refusal), refusal.message)
            return False
        return True

    def field_of(self, refusal: DomainError) -> str | None:
        """The field beside which a refusal stands; None for the top of the page."""
        return refusal.field if refusal.field in self.form.fields else None

    def leave(self) -> HttpResponseRedirect:
        return redirect(self.then, reference=self.case.reference)

    def page(self, status: int = 200) -> HttpResponse:
        frame = self.frame_class(self.case, at=self.at, actor=self.by)
        context = {"frame": frame, "form": self.form, "page": self, **self.extra()}
        return render(self.request, self.template, context, status=status)
