"""What people pictured have asked, as pages show it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.presenters.deadline import Deadline, deadline_of
from counterpart.base.wording import local_time
from counterpart.suspects import rules
from counterpart.suspects.actions.challenges import took_part
from counterpart.suspects.models import ImageChallenge


def challenge_rows(listed: Iterable[ImageChallenge], at: datetime, actor: Actor) -> list[list[Any]]:
    """When it was asked, about what, how long is left, and what became of it."""
    return [
        [
            _link(each, actor),
            _picture_of(each),
            "Answered" if each.decided_at else deadline_of(each.due_at, at).words,
            each.get_outcome_display() or "Waiting for an answer",
        ]
        for each in listed
    ]


class ChallengePage:
    """One challenge and its clock."""

    def __init__(self, challenge: ImageChallenge, at: datetime, actor: Actor) -> None:
        self.challenge = challenge
        self.deadline: Deadline = deadline_of(challenge.due_at, at, kept_at=challenge.decided_at)
        self._actor = actor

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Rows of a summary list, without empty ones."""
        each = self.challenge
        rows = [
            ("Asked", local_time(each.asked_at)),
            ("Answer due", local_time(each.due_at)),
            ("Reason", each.reason),
            ("Reference given", each.told_reference),
            ("Where it was seen", each.where_seen),
            ("Name given", each.name),
            ("Outcome", each.get_outcome_display()),
            ("Answer", each.answer),
        ]
        return [(label, value) for label, value in rows if value]

    @property
    def needs_picture(self) -> bool:
        return self.challenge.image_id is None and self.challenge.decided_at is None

    @property
    def why_not(self) -> str:
        """Why this reader may not answer; empty where they may."""
        if self.challenge.decided_at is not None:
            return "This was answered."
        if rules.is_independent(self._actor.person_id, took_part(self.challenge)):
            return ""
        return "You had a part in showing this picture: somebody independent must answer."


def _picture_of(each: ImageChallenge) -> str:
    named = each.image.reference if each.image else each.told_reference or "Not found yet"
    return f"{named}, paused" if each.paused_image and not each.decided_at else named


def _link(each: ImageChallenge, actor: Actor) -> Any:
    words = f"Asked {local_time(each.asked_at)}"
    if not actor.may(Permission.IMAGE_REVIEW):
        return words
    return {"text": words, "href": reverse("desk_images:challenge", args=[each.pk])}
