"""What becomes of an image: authorised, circulated, reviewed, withdrawn, disposed of."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.evidence import continuity
from counterpart.evidence.models import ContinuityKind
from counterpart.partners import sharing
from counterpart.partners.disclosing import disclosing
from counterpart.partners.models import Organisation
from counterpart.suspects import policy, renditions, rules
from counterpart.suspects.actions import guards
from counterpart.suspects.errors import (
    AlreadyDecided,
    AlreadyShown,
    NotIndependent,
    NotShowable,
    OutOfBounds,
    StillThere,
)
from counterpart.suspects.models import Audience, Circulation, SuspectImage, UnderEighteen


@transaction.atomic
def authorise(*, image: SuspectImage, reason: str, by: Actor, at: datetime) -> SuspectImage:
    """Let an image of somebody who is, or may be, under 18 into galleries. Raises NotIndependent for who added it."""
    reason = guards.words(reason, "reason", "Say why this is necessary and proportionate")
    guards.lock(image)
    if not by.may(Permission.IMAGE_REVIEW) or not rules.is_independent(by.person_id, [image.added_by_id]):
        raise NotIndependent("Somebody of an inspector's rank who did not add the image must authorise it")
    if image.under_18 == UnderEighteen.NO or image.authorised_at is not None:
        raise AlreadyDecided("This image needs no authority")
    image.authorised_by_id, image.authorised_at, image.authorised_reason = by.person_id, at, reason
    image.save(update_fields=["authorised_by", "authorised_at", "authorised_reason"])
    _record("image.authorise", image, by, at)
    return image


@transaction.atomic
def circulate_to_officers(*, image: SuspectImage, until: datetime, by: Actor, at: datetime) -> Circulation:
    """Ask the officers of the force who this is, until a moment no later than the image's expiry.

    Raises AlreadyShown where they are asked already.
    """
    guards.lock(image)
    _check_showable(image, until, at)
    _check_not_shown(image, Audience.OFFICERS, None, at)
    _start(image, at)
    circulation = Circulation.objects.create(
        image=image,
        audience=Audience.OFFICERS,
        from_at=at,
        until_at=until,
        made_by_id=by.person_id,
        made_by_name=by.name[:200],
    )
    _record("image.circulate", image, by, at, audience=str(Audience.OFFICERS))
    return circulation


def circulate_to_partnership(
    *, image: SuspectImage, partnership: Organisation, items: Sequence[str], until: datetime, by: Actor, at: datetime
) -> Circulation:
    """Show it, with those items, to a partnership. Raises NotCovered, on record, without an agreement that covers
    each item, this recipient and the purpose of finding out who somebody is, and AlreadyShown.
    """
    _check_showable(image, until, at)
    with disclosing(
        force=image.force,
        recipient=partnership,
        items=items,
        purpose=sharing.IDENTIFY,
        target=image,
        until=until,
        by=by,
        at=at,
    ) as disclosure:
        _check_showable(guards.lock(image), until, at)
        _check_not_shown(image, Audience.PARTNERSHIP, partnership, at)
        _start(image, at)
        continuity.record(
            image.file,
            ContinuityKind.SHARED,
            by=by,
            at=at,
            detail={"recipient": partnership.name, "purpose": "identify"},
        )
        _record("image.circulate", image, by, at, audience=str(Audience.PARTNERSHIP), partnership=partnership.pk)
        return Circulation.objects.create(
            image=image,
            audience=Audience.PARTNERSHIP,
            partnership=partnership,
            disclosure=disclosure,
            from_at=at,
            until_at=disclosure.expires_at,
            made_by_id=by.person_id,
            made_by_name=by.name[:200],
        )


@transaction.atomic
def end_circulation(*, circulation: Circulation, reason: str, by: Actor, at: datetime) -> Circulation:
    """Take it back before its time; a disclosure ends with it."""
    reason = guards.words(reason, "reason", "Say why")
    guards.lock(circulation)
    if circulation.ended_at is not None:
        raise AlreadyDecided("This circulation was ended before")
    circulation.ended_at, circulation.ended_reason = at, reason
    circulation.save(update_fields=["ended_at", "ended_reason"])
    if circulation.disclosure is not None:
        circulation.disclosure.ended_at = at
        circulation.disclosure.save(update_fields=["ended_at"])
    _record("image.end_circulation", circulation.image, by, at, circulation=circulation.pk)
    return circulation


@transaction.atomic
def extend(*, image: SuspectImage, until: datetime, reason: str, by: Actor, at: datetime) -> SuspectImage:
    """After a review: a later expiry, within the longest that policy allows. What has expired cannot come back."""
    reason = guards.words(reason, "reason", "Say why it is still needed")
    guards.lock(image)
    allowed = policy.expiries()[image.image_class]
    longest = image.added_at + timedelta(days=allowed.longest_days)
    if image.withdrawn_at is not None or image.expires_at <= at:
        raise NotShowable("An image that has left cannot come back: add it anew")
    if not image.expires_at < until <= longest:
        raise OutOfBounds(f"The new expiry must be later than now, and no later than {longest:%-d %B %Y}", "until_day")
    image.expires_at, image.review_at = until, min(until, at + timedelta(days=allowed.review_days))
    image.save(update_fields=["expires_at", "review_at"])
    _record("image.extend", image, by, at, until=until)
    return image


@transaction.atomic
def withdraw(*, image: SuspectImage, reason: str, by: Actor, at: datetime) -> SuspectImage:
    """Out of the register for good; the evidence stays."""
    reason = guards.words(reason, "reason", "Say why it is withdrawn")
    guards.lock(image)
    if image.withdrawn_at is not None:
        raise AlreadyDecided("This image was withdrawn before")
    image.withdrawn_at, image.withdrawn_by_id, image.withdrawn_reason = at, by.person_id, reason
    image.paused_at = None
    image.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_reason", "paused_at"])
    _end_all(image, at)
    _record("image.withdraw", image, by, at)
    return image


@transaction.atomic
def dispose(*, image: SuspectImage, by: Actor, at: datetime) -> SuspectImage:
    """Remove what was made for galleries, after the image has left; the evidence and the decisions stay.

    It is written down once they are gone: whatever breaks before, the next sweep begins again. Raises StillThere.
    """
    guards.lock(image)
    if image.expires_at > at and image.withdrawn_at is None:
        raise NotShowable("An image that is in date is not disposed of")
    renditions.dispose(image)
    if renditions.are_left(image):
        raise StillThere(f"The pictures of {image.reference} could not be removed")
    image.disposed_at = at
    image.save(update_fields=["disposed_at"])
    audit.erase(by=by, at=at, action="image.dispose", target=image, fields=["renditions"], rule="images.expiry")
    return image


def _check_showable(image: SuspectImage, until: datetime, at: datetime) -> None:
    if refusal := rules.why_not_shown(image, at):
        raise NotShowable(refusal)
    if not at < until <= image.expires_at:
        raise OutOfBounds(
            f"Choose a day between today and the image's expiry, {image.expires_at:%-d %B %Y}", "until_day"
        )


def _check_not_shown(image: SuspectImage, audience: Audience, partnership: Organisation | None, at: datetime) -> None:
    """Two at once would be ended one by one, and whoever ends the first believes that nobody sees it any more."""
    running = image.circulations.filter(audience=audience, partnership=partnership, ended_at=None, until_at__gt=at)
    if running.exists():
        who = partnership.name if partnership else "Officers"
        raise AlreadyShown(f"{who} can see it already. To change until when or what, end that first", "until_day")


def _start(image: SuspectImage, at: datetime) -> None:
    if image.circulated_from is None:
        image.circulated_from = at
        image.save(update_fields=["circulated_from"])


def _end_all(image: SuspectImage, at: datetime) -> None:
    live = image.circulations.filter(ended_at__isnull=True)
    for circulation in live.select_related("disclosure"):
        circulation.ended_at, circulation.ended_reason = at, "The image was withdrawn"
        circulation.save(update_fields=["ended_at", "ended_reason"])
        if circulation.disclosure is not None:
            circulation.disclosure.ended_at = at
            circulation.disclosure.save(update_fields=["ended_at"])


def _record(action: str, image: SuspectImage, by: Actor, at: datetime, **data: object) -> None:
    facts = {"case": image.case_id, **data}
    audit.record(by=by, at=at, action=action, kind=audit.Kind.ALTERATION, target=image, data=facts)
