"""Do you know this person? The feed for officers, and what becomes of their answers."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from counterpart.accounts.requests import Request
from counterpart.base import audit
from counterpart.desk.forms.images import KnowForm, ReasonForm, ReviewForm
from counterpart.desk.presenters.images import IdentificationPage, cards, identification_rows
from counterpart.desk.views.image_finding import purpose
from counterpart.desk.views.image_form import ImageFormPage, SubjectFormPage
from counterpart.suspects.actions import identifications as actions
from counterpart.suspects.models import Identification, SuspectImage
from counterpart.suspects.queries import galleries, register
from counterpart.suspects.queries import people as found

AT_ONCE = 12


def feed(request: Request) -> HttpResponse:
    """People whom the actor has not been asked about, or has not answered for."""
    shown = list(galleries.unanswered(request.actor, request.at)[:AT_ONCE])
    register.log_shown(request.actor, shown, request.at)
    return render(request, "desk/images/know.html", {"cards": cards(shown)})


class Know(ImageFormPage):
    """One person, one question."""

    form_class = KnowForm
    template = "desk/images/answer.html"
    title = "Do you know this person?"
    button = "Send answer"
    done = "Thank you. Your answer is kept"
    back = ("Do you know this person?", "desk_images:know")

    form: KnowForm

    def prepare(self) -> None:
        key = self.kwargs["key"]
        shown = galleries.shown_to_officers(self.by, self.at).filter(key=key).first()
        if shown is None:
            raise Http404
        self.image: SuspectImage = shown
        audit.read(by=self.by, at=self.at, action="image.open", target=shown)

    @property
    def nothing(self) -> str:
        return "You have answered for this person." if galleries.has_answered(self.by, self.image) else ""

    def act(self, answers: dict[str, Any]) -> None:
        if answers["answer"] == "no":
            actions.not_known(image=self.image, by=self.by, at=self.at)
            return
        named, reason = self.form.said()
        actions.offer(
            image=self.image, named=named, confidence=answers["answer"], reason=reason, by=self.by, at=self.at
        )

    def leave(self) -> HttpResponseRedirect:
        """On to the next person, where there is one."""
        following = galleries.unanswered(self.by, self.at).first()
        return redirect("desk_images:answer", key=following.key) if following else redirect("desk_images:know")


def identifications(request: Request) -> HttpResponse:
    """What waits for two people."""
    waiting = list(found.waiting(request.actor, request.at))
    register.log_shown(request.actor, (each.image for each in waiting), request.at)
    context = {"rows": identification_rows(waiting, request.actor)}
    return render(request, "desk/images/identifications.html", context)


class OfIdentification(SubjectFormPage):
    """About one identification of an image in date."""

    back = ("Identifications", "desk_images:identifications")
    identification: Identification

    def prepare(self) -> None:
        try:
            self.identification = found.find_identification(self.by, self.kwargs["pk"])
            self.image = register.find_image(self.by, self.identification.image.key, self.at)
        except (Identification.DoesNotExist, SuspectImage.DoesNotExist) as error:
            raise Http404 from error
        why = purpose(self.request)
        audit.read(by=self.by, at=self.at, action="identification.open", target=self.identification, justification=why)

    def log(self) -> None:
        """Who said whom is read for its own case, or for what the reader has said before."""
        why = purpose(self.request) or f"Identification in case {self.identification.image.case.reference}"
        audit.read(by=self.by, at=self.at, action="identification.open", target=self.identification, justification=why)

    def extra(self) -> Mapping[str, Any]:
        return {"view": IdentificationPage(self.identification, self.by)}


class Review(OfIdentification):
    form_class = ReviewForm
    template = "desk/images/review.html"
    title = "Confirm who this is"
    button = "Save my answer"
    done = "Your answer is kept"

    @property
    def nothing(self) -> str:
        return IdentificationPage(self.identification, self.by).why_not

    def form_options(self) -> Mapping[str, Any]:
        self.likely = found.likely_nominals(self.by, self.identification)
        return {"nominals": [(each.pk, f"{each.name}, {each.reference}") for each in self.likely]}

    def act(self, answers: dict[str, Any]) -> None:
        actions.review(
            identification=self.identification,
            agrees=answers["agrees"] == "yes",
            reason=answers["reason"],
            nominal=next((each for each in self.likely if each.pk == answers["nominal"]), None),
            by=self.by,
            at=self.at,
        )


class Undo(OfIdentification):
    form_class = ReasonForm
    template = "desk/images/undo.html"
    title = "Undo this identification"
    intro = "The case will be as if nobody had named this person. The log keeps who said and confirmed it."
    button = "Undo"
    done = "The identification is undone"

    def prepare(self) -> None:
        """Also for an image that has left: what was wrong can always be undone."""
        try:
            self.identification = found.find_identification(self.by, self.kwargs["pk"])
        except Identification.DoesNotExist as error:
            raise Http404 from error
        why = purpose(self.request)
        audit.read(by=self.by, at=self.at, action="identification.open", target=self.identification, justification=why)

    @property
    def nothing(self) -> str:
        return "" if self.identification.state == "confirmed" else "Only a confirmed identification can be undone."

    def act(self, answers: dict[str, Any]) -> None:
        actions.undo(identification=self.identification, reason=answers["reason"], by=self.by, at=self.at)

    def leave(self) -> HttpResponseRedirect:
        messages.info(self.request, "What rested on it is gone from the case")
        return redirect("desk_images:identifications")
