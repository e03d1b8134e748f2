"""The register of images, the images of a case, and one image."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render

from counterpart.accounts.requests import Request
from counterpart.base import audit
from counterpart.desk.forms.images import RegisterForm
from counterpart.desk.presenters.case_frame import CaseFrame
from counterpart.desk.presenters.images import ImagePage, cards
from counterpart.desk.views.finding import find_case
from counterpart.desk.views.image_finding import find_image, purpose
from counterpart.suspects import renditions, sheets
from counterpart.suspects.queries import galleries
from counterpart.suspects.queries import register as images

PAGE = 24


def register(request: Request) -> HttpResponse:
    """Every image of the force that is in date."""
    form = RegisterForm(request.GET or None, at=request.at)
    found = images.images(request.actor, request.at)
    if form.is_valid() and form.cleaned_data["image_class"]:
        found = found.of_class(form.cleaned_data["image_class"])  # type: ignore[attr-defined]
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    images.log_shown(request.actor, page.object_list, request.at)
    context = {"cards": cards(page.object_list), "page": page, "filters": form}
    return render(request, "desk/images/register.html", context)


def of_case(request: Request, reference: str) -> HttpResponse:
    """The images of one case."""
    case = find_case(request, reference)
    shown = list(images.of_case(case, request.at))
    images.log_shown(request.actor, shown, request.at)
    frame = CaseFrame(case, at=request.at, actor=request.actor)
    return render(request, "desk/images/of_case.html", {"frame": frame, "cards": cards(shown)})


def image(request: Request, key: UUID) -> HttpResponse:
    """One image: how good it is, who is shown it, what was said of it."""
    found = find_image(request, key)
    page = ImagePage(found, at=request.at, actor=request.actor)
    return render(request, "desk/images/image.html", {"view": page, "image": found})


def picture(request: Request, key: UUID, size: str) -> HttpResponse:
    """The bytes, as `thumbnail` or `picture`."""
    if size not in renditions.SIZES:
        raise Http404
    found = find_image(request, key, action="image.view")
    try:
        content = renditions.read(found, size)
    except FileNotFoundError as error:
        raise Http404 from error
    return HttpResponse(content, content_type="image/jpeg")


def sheet(request: Request, key: UUID) -> HttpResponse:
    """A briefing sheet in print, with the day after which it must be destroyed, of what officers are shown now."""
    shown = galleries.find_shown_to_officers(request.actor, key, request.at)
    if shown is None:
        raise Http404
    why = purpose(request)
    audit.read(by=request.actor, at=request.at, action="image.export", target=shown.image, justification=why)
    made = sheets.make(shown, printed_for=request.actor, at=request.at)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{shown.image.reference}.pdf"'
    return response
