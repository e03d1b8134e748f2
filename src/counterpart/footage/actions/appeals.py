"""Asking every business that may have filmed something, in one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from shapely import Polygon

from counterpart.base.actors import Actor
from counterpart.base.wording import plural
from counterpart.casework import guards, trail
from counterpart.casework.models import Case
from counterpart.core.geography.drawn import AreaError, read_area, square_metres, to_document
from counterpart.evidence.actions import links
from counterpart.footage import letters, rules
from counterpart.footage.errors import NobodyToAsk, TellsTooMuch, WrongArea
from counterpart.footage.models import FootageAppeal, FootageRequest
from counterpart.footage.policy import asking
from counterpart.footage.queries.finding import Candidate, who_may_have_filmed


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for. `area` is a GeoJSON polygon in WGS84; the time is half-open; businesses read the words."""

    area: Mapping[str, Any]
    place: str
    filmed_from: datetime
    filmed_to: datetime
    looking_for: str


@transaction.atomic
def make(*, case: Case, key: UUID, wanted: Wanted, chosen: Sequence[str], by: Actor, at: datetime) -> FootageAppeal:
    """Ask the chosen businesses (`Candidate.key`): a request, a link and a mail each. The same `key` asks once.

    Who has an open request of this case for the same time is not asked again, whatever was chosen: two officers who
    ask at once write to nobody twice. Raises NobodyToAsk, WrongArea, NeedsReason, TellsTooMuch, CaseIsClosed.
    """
    guards.lock_live(case)
    made = FootageAppeal.objects.filter(key=key, case=case).first()
    if made is not None:
        return made
    area = check(case=case, wanted=wanted)
    found = who_may_have_filmed(case, area, wanted.filmed_from, wanted.filmed_to, at)
    asked = [each for each in found if each.key in set(chosen) and not each.was_asked]
    if not asked:
        raise NobodyToAsk("Choose at least one business that has not been asked yet", "chosen")
    appeal = _save(case, key, wanted, area, by, at)
    requests = [_ask(appeal, candidate, by, at) for candidate in asked]
    _tell(appeal, requests, by, at)
    return appeal


def check(*, case: Case, wanted: Wanted) -> Polygon:
    """The area, where all of it may be asked for. Raises WrongArea, NeedsReason, TellsTooMuch."""
    policy = asking()
    try:
        area = read_area(wanted.area)
    except AreaError as refusal:
        raise WrongArea(str(refusal), "area") from refusal
    if square_metres(area) > policy.most_square_metres:
        raise WrongArea(f"The area must be {policy.most_square_metres / 1e6:.0f} square kilometres or less", "area")
    if wanted.filmed_to <= wanted.filmed_from:
        raise WrongArea("The end must be after the beginning", "to_time")
    if wanted.filmed_to - wanted.filmed_from > policy.longest:
        hours = int(policy.longest.total_seconds() // 3600)
        raise WrongArea(f"Ask for {hours} hours or less, so that businesses can look through it", "to_time")
    for field in ("place", "looking_for"):
        _check_words(case, getattr(wanted, field), field)
    return area


def _check_words(case: Case, text: str, field: str) -> None:
    guards.words(text, field, "Say where it was" if field == "place" else "Say what to look for")
    incident = case.primary_incident
    concerned = (
        case.organisation,
        case.premises,
        incident.reported_by,
        incident.reporter_name,
        incident.reporter_phone,
    )
    names = [str(each) for each in (*concerned, incident.reporter_email) if each]
    if name := rules.named_in(text, names):
        raise TellsTooMuch(f"Businesses must not read who is concerned. Take out “{name}”", field)


def _save(case: Case, key: UUID, wanted: Wanted, area: Polygon, by: Actor, at: datetime) -> FootageAppeal:
    return FootageAppeal.objects.create(
        key=key,
        case=case,
        incident=case.primary_incident,
        area=to_document(area),
        place=wanted.place.strip()[:200],
        filmed_from=wanted.filmed_from,
        filmed_to=wanted.filmed_to,
        looking_for=wanted.looking_for.strip(),
        made_at=at,
        made_by_id=by.person_id,
        made_by_name=by.name[:200],
        is_simulated=case.is_simulated,
    )


def _ask(appeal: FootageAppeal, candidate: Candidate, by: Actor, at: datetime) -> FootageRequest:
    policy, recipient = asking(), candidate.recipient
    due_at = at + policy.late_answer if candidate.is_late(at) else candidate.overwrite_at
    purpose = f"Footage of {appeal.place}, {letters.span(appeal.filmed_from, appeal.filmed_to)}"
    link = links.make(
        incident=appeal.incident,
        purpose=purpose,
        organisation=candidate.organisation,
        expires_at=due_at + policy.link_after_due,
        by=by,
        at=at,
        tell=False,
        recipient_name=recipient.name,
        recipient_email=recipient.email,
        recipient_phone=recipient.phone,
    )
    request = FootageRequest.objects.create(
        appeal=appeal,
        organisation=candidate.organisation,
        asked_name=candidate.name,
        link=link,
        overwrite_at=candidate.overwrite_at,
        due_at=due_at,
        asked_at=at,
        reminders_sent=rules.stages_behind(due_at, at + policy.between_mails, policy),
        recipient_name=recipient.name,
        recipient_email=recipient.email,
        recipient_phone=recipient.phone,
        is_simulated=appeal.is_simulated,
    )
    request.premises.set(candidate.premises)
    request.cameras.set(candidate.cameras)
    letters.write(request, "footage_request", at=at)
    return request


def _tell(appeal: FootageAppeal, requests: Sequence[FootageRequest], by: Actor, at: datetime) -> None:
    by_phone = [request.asked_name for request in requests if not request.recipient_email]
    names = ", ".join(request.asked_name for request in requests)
    call = f". No email is known of: {', '.join(by_phone)}" if by_phone else ""
    trail.record(
        appeal.case,
        "footage.ask",
        f"Footage asked for from {plural(len(requests), 'business', 'businesses')}: {appeal.place}",
        by=by,
        at=at,
        detail=f"{letters.span(appeal.filmed_from, appeal.filmed_to)}. Asked: {names}{call}",
        incident=appeal.incident,
        target=appeal,
        data={"requests": [request.pk for request in requests]},
    )
