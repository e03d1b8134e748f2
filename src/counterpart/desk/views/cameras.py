"""The register of cameras, at the desk."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.base.forms import Form
from counterpart.desk.forms.footage import RegisterForm
from counterpart.desk.presenters.footage import as_geojson
from counterpart.footage.actions import cameras as actions
from counterpart.footage.forms import CameraForm, RetireForm, shown_facts
from counterpart.footage.models import Camera
from counterpart.footage.policy import asking
from counterpart.footage.presenters import CameraRow
from counterpart.footage.queries import cameras as questions
from counterpart.partners import queries as partners
from counterpart.places import queries as places

CAMERAS = "desk_footage:cameras"
A_PAGE = 50


def cameras(request: Request) -> HttpResponse:
    """The cameras that the force knows."""
    form, found = _register(request)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    questions.list_cameras(request.actor, list(page), request.at)
    stale_from = request.at - asking().confirm_every
    rows = [CameraRow(camera, stale_from=stale_from) for camera in page]
    return render(request, "desk/footage/cameras.html", {"form": form, "rows": rows, "page": page})


def geojson(request: Request) -> HttpResponse:
    """The same as a file: where they stand and what they see, without the people to call."""
    found = list(_register(request)[1])
    questions.list_cameras(request.actor, found, request.at)
    answer = JsonResponse(as_geojson(found), content_type="application/geo+json")
    answer["Content-Disposition"] = 'attachment; filename="cameras.geojson"'
    return answer


def find(request: Request) -> HttpResponse:
    """At which premises? Also of businesses without an account."""
    text = request.GET.get("text", "")[:100]
    found = questions.premises_for_cameras(request.actor, text)
    return render(request, "desk/footage/find_premises.html", {"text": text, "found": found})


def add(request: Request, premises_id: int) -> HttpResponse:
    """Register a camera."""
    premises = questions.find_premises(request.actor, premises_id)
    if premises is None:
        raise Http404
    form = CameraForm(request.POST or None, at=request.at)
    if form.is_valid():
        force = partners.own_organisation(request.actor)
        try:
            actions.add(premises=premises, force=force, facts=form.facts, by=request.actor, at=request.at)
        except DomainError as refusal:
            _say(form, refusal)
        else:
            messages.success(request, f"{form.cleaned_data['name']} has been added")
            return redirect(CAMERAS)
    return _form(request, form, "Add a camera", premises.name)


def edit(request: Request, camera_id: int) -> HttpResponse:
    """Say anew what is so, which confirms it."""
    camera = _find(request, camera_id)
    form = CameraForm(request.POST or None, at=request.at, initial=shown_facts(camera))
    if form.is_valid():
        try:
            actions.edit(camera=camera, facts=form.facts, by=request.actor, at=request.at)
        except DomainError as refusal:
            _say(form, refusal)
        else:
            messages.success(request, f"{camera.name} has been changed")
            return redirect(CAMERAS)
    return _form(request, form, camera.name, camera.premises.name, camera)


@require_POST
def confirm(request: Request, camera_id: int) -> HttpResponse:
    """Somebody has said that everything is still so."""
    camera = _find(request, camera_id)
    actions.confirm(camera=camera, by=request.actor, at=request.at)
    messages.success(request, f"{camera.name} is confirmed")
    return redirect(CAMERAS)


def retire(request: Request, camera_id: int) -> HttpResponse:
    """It is not there any more."""
    camera = _find(request, camera_id)
    form = RetireForm(request.POST or None, at=request.at)
    if form.is_valid():
        actions.retire(camera=camera, reason=form.cleaned_data["reason"], by=request.actor, at=request.at)
        messages.success(request, f"{camera.name} has been taken out of the register")
        return redirect(CAMERAS)
    return _form(request, form, f"Take {camera.name} out of the register", camera.premises.name)


def _register(request: Request) -> tuple[RegisterForm, QuerySet[Camera]]:
    """What was chosen, and the cameras that fit it."""
    districts = [(each.code, each.name) for each in places.districts()]
    form = RegisterForm(request.GET or None, at=request.at, districts=districts)
    said = form.cleaned_data if form.is_valid() else {}
    district, stale = said.get("district") or "", bool(said.get("stale"))
    return form, questions.register(request.actor, request.at, district=district, stale=stale)


def _find(request: Request, camera_id: int) -> Camera:
    camera = questions.open_camera(request.actor, camera_id, request.at)
    if camera is None:
        raise Http404
    return camera


def _form(request: Request, form: Form, title: str, where: str, camera: Camera | None = None) -> HttpResponse:
    facts = {"form": form, "title": title, "where": where, "camera": camera}
    return render(request, "desk/footage/camera.html", facts)


def _say(form: Form, refusal: DomainError) -> None:
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
