"""Suggested links, one link and its two answers, and taking one back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render

from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.base.spreadsheets import as_csv
from counterpart.desk.forms.links import AgainForm, LinkReviewForm, UndoLinkForm
from counterpart.desk.presenters.link_clusters import parted_by
from counterpart.desk.presenters.link_questions import PLURALS, kinds, place, question_rows, told
from counterpart.desk.presenters.links import LinkPage, decided_rows, link_rows, reason_lines
from counterpart.desk.views.image_finding import purpose
from counterpart.desk.views.image_form import SubjectFormPage
from counterpart.desk.views.people import ask_purpose
from counterpart.links.actions import reviews, undoing
from counterpart.links.actions import suggestions as actions
from counterpart.links.models import Link, LinkKind, LinkState
from counterpart.links.queries import finding, joining, questions

PAGE = 25


def suggestions(request: Request) -> HttpResponse:
    """What waits for the actor, one row a question, and what they have answered already, of one kind."""
    if not purpose(request):
        return ask_purpose(request)
    kind = _kind(request)
    waiting = questions.waiting(request.actor, [kind])[kind]
    page = Paginator(waiting.questions, PAGE).get_page(request.GET.get("page"))
    answered = list(finding.answered(request.actor, kind)[:PAGE])
    listed = [link for question in page.object_list for link in question.links]
    finding.log_list(request.actor, [*listed, *answered], request.at, purpose(request))
    context = {
        "kinds": kinds(questions.counted(request.actor) | {kind: waiting.counted}, kind),
        "kind": kind,
        "rows": question_rows(page.object_list),
        "told": told(waiting),
        "answered": link_rows(answered),
        "page": page,
    }
    return render(request, "desk/links/list.html", context)


def pairs(request: Request) -> HttpResponse:
    """The same, each pair by itself."""
    if not purpose(request):
        return ask_purpose(request)
    kind = _kind(request)
    page = Paginator(finding.waiting(request.actor).filter(kind=kind), PAGE).get_page(request.GET.get("page"))
    finding.log_list(request.actor, page.object_list, request.at, purpose(request))
    context = {"kind": kind, "title": PLURALS[LinkKind(kind)], "rows": link_rows(page.object_list), "page": page}
    return render(request, "desk/links/pairs.html", context)


def decided(request: Request) -> HttpResponse:
    """What two people have decided, of one kind."""
    if not purpose(request):
        return ask_purpose(request)
    kind = _kind(request)
    page = Paginator(finding.decided(request.actor, kind), PAGE).get_page(request.GET.get("page"))
    finding.log_list(request.actor, page.object_list, request.at, purpose(request))
    context = {"kind": kind, "title": LinkKind(kind).label, "rows": decided_rows(page.object_list), "page": page}
    return render(request, "desk/links/decided.html", context)


def reasons_csv(request: Request, key: UUID) -> HttpResponse:
    """The weights of one link for a spreadsheet."""
    link = find_link(request, key)
    lines = [(title, words, round(bits, 3)) for title, words, bits in reason_lines(link)]
    return as_csv("reasons", ("Field", "What was found", "Bits"), lines)


class OfLink(SubjectFormPage):
    """About one link. Who has not said why they look goes to the page that asks."""

    back = ("Links", "desk_links:links")

    link: Link
    view: LinkPage

    def dispatch(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        if not purpose(request):
            return ask_purpose(request)
        return super().dispatch(request, *args, **kwargs)

    def prepare(self) -> None:
        self.link = find_link(self.request, self.kwargs["key"])
        joined = joining.open_joined(self.by, self.link, self.at, purpose(self.request))
        self.view = LinkPage(self.link, actor=self.by, joined=joined)

    def extra(self) -> Mapping[str, Any]:
        return {"view": self.view}

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_links:link", key=self.link.key)


class Answer(OfLink):
    """One link, with the form for whoever may answer. Nothing of the other's answer is asked for before both are in."""

    form_class = LinkReviewForm
    template = "desk/links/link.html"
    button = "Save my answer"

    @property
    def done(self) -> str:  # type: ignore[override]
        """What the answer came to."""
        self.link.refresh_from_db()
        if self.link.state == LinkState.CONFIRMED:
            return "Confirmed by both"
        return "Your answer is kept" if self.link.state == LinkState.SUGGESTED else "Not confirmed"

    @property
    def nothing(self) -> str:
        if not self.by.may(Permission.LINK_WORK):
            return "You may read links, not decide them."
        return self.view.why_not

    def extra(self) -> Mapping[str, Any]:
        """With what the answer settles, for whoever has one to give."""
        return {"view": self.view, "place": "" if self.nothing else place(questions.place_of(self.by, self.link))}

    def act(self, answers: dict[str, Any]) -> None:
        agrees = answers["agrees"] == "yes"
        reviews.review(link=self.link, agrees=agrees, reason=answers["reason"], by=self.by, at=self.at)


class Undo(OfLink):
    form_class = UndoLinkForm
    template = "desk/links/undo.html"
    title = "Undo this link"
    button = "Undo"
    done = "The link is undone"

    @property
    def nothing(self) -> str:
        return "" if self.link.state == LinkState.CONFIRMED else "Only a confirmed link can be undone."

    def extra(self) -> Mapping[str, Any]:
        return {"view": self.view, "parted": [] if self.nothing else parted_by(self.link)}

    def act(self, answers: dict[str, Any]) -> None:
        undoing.undo(link=self.link, reason=answers["reason"], by=self.by, at=self.at)


class Again(OfLink):
    form_class = AgainForm
    title = "Suggest this link again"
    intro = "The two records are weighed as they stand now, and two people answer anew. What was decided before stays."
    button = "Suggest again"
    done = "The link is suggested again"

    @property
    def nothing(self) -> str:
        if self.link.state in (LinkState.SUGGESTED, LinkState.CONFIRMED):
            return "This link is suggested or confirmed already."
        return ""

    def act(self, answers: dict[str, Any]) -> None:
        self.link = actions.suggest_again(link=self.link, reason=answers["reason"], by=self.by, at=self.at)


def find_link(request: Request, key: UUID) -> Link:
    """The link, shown to the actor. Raises Http404 where the actor's force has none such."""
    try:
        return finding.open_link(request.actor, key, request.at, purpose(request))
    except Link.DoesNotExist as error:
        raise Http404 from error


def _kind(request: Request) -> str:
    """The kind that the address asks for; people where it asks for none that there is."""
    asked = request.GET.get("kind", "")
    return asked if asked in LinkKind.values else LinkKind.PERSON
