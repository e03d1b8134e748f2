"""A picture of you: ask that it is not shown, and see how your question stands."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from counterpart.accounts import limits
from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.base import audit
from counterpart.base.presenters.deadline import deadline_of
from counterpart.open.forms.pictures import PictureForm
from counterpart.partners.models import Organisation
from counterpart.partners.queries import forces
from counterpart.suspects.actions import challenges
from counterpart.suspects.tokens import challenge_token, find_by_token


@public("somebody whose picture is shown has a right to ask, and need have no account")
@never_cache
def ask(request: Request) -> HttpResponse:
    """`/picture/`: the form. A picture that can be told is paused at once."""
    asked = list(forces())
    form = PictureForm(
        request.POST if request.method == "POST" else None,
        at=request.at,
        forces=[(force.pk, force.name) for force in asked],
    )
    if request.method == "POST":
        if refusal := limits.refusal(request, "image_challenge"):
            return refusal
        if form.is_valid():
            return redirect("open_images:status", token=_ask(request, asked, form))
    return render(request, "open/picture.html", {"form": form}, status=422 if form.errors else 200)


@public("opens only with the address that the person who asked was given")
@never_cache
def status(request: Request, token: str) -> HttpResponse:
    """How the question stands, and the answer."""
    challenge = find_by_token(token)
    if challenge is None:
        raise Http404
    audit.read(by=request.actor, at=request.at, action="challenge.follow", target=challenge)
    deadline = deadline_of(challenge.due_at, request.at, kept_at=challenge.decided_at)
    address = request.build_absolute_uri()
    context = {"challenge": challenge, "deadline": deadline, "address": address}
    return render(request, "open/picture_asked.html", context)


def _ask(request: Request, asked: list[Organisation], form: PictureForm) -> str:
    """The token of what was asked."""
    answers = form.cleaned_data
    force = next((each for each in asked if each.pk == answers.get("force")), asked[0])
    challenge = challenges.ask(
        force=force,
        reason=answers["reason"],
        told_reference=answers["reference"] or "",
        where_seen=answers["where_seen"] or "",
        name=answers["name"] or "",
        email=answers["email"] or "",
        by=request.actor,
        at=request.at,
    )
    return challenge_token(challenge)
