"""What somebody was asked for, by the signed link in their mail."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.base.actors import Actor
from counterpart.footage import answering
from counterpart.footage.errors import LinkNotValid
from counterpart.footage.links import request_of
from counterpart.footage.models import FootageRequest
from counterpart.footage.presenters import AskedPage
from counterpart.footage.queries import requests


@public("The signed link in the mail stands in for an account; it shows place, time and what to look for")
@require_safe
def request(request: Request, token: str) -> HttpResponse:
    """Who asks, for which place and time, until when, and what to do."""
    try:
        asked = request_of(token, request.at)
    except LinkNotValid as refusal:
        return _over(request, refusal)
    requests.follow(_holder(asked), asked, request.at)
    return render(request, "footage/request.html", {"view": _page(asked, token, request), "back": ""})


@public("Whoever holds the signed link answers for the business that it was sent to")
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Request, token: str, kind: str) -> HttpResponse:
    """There is none, or it needs more time."""
    try:
        asked = request_of(token, request.at)
    except LinkNotValid as refusal:
        return _over(request, refusal)
    if kind not in answering.ANSWERS:
        raise Http404
    by = _holder(asked)
    requests.follow(by, asked, request.at)
    typed = request.POST if request.method == "POST" else None
    chosen = answering.Answer(answering.ANSWERS[kind], asked, typed, by=by, at=request.at)
    if typed is not None and chosen.goes_through():
        return redirect("footage:request", token)
    facts = {"view": _page(asked, token, request), "form": chosen.form, "answer": chosen.kind}
    return render(request, "footage/answer.html", facts, status=200 if typed is None else 422)


def _page(asked: FootageRequest, token: str, request: Request) -> AskedPage:
    answers = {kind: reverse("footage:answer", args=[token, kind]) for kind in answering.ANSWERS}
    return AskedPage(asked, at=request.at, home=reverse("footage:request", args=[token]), answers=answers)


def _holder(asked: FootageRequest) -> Actor:
    return Actor.reporter(asked.recipient_name or asked.asked_name, asked.recipient_email)


def _over(request: Request, refusal: LinkNotValid) -> HttpResponse:
    return render(request, "footage/over.html", {"words": refusal.message}, status=404)
