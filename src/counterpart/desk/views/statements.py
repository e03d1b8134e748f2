"""The force's statements: the list, beginning one, and the versions that were published."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.base.forms import Option
from counterpart.core.periods.months import parse_month, written
from counterpart.desk.forms.statements import BeginForm, ReasonForm
from counterpart.desk.presenters import statements as present
from counterpart.performance import rendering, standing
from counterpart.performance.actions import drafting, publishing
from counterpart.performance.models import DataSource, StatementVersion
from counterpart.performance.queries import loads, statements

_MOST_MONTHS = 60


def overview(request: Request) -> HttpResponse:
    """What waits for a check, what is drafted, what is published."""
    context = {
        "to_check": present.draft_rows(statements.to_check(request.actor))
        if request.actor.may("statement_check")
        else [],
        "drafts": present.draft_rows(statements.drafts(request.actor)),
        "versions": present.version_rows(statements.versions(request.actor)),
        "may_draft": request.actor.may("statement_draft"),
    }
    return render(request, "desk/statements/overview.html", context)


def begin(request: Request) -> HttpResponse:
    """Choose what to draft."""
    force = loads.force_of(request.actor)
    held = {source: loads.held(force, source) for source in DataSource}
    months = sorted(
        {month for coverage in held.values() for span in coverage.spans.get(force.force_code, ()) for month in span},
        reverse=True,
    )[:_MOST_MONTHS]
    form = BeginForm(
        request.POST or None,
        at=request.at,
        sets=[Option(code, one.title, one.source) for code, one in standing.measure_sets().items()],
        sources=[
            Option(source.value, str(source.label), _held_words(held[source].runs(force.force_code)))
            for source in DataSource
            if force.force_code in held[source].forces
        ],
        months=[Option(written(month), present.month_name(month)) for month in months],
        initial={"missing": "refuse", "baseline_year": 2019, "by_district": "yes"},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            draft = drafting.begin(
                force=force,
                **{**data, "to_month": parse_month(data["to_month"])},
                by=request.actor,
                at=request.at,
            )
        except DomainError as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            messages.success(request, "The draft is calculated. Now add your comments")
            return redirect("desk_statements:draft", draft.pk)
    context = {"form": form, "has_data": bool(months)}
    return render(request, "desk/statements/begin.html", context, status=422 if form.errors else 200)


def version(request: Request, version_id: int) -> HttpResponse:
    """One published version with every figure."""
    found = find_version(request, version_id)
    latest = statements.latest(found.statement, found.to_month)
    has_pdf = statements.pdf_of(found, is_public=False) is not None
    context: dict[str, Any] = {
        "version": found,
        "is_latest": found == latest,
        "latest": latest,
        "standing": present.standing_of(found, latest.number if latest else found.number),
        "period": present.period(found.to_month),
        "facts": present.version_facts(found),
        "downloads": present.downloads(found, has_pdf=has_pdf),
        "changes": present.change_rows(found.changes),
        "fragment": rendering.stored(found.files, rendering.FRAGMENT).decode(),
        "others": [each for each in statements.siblings(found) if each != found],
        "to": written(found.to_month),
        "may_correct": request.actor.may("statement_draft") and found == latest,
        "may_withdraw": request.actor.may("statement_publish") and not hasattr(found, "withdrawal"),
    }
    return render(request, "desk/statements/version.html", context)


def download(request: Request, version_id: int, code: str) -> HttpResponse:
    """A version in one format."""
    found = find_version(request, version_id)
    try:
        content = statements.content_of(found, code)
    except (KeyError, FileNotFoundError) as error:
        raise Http404 from error
    name = rendering.file_name(found.statement.force.force_code, found.statement.measure_set, found.to_month, code)
    response = HttpResponse(content, content_type=rendering.media_type(code))
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def compare(request: Request, version_id: int, other_id: int) -> HttpResponse:
    """Two versions of one statement: every figure that differs."""
    after, before = find_version(request, version_id), find_version(request, other_id)
    if before.statement_id != after.statement_id:
        raise Http404
    changes = statements.changes_between(before, after)
    context = {"before": before, "after": after, "changes": present.change_rows(changes), "present": present}
    return render(request, "desk/statements/compare.html", context)


def correct(request: Request, version_id: int) -> HttpResponse:
    """Begin a correction."""
    return _with_reason(request, find_version(request, version_id), "correct")


def withdraw(request: Request, version_id: int) -> HttpResponse:
    """Take a version out of use."""
    return _with_reason(request, find_version(request, version_id), "withdraw")


def find_version(request: HttpRequest, version_id: int) -> StatementVersion:
    """The version that the actor may reach. Raises Http404."""
    try:
        return statements.find_version(request.actor, version_id)  # type: ignore[attr-defined]
    except StatementVersion.DoesNotExist as error:
        raise Http404 from error


def _with_reason(request: Request, found: StatementVersion, what: str) -> HttpResponse:
    form = ReasonForm(request.POST or None, at=request.at)
    if request.method == "POST" and form.is_valid():
        given = {"version": found, "reason": form.cleaned_data["reason"], "by": request.actor, "at": request.at}
        try:
            if what == "correct":
                return redirect("desk_statements:draft", drafting.correct(**given).pk)
            publishing.withdraw(**given)
            messages.success(request, "The version is withdrawn, and its public page says so")
            return redirect("desk_statements:version", found.pk)
        except DomainError as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
    context = {"form": form, "version": found, "period": present.period(found.to_month)}
    return render(request, f"desk/statements/{what}.html", context, status=422 if form.errors else 200)


def _held_words(runs: Any) -> str:
    return "Months held: " + "; ".join(str(run) for run in runs)
