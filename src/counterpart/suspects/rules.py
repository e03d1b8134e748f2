"""What decides about people: from what was said and by whom, and nothing else."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from counterpart.suspects.models import IdentificationState, ImageClass, SuspectImage, UnderEighteen

# Two people, neither of them the one who named.
REVIEWERS = 2


def why_not_shown(image: SuspectImage, at: datetime) -> str:
    """Why the image may not be circulated at `at`, in words; empty where it may. The queryset says the same in SQL."""
    if image.withdrawn_at is not None:
        return "The image was withdrawn"
    if image.expires_at <= at:
        return "The image has expired"
    if image.image_class == ImageClass.SOUGHT and image.nominal_id is not None:
        return "Two people have confirmed who this is: nobody is asked any more"
    if image.paused_at is not None:
        return "The image is paused while somebody pictured waits for an answer"
    if needs_authority(image):
        return "Somebody of an inspector's rank must authorise an image of a person who is, or may be, under 18"
    return ""


def needs_authority(image: SuspectImage) -> bool:
    """Whether the person is, or may be, under 18, and nobody of an inspector's rank has let the image in."""
    return image.under_18 != UnderEighteen.NO and image.authorised_at is None


def why_not_reviewer(reviewer: int, said_by: int | None, reviewed_by: Collection[int]) -> str:
    """Why this person may not review an identification; empty where they may."""
    if reviewer == said_by:
        return "You named this person: two others must confirm it"
    return "You have reviewed this before: somebody else must" if reviewer in reviewed_by else ""


def decided(agreements: Sequence[bool]) -> str:
    """The state after these reviews: one that disagrees ends it, REVIEWERS that agree confirm it."""
    if not all(agreements):
        return IdentificationState.REJECTED
    return IdentificationState.CONFIRMED if len(agreements) >= REVIEWERS else IdentificationState.OFFERED


def is_independent(person: int | None, took_part: Collection[int | None]) -> bool:
    """Whether somebody known had no part in what is reviewed."""
    return person is not None and person not in took_part


def pauses(kept_at: datetime | None, at: datetime, rest: timedelta) -> bool:
    """Whether a challenge takes the picture out at once: not where one was answered "kept" within `rest`."""
    return kept_at is None or at - kept_at > rest
