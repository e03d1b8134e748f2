"""A page with one form about one image, identification, person or challenge."""

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
from counterpart.desk.views.image_finding import find_image
from counterpart.suspects.models import SuspectImage


class SubjectFormPage(View):
    """A subclass finds its subject in `prepare`, names its words and form, and says which action it calls."""

    form_class: ClassVar[type[Form]]
    template: ClassVar[str] = "desk/images/form.html"
    title: str
    intro: str = ""
    button: str = "Save"
    done: str = "Saved"
    back: tuple[str, str] = ("Images", "desk_images:register")

    request: Request
    form: Form
    image: SuspectImage | None = None

    @property
    def by(self) -> Actor:
        return self.request.actor

    @property
    def at(self) -> datetime:
        return self.request.at

    def prepare(self) -> None:
        """Find what the address names. Raises Http404 where there is no such thing."""
        raise NotImplementedError

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

    def act(self, answers: dict[str, Any]) -> None:
        """The one call into the domain."""
        raise NotImplementedError

    def leave(self) -> HttpResponseRedirect:
        """Where to go when it is done."""
        return redirect(self.back[1])

    def dispatch(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        self.prepare()
        return super().dispatch(request, *args, **kwargs)

    def get(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        self.form = self.form_class(at=self.at, **self.form_options())
        return self.page()

    def post(self, *_args: Any, **_kwargs: Any) -> HttpResponse:
        self.form = self.form_class(self.request.POST, at=self.at, **self.form_options())
        if self.form.is_valid() and self.acts():
            messages.success(self.request, self.done)
            return self.leave()
        return self.page(status=422)

    def acts(self) -> bool:
        """Whether the action went through; where it refused, the form now says why."""
        try:
            self.act(self.form.cleaned_data)
        except DomainError as refusal:
            self.form.add_error(refusal.field if refusal.field in self.form.fields else None, refusal.message)
            return False
        return True

    def page(self, status: int = 200) -> HttpResponse:
        context = {"page": self, "form": self.form, "image": self.image, **self.extra()}
        return render(self.request, self.template, context, status=status)


class ImageFormPage(SubjectFormPage):
    """About one image in date; afterwards its page is shown again."""

    image: SuspectImage

    def prepare(self) -> None:
        self.image = find_image(self.request, self.kwargs["key"])

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_images:image", key=self.image.key)
