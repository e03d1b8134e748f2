"""Who somebody is: said by one, confirmed by two others, undone when it was wrong."""

from datetime import datetime

from django.db import IntegrityError, transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework import trail
from counterpart.suspects import rules
from counterpart.suspects.actions import guards, nominals
from counterpart.suspects.errors import AlreadyDecided, NotIndependent, NotShowable
from counterpart.suspects.models import (
    Confidence,
    Identification,
    IdentificationReview,
    IdentificationState,
    Nominal,
    NominalLink,
    NotKnown,
    SuspectImage,
)


@transaction.atomic
def offer(
    *,
    image: SuspectImage,
    named: str,
    confidence: str = Confidence.KNOWS,
    reason: str,
    nominal: Nominal | None = None,
    by: Actor,
    at: datetime,
) -> Identification:
    """Somebody to whom the image is shown says who it is: a lead, until two others have confirmed it."""
    named = guards.words(named, "named", "Give the name of the person")
    reason = guards.words(reason, "reason", "Say how you know them")
    person_id, organisation_id = guards.person(by)
    guards.lock(image)
    if refusal := rules.why_not_shown(image, at):
        raise NotShowable(refusal)
    said = Identification.objects.create(
        image=image,
        named=named[:200],
        nominal=nominal,
        confidence=confidence,
        reason=reason,
        said_at=at,
        said_by_id=person_id,
        said_by_name=by.name[:200],
        organisation_id=organisation_id,
        organisation_name=by.organisation_name[:200],
    )
    audit.record(
        by=by, at=at, action="identification.offer", kind=audit.Kind.COLLECTION, target=said, data={"image": image.pk}
    )
    return said


@transaction.atomic
def not_known(*, image: SuspectImage, by: Actor, at: datetime) -> None:
    """They looked and do not know the person; they are not asked again. A second time changes nothing."""
    person_id, _ = guards.person(by)
    _, is_new = NotKnown.objects.get_or_create(image=image, person_id=person_id, defaults={"said_at": at})
    if is_new:
        audit.record(by=by, at=at, action="image.not_known", kind=audit.Kind.COLLECTION, target=image)


@transaction.atomic
def review(
    *,
    identification: Identification,
    agrees: bool,
    reason: str,
    nominal: Nominal | None = None,
    by: Actor,
    at: datetime,
) -> Identification:
    """One of two people confirms it, or ends it. `nominal` says which person record is meant, where there is one.

    The second who agrees links the person to the case. The row and its image are locked: two reviews at once come one
    after the other. Raises NotIndependent for who named or has reviewed, AlreadyDecided where nothing is left to decide
    or the image is known to show another person.
    """
    reason = guards.words(reason, "reason", "Say what your answer rests on")
    person_id, _ = guards.person(by)
    guards.lock(identification)
    image = guards.lock(identification.image)
    _check_review(identification, nominal, person_id)
    try:
        with transaction.atomic():
            IdentificationReview.objects.create(
                identification=identification,
                agrees=agrees,
                reason=reason,
                reviewed_at=at,
                reviewed_by_id=person_id,
                reviewed_by_name=by.name[:200],
            )
    except IntegrityError as error:
        raise NotIndependent("You have reviewed this before: somebody else must") from error
    identification.nominal = identification.nominal or nominal
    identification.state = rules.decided(list(identification.reviews.values_list("agrees", flat=True)))
    identification.decided_at = None if identification.state == IdentificationState.OFFERED else at
    if identification.state == IdentificationState.CONFIRMED:
        _check_nobody_else(image.nominal, identification.nominal)
        identification.nominal = identification.nominal or nominals.make(identification=identification, by=by, at=at)
    identification.save(update_fields=["nominal", "state", "decided_at"])
    _record("identification.review", identification, by, at, agrees=agrees)
    if identification.state == IdentificationState.CONFIRMED:
        _link(identification, by, at)
    return identification


@transaction.atomic
def undo(*, identification: Identification, reason: str, by: Actor, at: datetime) -> Identification:
    """It was wrong: the case is as if this had not been said. The row, its reviews and the audit log keep it.

    A person record on which nothing else rests is removed with it. Raises AlreadyDecided where it is not confirmed.
    """
    reason = guards.words(reason, "reason", "Say how it was found to be wrong")
    guards.lock(identification)
    image = guards.lock(identification.image)
    if identification.state != IdentificationState.CONFIRMED:
        raise AlreadyDecided("Only a confirmed identification can be undone")
    nominal = identification.nominal
    link = NominalLink.objects.select_related("event").get(identification=identification)
    event = link.event
    link.delete()
    event.delete()
    identification.state, identification.undone_at, identification.undone_reason = (
        IdentificationState.UNDONE,
        at,
        reason,
    )
    identification.undone_by_id = by.person_id
    identification.save(update_fields=["state", "undone_at", "undone_by", "undone_reason"])
    # Somebody else may have named the same person, and two have confirmed that too.
    others = image.identifications.filter(state=IdentificationState.CONFIRMED)
    left = others.select_related("nominal").order_by("-decided_at", "-pk").first()
    image.nominal = left.nominal if left else None
    image.save(update_fields=["nominal"])
    _record("identification.undo", identification, by, at, nominal=nominal.pk if nominal else None)
    if nominal is not None:
        nominals.remove_if_bare(nominal=nominal, by=by, at=at)
    return identification


def _check_review(identification: Identification, nominal: Nominal | None, person_id: int) -> None:
    if identification.state != IdentificationState.OFFERED:
        raise AlreadyDecided("This identification was decided before")
    reviewed_by = list(identification.reviews.values_list("reviewed_by_id", flat=True))
    if refusal := rules.why_not_reviewer(person_id, identification.said_by_id, reviewed_by):
        raise NotIndependent(refusal)
    if nominal is not None and identification.nominal_id not in (None, nominal.pk):
        raise NotIndependent("The identification means another person record: do not confirm it", "nominal")


def _check_nobody_else(known: Nominal | None, nominal: Nominal | None) -> None:
    """One picture shows one person: whom it is known to show, where somebody is known."""
    if known is not None and known != nominal:
        raise AlreadyDecided(
            f"This is known to be {known.name}, {known.reference}. Undo that first, or choose that person record"
        )


def _link(identification: Identification, by: Actor, at: datetime) -> None:
    image, nominal = identification.image, identification.nominal
    if nominal is None:
        raise RuntimeError("A confirmed identification names a person record")
    summary = f"Person identified: {nominal.name}"
    event = trail.record(
        image.case, "identification.confirm", summary, by=by, at=at, target=identification, data={"nominal": nominal.pk}
    )
    NominalLink.objects.create(
        nominal=nominal, case=image.case, crime=image.crime, identification=identification, event=event, linked_at=at
    )
    SuspectImage.objects.filter(pk=image.pk).update(nominal=nominal)


def _record(action: str, identification: Identification, by: Actor, at: datetime, **data: object) -> None:
    facts = {"image": identification.image_id, "state": str(identification.state), **data}
    audit.record(by=by, at=at, action=action, kind=audit.Kind.ALTERATION, target=identification, data=facts)
