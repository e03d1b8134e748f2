"""Questions about what was asked."""

from datetime import datetime

from django.db.models import Prefetch, QuerySet

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework.models import Case
from counterpart.casework.queries import groups
from counterpart.footage.models import FootageAppeal, FootageRequest


def appeals_of(case: Case) -> QuerySet[FootageAppeal]:
    """The appeals for reports that the case holds, the newest first, with their requests by name."""
    held = groups.held_incidents(case)
    asked = FootageRequest.objects.with_files().prefetch_related("premises", "cameras").order_by("asked_name", "pk")
    return (
        FootageAppeal.objects.filter(incident__in=held.values("pk"))
        .prefetch_related(Prefetch("requests", asked))
        .order_by("-made_at", "-pk")
    )


def requests(actor: Actor) -> QuerySet[FootageRequest]:
    """The requests that the actor reaches, the newest first."""
    found: QuerySet[FootageRequest] = FootageRequest.objects.visible_to(actor).with_files()
    return (
        found.select_related("appeal", "appeal__case", "appeal__incident__force", "link", "organisation")
        .prefetch_related("cameras", "premises")
        .order_by("-asked_at", "-pk")
    )


def open_requests(actor: Actor) -> int:
    """How many requests wait for the actor's business."""
    count: int = FootageRequest.objects.visible_to(actor).still_open().count()
    return count


def find_request(actor: Actor, pk: int) -> FootageRequest | None:
    """One request that the actor reaches."""
    return requests(actor).filter(pk=pk).first()


def list_requests(actor: Actor, shown: list[FootageRequest], at: datetime) -> None:
    """Log that the actor was shown these requests; an empty list shows nothing."""
    if shown:
        keys = [request.pk for request in shown]
        target = audit.Target("footage.footagerequest")
        audit.read(by=actor, at=at, action="footage_request.list", target=target, data={"requests": keys})


def open_request(actor: Actor, pk: int, at: datetime) -> FootageRequest | None:
    """One request, shown to the actor: the consultation is logged."""
    request = find_request(actor, pk)
    if request is not None:
        follow(actor, request, at)
    return request


def follow(by: Actor, request: FootageRequest, at: datetime) -> None:
    """Log that somebody was shown a request, also by the link in the mail."""
    audit.read(by=by, at=at, action="footage_request.open", target=request)
