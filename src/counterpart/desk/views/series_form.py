"""A page with one form about one series."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from counterpart.accounts.requests import Request
from counterpart.desk.presenters.case_frame import Deed
from counterpart.desk.views.form_page import FormPage
from counterpart.series.models import Series
from counterpart.series.queries import answering, finding


def find_series(request: Request, reference: str) -> Series:
    """The series, shown to the actor. Raises Http404 where the actor's force has none such."""
    try:
        return finding.open_series(request.actor, reference, request.at)
    except Series.DoesNotExist as error:
        raise Http404 from error


class SeriesFormPage(FormPage):
    """A form that stands alone, with a way back to the series, or to the list where there is none yet."""

    template: ClassVar[str] = "desk/series/form.html"
    series: Series | None = None

    @property
    def why_not(self) -> str:
        """Why the actor has nothing to do here; without a full stop."""
        return ""

    @property
    def instead(self) -> Deed | None:
        """What the actor can do elsewhere, where somebody was quicker."""
        return None

    @property
    def nothing(self) -> str:
        """Not of a form that was sent: what was typed stays below the refusal."""
        return f"{self.why_not}." if self.request.method != "POST" and self.why_not else ""

    @property
    def back(self) -> tuple[str, str]:
        """Where the way back leads, and its words."""
        if self.series is None:
            return ("Series", reverse("desk_series:list"))
        return (self.series.reference, reverse("desk_series:series", args=[self.series.reference]))

    def around(self) -> Mapping[str, Any]:
        return {"series": self.series}

    def leave(self) -> HttpResponseRedirect:
        return redirect(self.back[1])


class OfSeries(SeriesFormPage):
    """About a series that the address names."""

    series: Series

    def prepare(self) -> None:
        self.series = find_series(self.request, self.kwargs["reference"])

    @property
    def why_not(self) -> str:
        return answering.why_over(self.series)
