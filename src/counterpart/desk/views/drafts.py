"""One draft: its figures, its words, its check, its publication."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.desk.forms.statements import CheckForm, WordsForm
from counterpart.desk.presenters import statements as present
from counterpart.performance import calculating, intake, rendering, rules, self_check
from counterpart.performance.actions import checking, drafting
from counterpart.performance.models import DraftState, StatementDraft
from counterpart.performance.queries import statements

DRAFT = "desk_statements:draft"


def draft(request: Request, draft_id: int) -> HttpResponse:
    """The draft as it would be published, before small counts are hidden for the public."""
    found = _find(request, draft_id)
    context = {**_frame(request, found), "fragment": rendering.fragment(calculating.calculated(found))}
    return render(request, "desk/statements/draft.html", context)


def words(request: Request, draft_id: int) -> HttpResponse:
    """The author's comments and notes. What was typed stays on the page whatever happens."""
    found = _find(request, draft_id)
    priorities = _priorities(found)
    initial = WordsForm.initial_of(priorities, found.commentary, found.notes, found.reason)
    form = WordsForm(
        request.POST or None,
        at=request.at,
        priorities=priorities,
        is_correction=found.corrects_id is not None,
        initial=initial,
    )
    if request.method == "POST" and form.is_valid() and _writes(request, found, form):
        messages.success(request, "Your words are saved")
        return redirect(DRAFT, found.pk)
    context = {**_frame(request, found), "form": form}
    return render(request, "desk/statements/words.html", context, status=422 if form.errors else 200)


def check(request: Request, draft_id: int) -> HttpResponse:
    """For the second person: the statement, what the checker says of it, and the answer."""
    found = _find(request, draft_id)
    form = CheckForm(request.POST or None, at=request.at, initial={"seen": found.digest})
    if request.method == "POST" and form.is_valid() and _answers(request, found, form):
        return redirect(DRAFT, found.pk)
    statement = calculating.calculated(found)
    context = {
        **_frame(request, found),
        "form": form,
        "found": self_check.check(statement),
        "fragment": rendering.fragment(statement),
    }
    return render(request, "desk/statements/check.html", context, status=422 if form.errors else 200)


@require_POST
def recalculate(request: Request, draft_id: int) -> HttpResponse:
    """Take the newest data."""
    return _step(request, draft_id, drafting.recalculate, "The figures are calculated from the newest data")


@require_POST
def submit(request: Request, draft_id: int) -> HttpResponse:
    """Hand over to the check."""
    return _step(request, draft_id, drafting.submit, "Somebody else can check it now")


@require_POST
def drop(request: Request, draft_id: int) -> HttpResponse:
    """Give it up."""
    return _step(request, draft_id, drafting.drop, "The draft is dropped")


@require_POST
def publish(request: Request, draft_id: int) -> HttpResponse:
    """Publish what was checked."""
    found = _find(request, draft_id)
    try:
        version = intake.publish(draft=found, by=request.actor, at=request.at)
    except DomainError as refusal:
        messages.error(request, refusal.message)
        return redirect(DRAFT, found.pk)
    messages.success(request, f"Version {version.number} is published. The PDF follows in a minute")
    return redirect("desk_statements:version", version.pk)


def _find(request: Request, draft_id: int) -> StatementDraft:
    try:
        return statements.find_draft(request.actor, draft_id)
    except StatementDraft.DoesNotExist as error:
        raise Http404 from error


def _frame(request: Request, found: StatementDraft) -> dict[str, Any]:
    is_author = found.author_id == request.actor.person_id
    second = rules.may_check(author_id=found.author_id, person_id=request.actor.person_id)
    return {
        "draft": found,
        "state": present.state_of(found),
        "facts": present.draft_facts(found),
        "period": present.period(found.to_month),
        "may_write": is_author and found.is_open and request.actor.may("statement_draft"),
        "may_submit": is_author and found.state == DraftState.DRAFT and request.actor.may("statement_draft"),
        "may_check": second and found.state == DraftState.SUBMITTED and request.actor.may("statement_check"),
        "may_publish": found.state == DraftState.CHECKED and request.actor.may("statement_publish"),
    }


def _priorities(found: StatementDraft) -> list[str]:
    measures = calculating.calculated(found).measures.measures
    return list(dict.fromkeys(measure.priority for measure in measures))


def _writes(request: Request, found: StatementDraft, form: WordsForm) -> bool:
    answers = form.cleaned_data
    try:
        drafting.write(
            draft=found,
            commentary=form.commentary(),
            notes=answers["notes"] or "",
            reason=answers.get("reason") or "",
            by=request.actor,
            at=request.at,
        )
    except DomainError as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return False
    return True


def _answers(request: Request, found: StatementDraft, form: CheckForm) -> bool:
    note, by, at = form.cleaned_data["note"] or "", request.actor, request.at
    try:
        if form.cleaned_data["answer"] == "right":
            checking.check(draft=found, seen=form.cleaned_data["seen"], note=note, by=by, at=at)
            messages.success(request, "The statement is checked. It can be published now")
        else:
            checking.send_back(draft=found, note=note, by=by, at=at)
            messages.success(request, f"{found.author_name} has it back")
    except DomainError as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        return False
    return True


def _step(request: Request, draft_id: int, action: Any, done: str) -> HttpResponse:
    found = _find(request, draft_id)
    try:
        action(draft=found, by=request.actor, at=request.at)
    except DomainError as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, done)
    return redirect(DRAFT, found.pk)
