"""The gallery: every component with live examples, and every kind of field. Demo and development only."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from counterpart.base.components.gallery_form import GalleryForm
from counterpart.base.components.registry import components


def gallery(request: HttpRequest) -> HttpResponse:
    """`/components/`. Sent with answers, it shows each field's error and keeps what was typed."""
    form = GalleryForm(request.POST or None, at=request.at)  # type: ignore[attr-defined]
    return render(request, "base/gallery.html", {"components": components(), "form": form})
