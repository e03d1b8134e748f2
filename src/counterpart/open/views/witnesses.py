"""Making a witness statement by the link that the desk sent, without an account."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.crimes import queries as reports
from counterpart.witnesses import links, pages, queries, starting
from counterpart.witnesses.errors import LinkNotValid
from counterpart.witnesses.models import StatementRequest, WitnessDraft

LINK = "The signed link that the desk sent stands in for an account; it opens one statement and shows no report"


@public(LINK)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: Request, token: str) -> HttpResponse:
    """What is asked for, and the way to make it."""
    try:
        asked = links.open_link(token, request.at)
    except LinkNotValid as refusal:
        return _not_valid(request, refusal)
    by = links.maker_of(asked)
    reports.follow(by, asked.incident, request.at)
    here = reverse("witness:start", args=[token])
    facts = starting.Start(
        incident=asked.incident,
        by=by,
        at=request.at,
        home=here,
        draft=queries.draft_of(asked),
        statements=(),
        address=lambda draft: _walk(request, token, asked, draft).next_address,
        request=asked,
    )
    return starting.show(request, facts)


@public(LINK)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: Request, token: str, page: str) -> HttpResponse:
    """One page of the statement, up to its signature."""
    try:
        asked = links.open_link(token, request.at)
    except LinkNotValid as refusal:
        return _not_valid(request, refusal)
    draft = queries.draft_of(asked)
    if draft is None:
        return redirect("witness:start", token)
    return pages.show(request, _walk(request, token, asked, draft), page)


def _walk(request: Request, token: str, asked: StatementRequest, draft: WitnessDraft) -> pages.Walk:
    return pages.Walk(
        draft=draft,
        by=links.maker_of(asked),
        at=request.at,
        address=lambda name: reverse("witness:page", args=[token, name]),
        home=reverse("witness:start", args=[token]),
    )


def _not_valid(request: Request, refusal: LinkNotValid) -> HttpResponse:
    return render(request, "witnesses/link_not_valid.html", {"refusal": refusal}, status=410)
