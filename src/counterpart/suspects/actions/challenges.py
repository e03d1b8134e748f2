"""What somebody pictured asks, and how they are answered."""

from datetime import datetime
from uuid import uuid4

from django.db import transaction

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework.actions import tasks
from counterpart.casework.guards import LIVE_STATES
from counterpart.casework.models import Task
from counterpart.partners.models import Organisation
from counterpart.suspects import policy, rules
from counterpart.suspects.actions import guards, images
from counterpart.suspects.errors import AlreadyDecided, NotIndependent
from counterpart.suspects.models import ChallengeOutcome, ImageChallenge, SuspectImage


@transaction.atomic
def ask(
    *,
    force: Organisation,
    reason: str,
    told_reference: str = "",
    where_seen: str = "",
    name: str = "",
    email: str = "",
    by: Actor,
    at: datetime,
) -> ImageChallenge:
    """Somebody asks. A picture whose reference they give is paused at once; what they ask by stays out of the log."""
    reason = guards.words(reason, "reason", "Tell us why the picture should not be shown")
    image = find_image(force, told_reference, at)
    challenge = ImageChallenge.objects.create(
        key=uuid4(),
        force=force,
        image=image,
        told_reference=told_reference.strip()[:30],
        where_seen=where_seen.strip()[:300],
        reason=reason,
        name=name.strip()[:150],
        email=email.strip(),
        asked_at=at,
        due_at=policy.answer_by(at),
    )
    audit.record(by=by, at=at, action="challenge.ask", kind=audit.Kind.COLLECTION, target=challenge)
    if image is not None:
        _concern(challenge, image, by, at)
    return challenge


@transaction.atomic
def attach(*, challenge: ImageChallenge, image: SuspectImage, by: Actor, at: datetime) -> ImageChallenge:
    """Somebody has found out which picture is meant: it is paused now."""
    guards.lock(challenge)
    if challenge.decided_at is not None or challenge.image_id is not None:
        raise AlreadyDecided("It is known which picture is meant")
    challenge.image = image
    challenge.save(update_fields=["image"])
    audit.record(
        by=by, at=at, action="challenge.attach", kind=audit.Kind.ALTERATION, target=challenge, data={"image": image.pk}
    )
    _concern(challenge, image, by, at)
    return challenge


@transaction.atomic
def decide(
    *,
    challenge: ImageChallenge,
    outcome: str,
    answer: str,
    note: str = "",
    caption: str | None = None,
    by: Actor,
    at: datetime,
) -> ImageChallenge:
    """Answer it. Withdrawn: the image leaves for good. Corrected (`caption` is the new one) or kept: it is shown again,
    once nobody else who paused it waits.

    Raises NotIndependent for anybody who added, authorised, circulated or named the person, or owns the case.
    """
    answer = guards.words(answer, "answer", "Write the answer that the person will read")
    guards.lock(challenge)
    if challenge.decided_at is not None:
        raise AlreadyDecided("This was answered before")
    if not by.may(Permission.IMAGE_REVIEW) or not rules.is_independent(by.person_id, took_part(challenge)):
        raise NotIndependent("Somebody who had no part in showing this picture must answer")
    challenge.outcome, challenge.answer, challenge.note = outcome, answer, note.strip()
    challenge.decided_at, challenge.decided_by_id = at, by.person_id
    challenge.save(update_fields=["outcome", "answer", "note", "decided_at", "decided_by"])
    audit.record(
        by=by,
        at=at,
        action="challenge.decide",
        kind=audit.Kind.ALTERATION,
        target=challenge,
        data={"outcome": outcome, "image": challenge.image_id},
    )
    _carry_out(challenge, caption, by, at)
    if challenge.task is not None and challenge.task.done_at is None:
        tasks.finish(task=challenge.task, result="Answered", by=by, at=at)
    return challenge


def took_part(challenge: ImageChallenge) -> set[int | None]:
    """Who may not answer: everybody who had a hand in the picture being shown."""
    image = challenge.image
    if image is None:
        return set()
    circulated = image.circulations.values_list("made_by_id", flat=True)
    named = image.identifications.values_list("said_by_id", flat=True)
    return {image.added_by_id, image.authorised_by_id, image.case.owner_id, *circulated, *named} - {None}


def find_image(force: Organisation, reference: str, at: datetime) -> SuspectImage | None:
    """The image of this public reference, however it was typed, while it is in date."""
    letters = "".join(character for character in reference.upper() if character.isalnum()).removeprefix("PIC")
    wanted = f"PIC-{letters[:4]}-{letters[4:]}"
    found: SuspectImage | None = SuspectImage.objects.filter(force=force).in_date(at).filter(reference=wanted).first()
    return found


def _concern(challenge: ImageChallenge, image: SuspectImage, by: Actor, at: datetime) -> None:
    """Pause the picture, unless it was kept lately, and set a task where the case is live.

    Where somebody else's challenge has paused it, this one keeps it paused after that is answered.
    """
    guards.lock(image)
    kept = image.challenges.filter(outcome=ChallengeOutcome.KEPT).order_by("-decided_at").first()
    challenge.paused_image = rules.pauses(kept.decided_at if kept else None, at, policy.rest_after_kept())
    if challenge.paused_image and image.paused_at is None:
        image.paused_at = at
        image.save(update_fields=["paused_at"])
        audit.record(by=by, at=at, action="image.pause", kind=audit.Kind.ALTERATION, target=image)
    challenge.task = _task(challenge, image, at)
    challenge.save(update_fields=["paused_image", "task"])


def _task(challenge: ImageChallenge, image: SuspectImage, at: datetime) -> Task | None:
    if image.case.state not in LIVE_STATES:
        return None
    title = f"Answer somebody who asks about picture {image.reference}"
    due = challenge.due_at - policy.reminded_before()
    return tasks.add(case=image.case, title=title, due_at=due, by=Actor.system("Pictures"), at=at)


def _carry_out(challenge: ImageChallenge, caption: str | None, by: Actor, at: datetime) -> None:
    image = challenge.image
    if image is None or image.withdrawn_at is not None:
        return
    if challenge.outcome == ChallengeOutcome.WITHDRAWN:
        images.withdraw(image=image, reason="Challenged by the person pictured", by=by, at=at)
        return
    guards.lock(image)
    if challenge.outcome == ChallengeOutcome.CORRECTED and caption is not None:
        image.caption = caption.strip()[:300]
    others = image.challenges.filter(decided_at__isnull=True, paused_image=True).exclude(pk=challenge.pk)
    if others.exists():
        image.save(update_fields=["caption"])
        return
    image.paused_at = None
    image.save(update_fields=["caption", "paused_at"])
    audit.record(
        by=by, at=at, action="image.resume", kind=audit.Kind.ALTERATION, target=image, data={"challenge": challenge.pk}
    )
