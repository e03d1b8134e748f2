"""The pages of a report, one question or a few at a time."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.business import addresses, reporting
from counterpart.business.forms.lists import ListPageForm, group_of, list_form
from counterpart.business.forms.pages import Ask, PageForm, page_form
from counterpart.core.reporting import questions
from counterpart.core.reporting.fields import Page
from counterpart.crimes.actions import drafts
from counterpart.crimes.errors import AlreadySent
from counterpart.crimes.models import ReportDraft

_SLOT_PAGE = "contact"


@public(reporting.PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: Request, key: UUID, page: str) -> HttpResponse:
    """Ask the questions of one page, and save what was answered."""
    draft = reporting.draft_of(request, key)
    asked = _page(page)
    ask = reporting.ask_of(request, draft, with_slots=asked.key == _SLOT_PAGE)
    is_asked = asked.prefilled or asked in questions.pages_for(ask.answers, ask.context)
    if draft.incident_id is not None or not is_asked:
        return reporting.go_on(draft, ask)
    form = _form(request, asked, ask)
    if request.method != "POST" or not form.is_valid():
        return render(request, f"business/report/{_template(form)}.html", _facts(request, draft, form))
    return _save(request, draft, form)


@public(reporting.PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def call_999(request: Request, key: UUID) -> HttpResponse:
    """The answers sound like an emergency: say so, and go on only when that was read."""
    draft = reporting.draft_of(request, key)
    reasons = reporting.reasons_to_call(draft)
    ask = reporting.ask_of(request, draft)
    if draft.incident_id is not None or not reasons:
        return reporting.go_on(draft, ask)
    if request.method == "POST":
        drafts.pass_emergency(draft=draft, reasons=reasons, by=request.actor, at=request.at)
        return reporting.go_on(draft, ask)
    return render(request, "business/report/call_999.html", {"draft": draft, "reasons": reasons})


def _save(request: Request, draft: ReportDraft, form: PageForm) -> HttpResponse:
    """Save, then ask what the answers newly call for on the same page, or go on."""
    context = form.ask.context
    try:
        drafts.save_page(
            draft=draft, page=form.page.key, answers=form.answers(), by=request.actor, at=request.at, context=context
        )
    except AlreadySent:
        return redirect("business:sent", draft.key)
    now = reporting.ask_of(request, draft)
    here = addresses.page(draft, form.page.key)
    if "add" in request.POST:
        return redirect(f"{here}?more=1#add")
    if "remove" in request.POST or _asks_more(form, now):
        return redirect(here)
    return reporting.go_on(draft, now)


def _facts(request: Request, draft: ReportDraft, form: PageForm) -> dict[str, Any]:
    before = questions.previous_page(form.page.key, form.ask.answers, form.ask.context)
    back = reverse("business:start") if before is None else addresses.page(draft, before.key)
    if "change" in request.GET:
        back = reverse("business:check", args=[draft.key])
    return {"draft": draft, "form": form, "page": form.page, "back": back}


def _template(form: PageForm) -> str:
    if isinstance(form, ListPageForm):
        return "list"
    return "choice" if form.page.buttons else "page"


def _form(request: Request, asked: Page, ask: Ask) -> PageForm:
    """The form of the page, with what was sent where something was."""
    group = group_of(asked)
    data = request.POST if request.method == "POST" else None
    if group is None:
        return page_form(asked, ask, data)
    removed = request.POST.get("remove", "")
    without = int(removed) if removed in map(str, range(group.most)) else None
    return list_form(asked, group, ask, data, more=int("more" in request.GET), without=without)


def _asks_more(form: PageForm, now: Ask) -> bool:
    """Whether the answers call for a question on this page that was not there when it was answered.

    Entries of a list are numbered anew when blank ones are dropped, so their questions are compared by name.
    """
    group = group_of(form.page)
    after = list_form(form.page, group, now) if group else page_form(form.page, now)
    known = {question.field.name for question in form.asked}
    return any(question.field.name not in known for question in after.asked)


def _page(slug: str) -> Page:
    try:
        return questions.page(slug.replace("-", "_"))
    except KeyError as error:
        raise Http404("No such page") from error
