"""Candidate searches: the list, asking, authorising, one search, and looking at one again."""

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render

from counterpart.accounts.requests import Request
from counterpart.base import audit
from counterpart.desk.forms.searches import AskForm, AuthoriseForm, SampleForm
from counterpart.desk.presenters.searches import SearchPage, search_rows
from counterpart.desk.views.image_finding import find_image
from counterpart.desk.views.image_form import SubjectFormPage
from counterpart.desk.views.search_finding import find_search, force_of
from counterpart.searches.actions import samples
from counterpart.searches.actions import searches as actions
from counterpart.searches.models import FaceSearch, SearchState
from counterpart.searches.queries import finding, sampling, switch
from counterpart.suspects.models import SuspectImage

PAGE = 50


def searches(request: Request) -> HttpResponse:
    """Every search of the force, what keeps it off, and for overseers those to look at again."""
    force = force_of(request)
    page = Paginator(finding.searches(request.actor), PAGE).get_page(request.GET.get("page"))
    if page.object_list:
        keys = {"searches": [search.pk for search in page.object_list]}
        audit.read(
            by=request.actor, at=request.at, action="search.list", target=audit.Target("searches.facesearch"), data=keys
        )
    context = {
        "missing": switch.missing(force, request.at),
        "page": page,
        "rows": search_rows(page.object_list),
        "due": sampling.due(force, request.at) if request.actor.may("search_oversee") else [],
    }
    return render(request, "desk/searches/list.html", context)


def search(request: Request, key: UUID) -> HttpResponse:
    """One search: what it is for, how it stands, and what came of it once both reviewers have decided."""
    found = find_search(request, key)
    view = SearchPage(found, actor=request.actor)
    return render(request, "desk/searches/search.html", {"view": view, "search": found})


class Ask(SubjectFormPage):
    """With an image of the register, for the case that it belongs to."""

    form_class = AskForm
    title = "Ask for a candidate search"
    intro = (
        "Somebody else must authorise it. Two trained people then compare the candidates, each alone. "
        "A match is a lead: it proves nobody's identity, and links nothing by itself."
    )
    button = "Ask for the search"
    done = "The search waits to be authorised"
    back = ("Searches", "desk_searches:searches")

    image: SuspectImage
    made: FaceSearch

    def prepare(self) -> None:
        self.image = find_image(self.request, self.kwargs["key"])

    @property
    def nothing(self) -> str:
        return " ".join(switch.missing(self.image.force, self.at))

    def act(self, answers: dict[str, Any]) -> None:
        declared = {"sex": answers["sex"], "age_band": answers["age_band"]}
        told = {"purpose": answers["purpose"], "justification": answers["justification"], "declared": declared}
        self.made = actions.request(case=self.image.case, image=self.image, by=self.by, at=self.at, **told)

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_searches:search", key=self.made.key)


class OfSearch(SubjectFormPage):
    """A form about one search, which leads back to it."""

    back = ("Searches", "desk_searches:searches")

    search: FaceSearch

    def prepare(self) -> None:
        self.search = find_search(self.request, self.kwargs["key"])

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_searches:search", key=self.search.key)


class Authorise(OfSearch):
    form_class = AuthoriseForm
    title = "Authorise this search?"
    button = "Save decision"
    done = "Your decision is kept"

    def prepare(self) -> None:
        super().prepare()
        self.image = self.search.image
        self.intro = f"{self.search.purpose}. {self.search.justification}"

    @property
    def nothing(self) -> str:
        return "" if self.search.state == SearchState.REQUESTED else "This search was authorised or refused before."

    def act(self, answers: dict[str, Any]) -> None:
        if answers["decision"] == "yes":
            actions.authorise(search=self.search, by=self.by, at=self.at)
        else:
            actions.refuse(search=self.search, why=answers["why"], by=self.by, at=self.at)


class Sample(OfSearch):
    form_class = SampleForm
    title = "Look at this search again"
    intro = "Read what it was for, who authorised it, and what both reviewers wrote."
    done = "Your finding is kept"

    def prepare(self) -> None:
        super().prepare()
        if self.search.state != SearchState.DECIDED:
            raise Http404

    def act(self, answers: dict[str, Any]) -> None:
        told = {"finding": answers["finding"], "note": answers["note"] or ""}
        samples.record(search=self.search, by=self.by, at=self.at, **told)
