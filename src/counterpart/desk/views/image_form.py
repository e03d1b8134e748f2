"""A page with one form about one image, identification, person, challenge, search or agreement."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from counterpart.desk.views.form_page import FormPage
from counterpart.desk.views.image_finding import find_image
from counterpart.suspects.models import SuspectImage


class SubjectFormPage(FormPage):
    """A form that stands alone, with a way back, and with the picture of its subject where it has one."""

    template: ClassVar[str] = "desk/images/form.html"
    back: tuple[str, str] = ("Images", "desk_images:register")

    image: SuspectImage | None = None

    @property
    def back_href(self) -> str:
        """Where the way back leads."""
        return reverse(self.back[1])

    def around(self) -> Mapping[str, Any]:
        return {"image": self.image}

    def leave(self) -> HttpResponseRedirect:
        return redirect(self.back_href)


class ImageFormPage(SubjectFormPage):
    """About one image in date; afterwards its page is shown again."""

    image: SuspectImage

    def prepare(self) -> None:
        self.image = find_image(self.request, self.kwargs["key"])

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_images:image", key=self.image.key)
