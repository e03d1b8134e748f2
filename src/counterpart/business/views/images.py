"""Do you know this person? For partnerships, under an agreement."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from counterpart.accounts.requests import Request
from counterpart.base import audit
from counterpart.base.errors import DomainError
from counterpart.business.forms.images import KnowForm
from counterpart.business.presenters.images import shown, shown_of
from counterpart.suspects import renditions
from counterpart.suspects.actions import identifications
from counterpart.suspects.models import Circulation
from counterpart.suspects.queries import galleries, register


def gallery(request: Request) -> HttpResponse:
    """Everybody whom the partnership is asked about now."""
    found = galleries.shown_to_partnership(request.actor, request.at)
    register.log_shown(request.actor, (each.image for each in found), request.at)
    return render(request, "business/images/gallery.html", {"images": shown(found, request.at)})


def answer(request: Request, key: UUID) -> HttpResponse:
    """One person, one question."""
    found = _find(request, key, "image.open")
    form = KnowForm(request.POST if request.method == "POST" else None, at=request.at)
    if request.method == "POST" and form.is_valid() and _answers(request, found, form):
        messages.success(request, _("Thank you. Your answer has reached the police."))
        return redirect("business_images:gallery")
    context = {
        "form": form,
        "image": shown_of(found, request.at),
        "has_answered": galleries.has_answered(request.actor, found.image),
    }
    return render(request, "business/images/answer.html", context, status=422 if form.errors else 200)


def picture(request: Request, key: UUID, size: str) -> HttpResponse:
    """The bytes, with the viewer's name and organisation across them."""
    found = _find(request, key, "image.view")
    if size not in renditions.SIZES:
        raise Http404
    try:
        words = f"{request.actor.name}, {request.actor.organisation_name}"
        content = renditions.read_marked(found.image, size, words)
    except FileNotFoundError as error:
        raise Http404 from error
    return HttpResponse(content, content_type="image/jpeg")


def _find(request: Request, key: UUID, action: str) -> Circulation:
    found = galleries.find_shown(request.actor, key, request.at)
    if found is None:
        raise Http404
    audit.read(by=request.actor, at=request.at, action=action, target=found.image)
    return found


def _answers(request: Request, found: Circulation, form: KnowForm) -> bool:
    """Whether the answer was kept; where it was refused, the form now says why."""
    by, at, confidence = request.actor, request.at, form.cleaned_data["answer"]
    try:
        if confidence == "no":
            identifications.not_known(image=found.image, by=by, at=at)
            return True
        named, reason = form.said()
        identifications.offer(image=found.image, named=named, confidence=confidence, reason=reason, by=by, at=at)
    except DomainError as refusal:
        form.add_error(None, refusal.message)
        return False
    return True
