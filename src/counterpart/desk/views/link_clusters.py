"""What is confirmed to be the same, and splitting it."""

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render

from counterpart.accounts.requests import Request
from counterpart.desk.forms.links import SplitForm
from counterpart.desk.presenters.link_clusters import ClusterPage
from counterpart.desk.views.image_finding import purpose
from counterpart.desk.views.image_form import SubjectFormPage
from counterpart.desk.views.people import ask_purpose
from counterpart.links.actions import undoing
from counterpart.links.models import LinkedRecord
from counterpart.links.queries import finding
from counterpart.links.queries.finding import OpenedRecord


def record(request: Request, pk: int) -> HttpResponse:
    """One record with all that is confirmed to be the same, and what each membership rests on."""
    if not purpose(request):
        return ask_purpose(request)
    view = ClusterPage(_find(request, pk), actor=request.actor)
    return render(request, "desk/links/cluster.html", {"view": view})


class Split(SubjectFormPage):
    form_class = SplitForm
    title = "Split these records"
    intro = "Links between the records that you choose and the others are undone. What was decided is kept."
    button = "Split"
    done = "The records are split"
    back = ("Links", "desk_links:links")

    view: ClusterPage

    def dispatch(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        if not purpose(request):
            return ask_purpose(request)
        return super().dispatch(request, *args, **kwargs)

    def prepare(self) -> None:
        self.view = ClusterPage(_find(self.request, self.kwargs["pk"]), actor=self.by)

    @property
    def nothing(self) -> str:
        return "No other record is confirmed to be the same." if self.view.is_alone else ""

    def form_options(self) -> Mapping[str, Any]:
        members = [(str(each.pk), self.view.shown[each.pk].name) for each in self.view.cluster.records]
        return {"members": members}

    def act(self, answers: dict[str, Any]) -> None:
        chosen = set(answers["apart"])
        apart = [each for each in self.view.cluster.records if str(each.pk) in chosen]
        undoing.split(record=self.view.record, apart=apart, reason=answers["reason"], by=self.by, at=self.at)

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_links:record", pk=self.view.record.pk)


def _find(request: Request, pk: int) -> OpenedRecord:
    try:
        return finding.open_record(request.actor, pk, request.at, purpose(request))
    except LinkedRecord.DoesNotExist as error:
        raise Http404 from error
