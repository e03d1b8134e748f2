"""What was decided about the images of a case, as plain records: the bundle prints them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from counterpart.casework.models import Case
from counterpart.casework.queries import groups
from counterpart.suspects.models import IdentificationState, SuspectImage


@dataclass(frozen=True, slots=True)
class ImageDecision:
    """One decision. `image` is the picture's reference, `sha256` the picture's own hash in hexadecimal.

    `decision` is one of: added, authorised, circulated, challenged, challenge_answered, identified, withdrawn.
    `reason` is in the words of whoever decided, or empty.
    """

    image: str
    sha256: str
    decision: str
    at: datetime
    by: str
    reason: str


def decisions_of(case: Case) -> list[ImageDecision]:
    """All that stand, for every image of the case and those it holds, in order of time. Undone ones are not told."""
    images = SuspectImage.objects.filter(case__in=[case.pk, *groups.held_cases(case).values_list("pk", flat=True)])
    images = images.select_related("file", "authorised_by", "withdrawn_by").prefetch_related(
        "circulations__partnership", "challenges__decided_by", "identifications__reviews"
    )
    found = (decision for image in images for decision in _of(image))
    return sorted(found, key=lambda decision: (decision.at, decision.image, decision.decision))


def _of(image: SuspectImage) -> Iterator[ImageDecision]:
    def made(decision: str, at: datetime, by: object, reason: str = "") -> ImageDecision:
        return ImageDecision(image.reference, image.file.sha256, decision, at, str(by or "Counterpart"), reason)

    yield made("added", image.added_at, image.added_by_name, image.get_image_class_display())
    if image.authorised_at:
        yield made("authorised", image.authorised_at, image.authorised_by, image.authorised_reason)
    if image.withdrawn_at:
        yield made("withdrawn", image.withdrawn_at, image.withdrawn_by, image.withdrawn_reason)
    for each in image.circulations.all():
        yield made("circulated", each.from_at, each.made_by_name, f"to {each.partnership or 'officers'}")
    for challenge in image.challenges.all():
        yield made("challenged", challenge.asked_at, "The person pictured", challenge.reason)
        if challenge.decided_at:
            yield made("challenge_answered", challenge.decided_at, challenge.decided_by, challenge.answer)
    for said in image.identifications.all():
        if said.state == IdentificationState.CONFIRMED and said.decided_at:
            names = ", ".join(sorted(review.reviewed_by_name for review in said.reviews.all()))
            yield made("identified", said.decided_at, names, f"{said.named}, named by {said.said_by_name}")
