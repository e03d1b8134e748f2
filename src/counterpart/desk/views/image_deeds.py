"""What is done with an image: authorised, circulated, extended, withdrawn."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from counterpart.core.periods.local_time import local_date
from counterpart.desk.forms.images import ExtendForm, ReasonForm, ShareForm, UntilForm
from counterpart.desk.presenters import coverage
from counterpart.desk.views.image_form import ImageFormPage, SubjectFormPage
from counterpart.partners import queries as partners
from counterpart.partners import sharing
from counterpart.suspects.actions import images
from counterpart.suspects.models import Circulation
from counterpart.suspects.queries import register


class Shows(ImageFormPage):
    """A form that shows the image to somebody until the end of a day."""

    form: UntilForm

    @property
    def last_day(self) -> date:
        """The last whole day before the image expires."""
        return local_date(self.image.expires_at) - timedelta(days=1)


class Circulate(Shows):
    form_class = UntilForm
    title = "Circulate to officers"
    intro = "Every officer of the force who may see images is asked whether they know this person."
    button = "Circulate"
    done = "Officers are asked from now on"

    def form_options(self) -> Mapping[str, Any]:
        return {"latest": self.last_day}

    def act(self, _answers: dict[str, Any]) -> None:
        images.circulate_to_officers(image=self.image, until=self.form.until(), by=self.by, at=self.at)


class Share(Shows):
    form_class = ShareForm
    template = "desk/images/share.html"
    title = "Share with a partnership"
    intro = "Only what a live agreement covers can be shared. An attempt that is refused is kept on record."
    button = "Share"
    done = "The partnership is shown the image from now on"

    form: ShareForm

    @property
    def nothing(self) -> str:
        return "" if partners.partnerships(self.image.force) else "The force has no partnership yet."

    def form_options(self) -> Mapping[str, Any]:
        return {
            "partners": list(partners.partnerships(self.image.force).values_list("pk", "name")),
            "items": [(code, words) for code, words in sharing.items().items() if code in coverage.OF_IMAGES],
            "latest": self.last_day,
        }

    def extra(self) -> Mapping[str, Any]:
        return {"rows": coverage.rows(self.by, self.image, self.at)}

    def act(self, answers: dict[str, Any]) -> None:
        images.circulate_to_partnership(
            image=self.image,
            partnership=partners.partnerships(self.image.force).get(pk=answers["partnership"]),
            items=answers["items"],
            until=self.form.until(),
            by=self.by,
            at=self.at,
        )


class Authorise(ImageFormPage):
    form_class = ReasonForm
    title = "Authorise an image of a person under 18"
    intro = "Say why showing this person is necessary and proportionate. Your name and reason stay with the image."
    button = "Authorise"
    done = "The image is authorised"

    def act(self, answers: dict[str, Any]) -> None:
        images.authorise(image=self.image, reason=answers["reason"], by=self.by, at=self.at)


class Extend(ImageFormPage):
    form_class = ExtendForm
    title = "Review, and keep for longer"
    button = "Keep until then"
    done = "The image is kept for longer"

    form: ExtendForm

    def act(self, answers: dict[str, Any]) -> None:
        images.extend(image=self.image, until=self.form.until(), reason=answers["reason"], by=self.by, at=self.at)


class Withdraw(ImageFormPage):
    form_class = ReasonForm
    title = "Withdraw this image"
    intro = "It leaves every gallery for good. The evidence that it came from stays."
    button = "Withdraw"
    done = "The image is withdrawn"

    def act(self, answers: dict[str, Any]) -> None:
        images.withdraw(image=self.image, reason=answers["reason"], by=self.by, at=self.at)

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_images:of_case", reference=self.image.case.reference)


class EndCirculation(SubjectFormPage):
    form_class = ReasonForm
    title = "End this circulation"
    button = "End it"
    done = "The circulation is ended"

    circulation: Circulation

    def prepare(self) -> None:
        try:
            self.circulation = register.find_circulation(self.by, self.kwargs["pk"], self.at)
        except Circulation.DoesNotExist as error:
            raise Http404 from error
        self.image = self.circulation.image
        register.log_shown(self.by, [self.image], self.at)

    def act(self, answers: dict[str, Any]) -> None:
        images.end_circulation(circulation=self.circulation, reason=answers["reason"], by=self.by, at=self.at)

    def leave(self) -> HttpResponseRedirect:
        return redirect(reverse("desk_images:image", args=[self.circulation.image.key]))
