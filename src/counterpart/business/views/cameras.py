"""One's own cameras."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.base.forms import Form, Option
from counterpart.crimes.queries import answering_force
from counterpart.footage.actions import cameras as actions
from counterpart.footage.forms import CameraForm, RetireForm, shown_facts
from counterpart.footage.models import Camera
from counterpart.footage.policy import asking
from counterpart.footage.presenters import CameraRow
from counterpart.footage.queries import cameras as questions
from counterpart.partners import queries as partners

CAMERAS = "business_footage:cameras"


def cameras(request: Request) -> HttpResponse:
    """All cameras of the business."""
    found = list(questions.cameras(request.actor))
    questions.list_cameras(request.actor, found, request.at)
    stale_from = request.at - asking().confirm_every
    rows = [CameraRow(camera, stale_from=stale_from) for camera in found]
    return render(request, "business/footage/cameras.html", {"rows": rows})


def add(request: Request) -> HttpResponse:
    """Tell of one more."""
    own = {place.pk: place for place in partners.premises(request.actor)}
    options = [Option(key, place.name, hint=place.address) for key, place in own.items()]
    form = CameraForm(request.POST or None, at=request.at, premises=options)
    force = answering_force(request.actor)
    if force is None:
        raise Http404
    if form.is_valid():
        premises = own[form.cleaned_data["premises"]]
        try:
            actions.add(premises=premises, force=force, facts=form.facts, by=request.actor, at=request.at)
        except DomainError as refusal:
            _say(form, refusal)
        else:
            messages.success(request, _("%(name)s has been added.") % form.cleaned_data)
            return redirect(CAMERAS)
    return render(
        request, "business/footage/camera.html", {"form": form, "title": _("Add a camera"), "has_premises": own}
    )


def edit(request: Request, camera_id: int) -> HttpResponse:
    """Say anew what is so."""
    camera = _find(request, camera_id)
    form = CameraForm(request.POST or None, at=request.at, initial=shown_facts(camera))
    if form.is_valid():
        try:
            actions.edit(camera=camera, facts=form.facts, by=request.actor, at=request.at)
        except DomainError as refusal:
            _say(form, refusal)
        else:
            messages.success(request, _("%(name)s has been changed.") % {"name": camera.name})
            return redirect(CAMERAS)
    facts = {"form": form, "title": _("Change %(name)s") % {"name": camera.name}, "has_premises": True}
    return render(request, "business/footage/camera.html", facts)


@require_POST
def confirm(request: Request, camera_id: int) -> HttpResponse:
    """Everything is still so."""
    camera = _find(request, camera_id)
    actions.confirm(camera=camera, by=request.actor, at=request.at)
    messages.success(request, _("Thank you. %(name)s is confirmed.") % {"name": camera.name})
    return redirect(CAMERAS)


def retire(request: Request, camera_id: int) -> HttpResponse:
    """It is not there any more; asks why."""
    camera = _find(request, camera_id)
    form = RetireForm(request.POST or None, at=request.at)
    if form.is_valid():
        actions.retire(camera=camera, reason=form.cleaned_data["reason"], by=request.actor, at=request.at)
        messages.success(request, _("%(name)s has been removed.") % {"name": camera.name})
        return redirect(CAMERAS)
    facts = {"form": form, "title": _("Remove %(name)s") % {"name": camera.name}, "has_premises": True}
    return render(request, "business/footage/camera.html", facts)


def _find(request: Request, camera_id: int) -> Camera:
    camera = questions.open_camera(request.actor, camera_id, request.at)
    if camera is None:
        raise Http404
    return camera


def _say(form: Form, refusal: DomainError) -> None:
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
