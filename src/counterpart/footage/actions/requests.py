"""What becomes of a request: answered, saved for later, reminded, withdrawn."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.base.errors import NeedsReason
from counterpart.base.wording import local_time
from counterpart.casework import guards, trail
from counterpart.casework.queries import groups
from counterpart.evidence.actions import links
from counterpart.footage import letters, rules
from counterpart.footage.errors import AlreadyAnswered
from counterpart.footage.models import ANSWERABLE, OPEN_STATES, FootageRequest, RequestState
from counterpart.footage.policy import asking

BY = Actor.system("Footage")
# What a business may say without sending anything.
REFUSALS = {RequestState.NONE_KEPT: "has no footage", RequestState.NOT_OURS: "says the camera is not theirs"}
LONGEST_WAIT = timedelta(days=28)


@transaction.atomic
def answer(*, request: FootageRequest, state: RequestState, note: str, by: Actor, at: datetime) -> FootageRequest:
    """The business has nothing to send, with the reason. Raises AlreadyAnswered, NeedsReason."""
    if state not in REFUSALS:
        raise ValueError(f"{state} is no answer that a business can give")
    note = guards.words(note, "note", "Say why there is no footage")
    _lock(request, ANSWERABLE)
    request.state, request.answered_at = state, at
    request.answered_by_name, request.answer_note = by.name[:200], note.strip()
    request.save(update_fields=["state", "answered_at", "answered_by_name", "answer_note"])
    _record(request, "footage.answer", f"{request.asked_name} {REFUSALS[state]}", by, at, detail=request.answer_note)
    return request


@transaction.atomic
def save_for_later(
    *, request: FootageRequest, until: datetime, note: str = "", by: Actor, at: datetime
) -> FootageRequest:
    """The business has saved the recording and promises it by `until`: nothing can overwrite it any more.

    Its link stays good for as long after that day as after any other.
    """
    if not at < until <= at + LONGEST_WAIT:
        raise NeedsReason(f"Choose a day within {LONGEST_WAIT.days} days", "until")
    _lock(request, ANSWERABLE)
    request.state, request.due_at, request.lapsed_at, request.answer_note = (
        RequestState.SAVED,
        until,
        None,
        note.strip(),
    )
    request.reminders_sent = rules.stages_behind(until, at + asking().between_mails, asking())
    request.save(update_fields=["state", "due_at", "lapsed_at", "answer_note", "reminders_sent"])
    links.prolong(link=request.link, until=until + asking().link_after_due, by=by, at=at)
    summary = f"{request.asked_name} saved its footage and will send it by {local_time(until)}"
    _record(request, "footage.save", summary, by, at, detail=request.answer_note)
    return request


@transaction.atomic
def remind(*, request: FootageRequest, by: Actor, at: datetime) -> FootageRequest:
    """Write again, now. Raises AlreadyAnswered where a mail went only hours ago, or none can go."""
    policy = asking()
    _lock(request, OPEN_STATES)
    latest = request.reminded_at or request.asked_at
    if at - latest < policy.between_mails:
        hours = int(policy.between_mails.total_seconds() // 3600)
        raise AlreadyAnswered(f"We wrote to {request.asked_name} less than {hours} hours ago")
    if not letters.write(request, "footage_reminder", at=at):
        raise AlreadyAnswered(f"We have no email of {request.asked_name}. Telephone instead")
    behind = rules.stages_behind(request.due_at, at + policy.between_mails, policy)
    _mark_reminded(request, max(behind, request.reminders_sent), by, at)
    return request


@transaction.atomic
def remind_in_time(*, request: FootageRequest, at: datetime) -> bool:
    """The reminder of the policy, each stage once; False where it is not due, or somebody was quicker."""
    policy = asking()
    behind = rules.stages_behind(request.due_at, at, policy)
    if rules.is_quiet(at, policy) or behind <= request.reminders_sent:
        return False
    unchanged = {"pk": request.pk, "state__in": OPEN_STATES, "reminders_sent": request.reminders_sent}
    if not FootageRequest.objects.filter(**unchanged, due_at=request.due_at).update(reminders_sent=behind):
        return False
    request.refresh_from_db()
    if not letters.write(request, "footage_reminder", at=at):
        return False
    _mark_reminded(request, behind, BY, at)
    return True


@transaction.atomic
def withdraw(*, request: FootageRequest, reason: str, by: Actor, at: datetime) -> FootageRequest:
    """The police need it no longer: the link closes, the business is told. Raises AlreadyAnswered, NeedsReason."""
    reason = guards.words(reason, "reason", "Say why it is not needed any more")
    _lock(request, ANSWERABLE)
    request.state, request.withdrawn_at = RequestState.WITHDRAWN, at
    request.save(update_fields=["state", "withdrawn_at"])
    if request.link.revoked_at is None:
        links.revoke(link=request.link, by=by, at=at)
    letters.write(request, "footage_withdrawn", at=at)
    _record(request, "footage.withdraw", f"{request.asked_name} need not send footage", by, at, detail=reason.strip())
    return request


@transaction.atomic
def settle(*, request: FootageRequest, at: datetime) -> bool:
    """A file came through the link: that is the answer, whatever was said before. False where it is known already."""
    first = request.link.files.filter(parent__isnull=True).order_by("received_at", "pk").first()
    over = (RequestState.ANSWERED, RequestState.WITHDRAWN)
    waiting = FootageRequest.objects.filter(pk=request.pk).exclude(state__in=over)
    if first is None or not waiting.update(
        state=RequestState.ANSWERED, answered_at=first.received_at, answered_by_name=first.received_by_name[:200]
    ):
        return False
    request.refresh_from_db()
    _record(request, "footage.receive", f"{request.asked_name} sent footage of {request.appeal.place}", BY, at)
    return True


def _mark_reminded(request: FootageRequest, stages: int, by: Actor, at: datetime) -> None:
    if request.state != RequestState.SAVED:
        request.state = RequestState.REMINDED
    request.reminders_sent, request.reminded_at = stages, at
    request.save(update_fields=["state", "reminders_sent", "reminded_at"])
    _record(request, "footage.remind", f"{request.asked_name} reminded of the footage asked for", by, at)


def _lock(request: FootageRequest, states: tuple[RequestState, ...]) -> None:
    guards.lock(request)
    if request.state not in states or request.link.files.filter(parent__isnull=True).exists():
        raise AlreadyAnswered("This request was answered or withdrawn before")


def _record(request: FootageRequest, action: str, summary: str, by: Actor, at: datetime, **more: Any) -> None:
    """In the timeline of the case that holds the report now."""
    appeal = request.appeal
    trail.record(
        groups.holder(appeal.incident), action, summary, by=by, at=at, incident=appeal.incident, target=request, **more
    )
