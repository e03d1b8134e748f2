"""The queue: one row for each case, in the order in which they should be worked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse

from counterpart.base.actors import Actor
from counterpart.base.presenters.deadline import SOON, near
from counterpart.base.wording import plural
from counterpart.casework.models import Case
from counterpart.casework.queries.repeats import Repeats
from counterpart.core.harm import queue
from counterpart.desk.presenters.tags import Tag, band_tag, is_live, repeat_tags, state_tag

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class QueueRow:
    """What an investigator scans. `promise` is None once nobody waits for a first contact."""

    reference: str
    title: str
    href: str
    claim_href: str
    priority: Tag
    raised_from: str
    state: Tag | None
    repeats: list[Tag]
    facts: list[str]
    has_unread: bool
    has_call: bool
    promise: Tag | None
    promise_at: datetime | None
    promise_words: str
    owner: str
    is_mine: bool


def rows_of(
    cases: Iterable[Case], *, at: datetime, actor: Actor, counts: Mapping[int, Repeats] | None = None
) -> list[QueueRow]:
    """A row for each case of `casework.queries.queue`, its relations loaded; `counts` out of `repeats.of_cases`."""
    return [_row(case, at, actor, (counts or {}).get(case.pk, Repeats())) for case in cases]


def title_of(case: Case) -> str:
    """What happened and where: what an officer remembers a case by."""
    incident = case.primary_incident
    where = case.premises or case.organisation or incident.address or incident.reporter_name or "a place not given"
    return f"{incident.get_what_happened_display()} at {where}"


def promise_tag(due_at: datetime, at: datetime) -> Tag:
    """How long the promise of first contact has, in the largest unit: `9 hours left`, `2 days over`."""
    if at >= due_at:
        return Tag(f"{_brief(at - due_at)} over", "urgent")
    return Tag(f"{_brief(due_at - at)} left", "waiting" if due_at - at <= SOON else "active")


def _row(case: Case, at: datetime, actor: Actor, counts: Repeats) -> QueueRow:
    due_at, key = case.contact_due_at, {"reference": case.reference}
    raised: int = case.raised_band  # type: ignore[attr-defined]
    return QueueRow(
        reference=case.reference,
        title=title_of(case),
        href=reverse("desk:case", kwargs=key),
        claim_href=reverse("desk:claim", kwargs=key) if is_live(case) and case.owner_id is None else "",
        priority=band_tag(raised),
        raised_from=queue.band_name(case.harm_band).lower() if raised < case.harm_band else "",
        state=None if is_live(case) else state_tag(case),
        repeats=repeat_tags(counts),
        facts=_facts(case, at),
        has_unread=case.has_unread,  # type: ignore[attr-defined]
        has_call=case.has_call,  # type: ignore[attr-defined]
        promise=promise_tag(due_at, at) if due_at else None,
        promise_at=due_at,
        promise_words=near(due_at, at) if due_at else "",
        owner=str(case.owner or ""),
        is_mine=case.owner_id is not None and case.owner_id == actor.person_id,
    )


def _facts(case: Case, at: datetime) -> list[str]:
    incident = case.primary_incident
    facts = [str(incident.district or ""), f"{_brief(at - incident.reported_at)} ago"]
    return [fact for fact in facts if fact]


def _brief(span: timedelta) -> str:
    if span >= 2 * _DAY:
        return plural(span // _DAY, "day")
    if span >= _HOUR:
        return plural(span // _HOUR, "hour")
    return plural(span // timedelta(minutes=1), "minute")
