"""A page with one form: who may, which record, one call, wrap, render."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.views import View

from counterpart.accounts.requests import Request
from counterpart.base.actors import Actor
from counterpart.base.errors import DomainError
from counterpart.base.forms import Form


class FormPage(View):
    """A subclass finds its subject in `prepare`, names its words and form, and says which action it calls.

    A refusal of the domain stands beside the field that it is about, and what was typed is kept.
    """

    form_class: ClassVar[type[Form]]
    template: ClassVar[str]
    title: str
    intro: str = ""
    button: str = "Save"
    done: str = "Saved"

    request: Request
    form: Form

    @property
    def by(self) -> Actor:
        return self.request.actor

    @property
    def at(self) -> datetime:
        return self.request.at

    def prepare(self) -> None:
        """Find what the address names. Raises Http404 where there is no such thing."""

    def form_options(self) -> Mapping[str, Any]:
        """What the form needs beside the answers."""
        return {}

    def extra(self) -> Mapping[str, Any]:
        """What the template needs beside the form."""
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

    def leave(self) -> HttpResponseRedirect:
        """Where to go when it is done."""
        raise NotImplementedError

    def dispatch(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
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

    def around(self) -> Mapping[str, Any]:
        """What stands around every form of this kind: the frame of a case, a picture."""
        return {}

    def page(self, status: int = 200) -> HttpResponse:
        context = {"page": self, "form": self.form, **self.around(), **self.extra()}
        return render(self.request, self.template, context, status=status)
