"""The pages of a witness statement, which two doors show: to a person of the business, and to the holder of a link."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from counterpart.accounts.requests import Request, network_address
from counterpart.base import files
from counterpart.base.actors import Actor
from counterpart.base.errors import DomainError
from counterpart.base.forms import Form
from counterpart.witnesses import composing, content, pdf, queries
from counterpart.witnesses.actions import drafts, signing
from counterpart.witnesses.forms import SignForm, page_form
from counterpart.witnesses.models import WitnessDraft, WitnessStatement
from counterpart.witnesses.presenting import answer_rows
from counterpart.witnesses.templates import StatementPage, Template, templates

CHECK, SIGN, SIGNED, PDF = "check", "sign", "signed", "statement.pdf"


@dataclass(frozen=True, slots=True)
class Walk:
    """One draft on its way through a door: who walks, where its pages lie, and where it came from."""

    draft: WitnessDraft
    by: Actor
    at: datetime
    address: Callable[[str], str]
    home: str

    @property
    def template(self) -> Template:
        return templates()[self.draft.template_code]

    @property
    def next_address(self) -> str:
        """The first page that wants an answer, or the page on which all are checked."""
        left = drafts.pages_left(self.draft)
        return self.address(left[0] if left else CHECK)


def show(request: Request, walk: Walk, name: str) -> HttpResponse:
    """The page of this name. A signed draft shows its statement, one that was taken back says so."""
    statement = queries.statement_of(walk.draft)
    if statement is not None:
        return _pdf(walk, statement) if name == PDF else _signed(request, walk, statement)
    if walk.draft.withdrawn_at is not None:
        return _show_draft(request, walk, "taken_back", status=410)
    if name in (CHECK, SIGN):
        return _check_or_sign(request, walk, name)
    return _question(request, walk, name)


def _question(request: Request, walk: Walk, name: str) -> HttpResponse:
    """Ask the questions of one page, and keep what was answered."""
    page = _page(walk, name)
    kept = walk.draft.contact if page.is_apart else walk.draft.answers
    data = request.POST if request.method == "POST" else None
    sent = list(queries.files_of(walk.draft))
    form = page_form(page, at=walk.at, answers=kept, files=sent, data=data)
    if data is None or not form.is_valid():
        return _show_draft(request, walk, "question", form=form, page=page, back=_before(walk, page))
    try:
        drafts.save_page(draft=walk.draft, page=page, answers=form.cleaned_data, by=walk.by, at=walk.at)
    except DomainError as refusal:
        form.add_error(None, refusal.message)
        return _show_draft(request, walk, "question", form=form, page=page, back=_before(walk, page), status=409)
    return redirect(walk.next_address)


def _check_or_sign(request: Request, walk: Walk, name: str) -> HttpResponse:
    if drafts.pages_left(walk.draft):
        return redirect(walk.next_address)
    if name == CHECK:
        rows = answer_rows(walk.draft, walk.template, walk.address, queries.files_of(walk.draft))
        return _show_draft(request, walk, "check", rows=rows, back=walk.home, sign=walk.address(SIGN))
    return _sign(request, walk)


def _sign(request: Request, walk: Walk) -> HttpResponse:
    """The whole statement with its declaration; the button signs it."""
    form = SignForm(request.POST if request.method == "POST" else None, at=walk.at)
    if request.method == "POST" and form.is_valid() and _signs(request, walk, form):
        messages.success(request, "Your statement is signed.")
        return redirect(walk.address(SIGNED))
    told = content.unsigned(walk.draft)
    declaration = composing.declaration(walk.template, pdf.page_count(told, walk.template))
    back = walk.address(CHECK)
    return _show_draft(request, walk, "sign", form=form, statement=told, declaration=declaration, back=back)


def _signs(request: Request, walk: Walk, form: Form) -> bool:
    try:
        signing.sign(draft=walk.draft, address=network_address(request), by=walk.by, at=walk.at, **form.cleaned_data)
    except DomainError as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return False
    return True


def _signed(request: Request, walk: Walk, statement: WitnessStatement) -> HttpResponse:
    queries.log_reading(walk.by, statement, walk.at)
    return _render(request, walk, "signed", statement=statement, pdf=walk.address(PDF))


def _pdf(walk: Walk, statement: WitnessStatement) -> HttpResponse:
    queries.log_reading(walk.by, statement, walk.at)
    return pdf_response(statement)


def pdf_response(statement: WitnessStatement) -> HttpResponse:
    """The PDF as it was signed, to be saved."""
    saved_as = f'attachment; filename="witness-statement-{statement.incident.reference}-{statement.number}.pdf"'
    headers = {"Content-Disposition": saved_as}
    return HttpResponse(files.read(statement.pdf_key), content_type="application/pdf", headers=headers)


def _page(walk: Walk, name: str) -> StatementPage:
    try:
        return walk.template.page(name)
    except KeyError as error:
        raise Http404("No such page") from error


def _before(walk: Walk, page: StatementPage) -> str:
    place = walk.template.pages.index(page)
    return walk.address(walk.template.pages[place - 1].key) if place else walk.home


def _show_draft(request: Request, walk: Walk, name: str, *, status: int = 200, **facts: Any) -> HttpResponse:
    page = facts["page"].key if "page" in facts else name
    queries.log_opening(walk.by, walk.draft, page, walk.at)
    return _render(request, walk, name, status=status, **facts)


def _render(request: Request, walk: Walk, name: str, *, status: int = 200, **facts: Any) -> HttpResponse:
    known: Mapping[str, Any] = {"draft": walk.draft, "incident": walk.draft.incident, "home": walk.home}
    return render(request, f"witnesses/{name}.html", {**known, **facts}, status=status)
