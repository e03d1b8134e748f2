"""What one's own business was asked for."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from counterpart.accounts.requests import Request
from counterpart.footage import answering
from counterpart.footage.models import FootageRequest
from counterpart.footage.presenters import AskedPage, RequestRow
from counterpart.footage.queries import requests as questions


def requests(request: Request) -> HttpResponse:
    """Everything that the business was asked for, the newest first."""
    found = list(questions.requests(request.actor))
    questions.list_requests(request.actor, found, request.at)
    rows = [RequestRow(each, at=request.at) for each in found]
    return render(request, "business/footage/requests.html", {"rows": rows})


def request(request: Request, request_id: int) -> HttpResponse:
    """One request."""
    asked = _find(request, request_id)
    facts = {"view": _page(request, asked), "back": reverse("business_footage:requests")}
    return render(request, "footage/request.html", facts)


def answer(request: Request, request_id: int, kind: str) -> HttpResponse:
    """There is none, or it needs more time."""
    asked = _find(request, request_id)
    if kind not in answering.ANSWERS:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    chosen = answering.Answer(answering.ANSWERS[kind], asked, typed, by=request.actor, at=request.at)
    if typed is not None and chosen.goes_through():
        return redirect("business_footage:request", asked.pk)
    facts = {"view": _page(request, asked), "form": chosen.form, "answer": chosen.kind}
    return render(request, "footage/answer.html", facts, status=200 if typed is None else 422)


def _find(request: Request, request_id: int) -> FootageRequest:
    asked = questions.open_request(request.actor, request_id, request.at)
    if asked is None:
        raise Http404
    return asked


def _page(request: Request, asked: FootageRequest) -> AskedPage:
    answers = {kind: reverse("business_footage:answer", args=[asked.pk, kind]) for kind in answering.ANSWERS}
    home = reverse("business_footage:request", args=[asked.pk])
    return AskedPage(asked, at=request.at, home=home, answers=answers)
