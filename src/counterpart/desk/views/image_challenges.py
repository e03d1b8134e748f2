"""What people pictured have asked."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from counterpart.accounts.requests import Request
from counterpart.base import audit
from counterpart.desk.forms.images import AttachForm, DecideChallengeForm
from counterpart.desk.presenters.image_challenges import ChallengePage, challenge_rows
from counterpart.desk.views.image_form import SubjectFormPage
from counterpart.suspects.actions import challenges as actions
from counterpart.suspects.errors import OutOfBounds
from counterpart.suspects.models import ImageChallenge
from counterpart.suspects.queries import people as found


def challenges(request: Request) -> HttpResponse:
    """Those that wait first, by when they are due."""
    listed = list(found.challenges(request.actor)[:200])
    if listed:
        target, keys = audit.Target("suspects.imagechallenge"), [each.pk for each in listed]
        audit.read(by=request.actor, at=request.at, action="challenge.list", target=target, data={"challenges": keys})
    rows = challenge_rows(listed, request.at, request.actor)
    return render(request, "desk/images/challenges.html", {"rows": rows})


class OfChallenge(SubjectFormPage):
    """About one challenge."""

    template = "desk/images/challenge.html"
    back = ("Challenges", "desk_images:challenges")
    challenge: ImageChallenge

    def prepare(self) -> None:
        try:
            self.challenge = found.find_challenge(self.by, self.kwargs["pk"])
        except ImageChallenge.DoesNotExist as error:
            raise Http404 from error
        audit.read(by=self.by, at=self.at, action="challenge.open", target=self.challenge)
        image = self.challenge.image
        self.image = image if image is not None and found.is_in_date(image, self.at) else None

    def extra(self) -> dict[str, Any]:
        return {"view": ChallengePage(self.challenge, self.at, self.by)}


class Decide(OfChallenge):
    form_class = DecideChallengeForm
    title = "Answer somebody pictured"
    button = "Send answer"
    done = "The answer is there for the person to read"

    @property
    def nothing(self) -> str:
        return ChallengePage(self.challenge, self.at, self.by).why_not

    def form_options(self) -> dict[str, Any]:
        return {"initial": {"caption": self.image.caption if self.image else ""}}

    def act(self, answers: dict[str, Any]) -> None:
        actions.decide(
            challenge=self.challenge,
            outcome=answers["outcome"],
            answer=answers["answer"],
            note=answers["note"] or "",
            caption=answers["caption"] if self.image else None,
            by=self.by,
            at=self.at,
        )


class Attach(OfChallenge):
    form_class = AttachForm
    title = "Say which picture is meant"
    button = "This is the picture"
    done = "The picture is paused"

    def act(self, answers: dict[str, Any]) -> None:
        image = actions.find_image(self.challenge.force, answers["reference"], self.at)
        if image is None:
            raise OutOfBounds("There is no picture of this reference in the register", "reference")
        actions.attach(challenge=self.challenge, image=image, by=self.by, at=self.at)

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_images:challenges")
