"""Two different people say, each without knowing what the other said, whether two records are the same."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.links import guards, rules
from counterpart.links.actions import telling
from counterpart.links.errors import AlreadyDecided, NotIndependent, RecordChanged
from counterpart.links.models import Link, LinkReview, LinkState
from counterpart.links.queries import answering
from counterpart.links.sources import stands


@transaction.atomic
def review(*, link: Link, agrees: bool, reason: str, by: Actor, at: datetime) -> Link:
    """One answer; the second decides: confirmed where both agree, else not confirmed.

    The row is locked: two answers at once come one after the other. Raises NeedsReason, NotIndependent for whoever
    asked, answered before or may not, AlreadyDecided where nothing is left to decide, RecordChanged where a record
    does not say any more what it said when the link was suggested.
    """
    reason = guards.words(reason, "reason", _("Say what your answer rests on"))
    guards.lock(link)
    person = guards.person(by, link.force)
    if link.state != LinkState.SUGGESTED:
        raise AlreadyDecided(_("This link does not wait for an answer any more"))
    if why := answering.why_barred(link, person):
        raise NotIndependent(why)
    if not stands(link):
        raise RecordChanged(_("A record has changed since this was suggested. It is compared anew within ten minutes"))
    LinkReview.objects.create(
        link=link,
        agrees=agrees,
        reason=reason,
        reviewed_at=at,
        reviewed_by_id=person,
        reviewed_by_name=by.name[:200],
    )
    audit.record(by=by, at=at, action="link.review", kind=audit.Kind.ALTERATION, target=link)
    _conclude(link, by, at)
    return link


def _conclude(link: Link, by: Actor, at: datetime) -> None:
    """Where both have answered: what it comes to, and a line in the cases that tell of the records."""
    state = rules.decided(list(link.reviews.order_by("pk").values_list("agrees", flat=True)))
    if state == LinkState.SUGGESTED:
        return
    link.state, link.decided_at = state, at
    link.save(update_fields=["state", "decided_at"])
    action = "link.confirm" if state == LinkState.CONFIRMED else "link.reject"
    audit.record(by=by, at=at, action=action, kind=audit.Kind.COMBINATION, target=link)
    if state == LinkState.CONFIRMED:
        telling.tell(link, action, _("Two people linked %(what)s"), by, at)
