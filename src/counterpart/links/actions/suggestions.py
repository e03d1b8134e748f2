"""Suggestions: what the comparison of two records, or a person, says may be the same."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.linkage.comparing import Match
from counterpart.links import guards, linking, rules
from counterpart.links.actions import undoing
from counterpart.links.errors import AlreadyDecided
from counterpart.links.models import LIVE, Link, LinkedRecord, LinkState, Separation
from counterpart.links.sources import digest, read

SYSTEM = Actor.system("Comparison of records")


@transaction.atomic
def suggest(*, one: LinkedRecord, other: LinkedRecord, match: Match, by: Actor = SYSTEM, at: datetime) -> Link | None:
    """Suggest that two records of one kind and force may be the same, once: again changes nothing.

    None where the pair is suggested or confirmed already, or people refused it while both records stood as now. The
    lesser record is locked: two suggestions of a pair come one after the other.
    """
    left, right = sorted((one, other), key=lambda record: record.pk)
    guards.lock(left)
    said = Link.objects.filter(left=left, right=right)
    digests = (left.digest, right.digest)
    if said.filter(state__in=LIVE).exists() or not rules.may_suggest(digests, _refused(left, right)):
        return None
    return _make(left, right, digests, match, by, at)


@transaction.atomic
def suggest_again(*, link: Link, reason: str, by: Actor, at: datetime) -> Link:
    """Put a pair that was not confirmed, or was undone, before two people anew, weighed as the records stand now.

    Neither whoever asks nor anybody who has answered the same question may answer (`queries.answering`).
    The reason is shown to whoever answers, with what was decided before. Raises NeedsReason, NotIndependent for whoever
    may not, AlreadyDecided where it is live or a record is gone or cannot be read.
    """
    reason = guards.words(reason, "reason", _("Say what has changed"))
    guards.person(by, link.force)
    left, right = guards.lock(link.left), link.right
    if Link.objects.filter(left=left, right=right, state__in=LIVE).exists():
        raise AlreadyDecided(_("This pair is suggested or confirmed already"))
    says = dict(read((left, right)))
    if len(says) < 2:
        raise AlreadyDecided(_("One of the records is gone: there is nothing to compare"))
    match = linking.likest(link.kind, says[left], says[right])
    return _make(left, right, (digest(says[left]), digest(says[right])), match, by, at, reason)


@transaction.atomic
def withdraw_stale(*, record: LinkedRecord, by: Actor, at: datetime) -> int:
    """Withdraw suggestions of a record that has changed, which rest on what it said before; how many.

    Also one that somebody has answered: two answers must be to one question, so both are asked again.
    """
    of_left = Q(left=record) & ~Q(left_digest=record.digest)
    stale = list(Link.objects.waiting().filter(of_left | Q(right=record) & ~Q(right_digest=record.digest)))
    for link in stale:
        undoing.withdraw(link=link, why=_("A record has changed since the two were compared"), by=by, at=at)
    return len(stale)


def _make(
    left: LinkedRecord, right: LinkedRecord, said: rules.Digests, match: Match, by: Actor, at: datetime, why: str = ""
) -> Link:
    link = Link.objects.create(
        key=uuid4(),
        force_id=left.force_id,
        kind=left.kind,
        left=left,
        right=right,
        left_digest=said[0],
        right_digest=said[1],
        weight=match.weight,
        probability=match.probability,
        reasons=_reasons(match),
        caution=match.caution or "",
        model_version=linking.version(left.kind),
        suggested_at=at,
        suggested_by_id=by.person_id,
        suggested_because=why,
        is_simulated=left.is_simulated or right.is_simulated,
    )
    data, kind = {"left": left.pk, "right": right.pk}, audit.Kind.COMBINATION
    audit.record(by=by, at=at, action="link.suggest", kind=kind, target=link, data=data, justification=why)
    return link


def _reasons(match: Match) -> dict[str, Any]:
    """The weight that two records begin with, and what each field adds: words of the model, and nothing of a record."""
    told = [
        {"field": each.comparison, "title": each.title, "words": each.words, "weight": round(each.weight, 3)}
        for each in match.reasons
        if each.level is not None
    ]
    unknown = [each.title for each in match.reasons if each.level is None]
    return {"start": round(match.start, 3), "fields": told, "unknown": unknown}


def _refused(left: LinkedRecord, right: LinkedRecord) -> Sequence[rules.Digests]:
    said = Link.objects.filter(left=left, right=right, state__in=(LinkState.REJECTED, LinkState.UNDONE))
    parted = Separation.objects.filter(left=left, right=right)
    return [pair for rows in (said, parted) for pair in rows.values_list("left_digest", "right_digest")]
