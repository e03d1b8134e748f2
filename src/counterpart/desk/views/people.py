"""People: found with a reason that is kept, and what each link to them rests on."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.desk.forms.images import DescribePersonForm, FindPersonForm, PurposeForm
from counterpart.desk.presenters.linked import linked_lines
from counterpart.desk.presenters.people_found import NominalPage, people_rows
from counterpart.desk.views.image_finding import PURPOSE, purpose
from counterpart.desk.views.image_form import SubjectFormPage
from counterpart.links.queries.touching import record_of
from counterpart.suspects.actions import nominals
from counterpart.suspects.actions.nominals import DESCRIBED
from counterpart.suspects.models import Nominal
from counterpart.suspects.queries import people as found


def find(request: Request) -> HttpResponse:
    """Search by name or reference, after saying once a session why."""
    if not purpose(request):
        return ask_purpose(request)
    form = FindPersonForm(request.GET or None, at=request.at)
    people = None
    if form.is_valid():
        text = form.cleaned_data["text"]
        people = people_rows(found.find_nominals(request.actor, text, request.at, purpose(request)))
    context = {"form": form, "rows": people, "purpose": purpose(request)}
    return render(request, "desk/images/people.html", context)


def nominal(request: Request, reference: str) -> HttpResponse:
    """One person: crimes, places, days, and what rests on what."""
    if not purpose(request):
        return ask_purpose(request)
    try:
        person = found.open_nominal(request.actor, reference, request.at, purpose(request))
    except Nominal.DoesNotExist as error:
        raise Http404 from error
    view = NominalPage(person, found.links_of(person), request.at)
    linked = linked_lines(request, record_of(person), purpose(request))
    return render(request, "desk/images/nominal.html", {"view": view, "linked": linked})


class Describe(SubjectFormPage):
    form_class = DescribePersonForm
    title = "Describe this person"
    intro = "Only what tells this person from another. No sex, ethnicity, religion or orientation is kept."
    done = "The description is saved"
    back = ("People", "desk_images:people")

    nominal: Nominal

    def dispatch(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        """Who has not said why goes to the page that asks."""
        if not purpose(request):
            return redirect("desk_images:nominal", reference=kwargs["reference"])
        return super().dispatch(request, *args, **kwargs)

    def prepare(self) -> None:
        try:
            why = purpose(self.request)
            self.nominal = found.open_nominal(self.by, self.kwargs["reference"], self.at, why)
        except Nominal.DoesNotExist as error:
            raise Http404 from error

    def form_options(self) -> Mapping[str, Any]:
        return {"initial": {field: getattr(self.nominal, field) for field in DESCRIBED}}

    def act(self, answers: dict[str, Any]) -> None:
        values = {field: answers[field] if field == "date_of_birth" else answers[field] or "" for field in DESCRIBED}
        nominals.describe(nominal=self.nominal, values=values, by=self.by, at=self.at)

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_images:nominal", reference=self.nominal.reference)


def ask_purpose(request: Request) -> HttpResponse:
    """The page that asks; afterwards the address that was wanted is opened."""
    came_from = _came_from(request)
    form = PurposeForm(request.POST if request.method == "POST" else None, at=request.at)
    if form.is_valid():
        request.session[PURPOSE] = form.cleaned_data["purpose"]
        wanted = request.get_full_path()
        return redirect(wanted if _is_ours(wanted) else "desk_images:people")
    context = {"form": form, "came_from": came_from, "back": _back(request, came_from)}
    return render(request, "desk/images/purpose.html", context, status=422 if form.errors else 200)


def _came_from(request: Request) -> str:
    """The address of the page that led here, which the form carries along; empty where none of ours did."""
    wanted = request.POST.get("came_from", "") if request.method == "POST" else request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        return ""
    page = urlsplit(wanted)
    address = urlunsplit(("", "", page.path, page.query, ""))
    return address if _is_ours(address) and page.path != request.path else ""


def _is_ours(address: str) -> bool:
    """Whether an address names no other site. Two slashes at its beginning would name one."""
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)


def _back(request: Request, came_from: str) -> dict[str, str]:
    """The way back; where no page led here, to what stands before people or links; none where that is not theirs."""
    if came_from:
        return {"text": "Back", "href": came_from}
    is_link = request.resolver_match is not None and request.resolver_match.namespace == "desk_links"
    if is_link:
        return {"text": "Queue", "href": reverse("desk:queue")} if request.actor.may(Permission.CASE_READ) else {}
    return {"text": "Images", "href": reverse("desk_images:register")}
