"""Images of people, and what hangs on them."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.db import transaction
from PIL import Image

from counterpart.base.actors import Actor
from counterpart.casework import trail
from counterpart.casework.models import Case
from counterpart.partners.models import InformationSharingAgreement, Organisation
from counterpart.suspects.actions.adding import new_reference
from counterpart.suspects.models import (
    Circulation,
    Identification,
    ImageChallenge,
    Nominal,
    NominalLink,
    SuspectImage,
)
from tests.factories.agreement import make_disclosure
from tests.factories.evidence import make_evidence_file
from tests.factories.moments import NOW


def make_picture(seed: int = 1, size: tuple[int, int] = (320, 240), kind: str = "PNG") -> bytes:
    """A picture of coloured noise over a gradient, always the same for a seed."""
    small = Image.frombytes(
        "RGB", (8, 6), bytes((seed * 37 + place * 101 + place**2 * 7) % 256 for place in range(144))
    )
    out = BytesIO()
    small.resize(size, Image.Resampling.BICUBIC).save(out, kind)
    return out.getvalue()


def make_suspect_image(*, case: Case, by: Actor, content: bytes | None = None, **fields: Any) -> SuspectImage:
    """An image in the gallery from NOW for 28 days: 18 or over, identity sought, of a picture that the case holds."""
    file = make_evidence_file(
        incident=case.primary_incident,
        by=by,
        content=content or make_picture(),
        name="still.png",
        state="cleared",
        media_type="image/png",
    )
    defaults = {
        "key": uuid4(),
        "reference": new_reference(),
        "force": case.force,
        "file": file,
        "source": file,
        "quality_band": "good",
        "perceptual_hash": "0" * 16,
        "under_18": "no",
        "circulated_from": NOW,
        "expires_at": NOW + timedelta(days=28),
        "review_at": NOW + timedelta(days=14),
        "added_at": NOW,
        "added_by_id": by.person_id,
        "added_by_name": by.name,
    }
    return SuspectImage.objects.create(case=case, **(defaults | fields))


def make_circulation(
    *, image: SuspectImage, agreement: InformationSharingAgreement | None = None, **fields: Any
) -> Circulation:
    """To the officers, or to the partner of an agreement, as long as the image is in the gallery."""
    defaults = {"from_at": NOW, "until_at": image.expires_at, "made_by_name": image.added_by_name}
    if agreement is None:
        return Circulation.objects.create(image=image, audience="officers", **(defaults | fields))
    disclosure = make_disclosure(agreement=agreement, object_id=str(image.pk), expires_at=image.expires_at)
    to = {"audience": "partnership", "partnership": agreement.partner, "disclosure": disclosure}
    return Circulation.objects.create(image=image, **(defaults | to | fields))


def make_identification(*, image: SuspectImage, by: Actor, **fields: Any) -> Identification:
    """Offered by somebody who is sure."""
    defaults = {
        "named": "Jordan Example",
        "confidence": "knows",
        "reason": "I have dealt with him three times",
        "said_at": NOW,
        "said_by_id": by.person_id,
        "said_by_name": by.name,
        "organisation_id": by.organisation_id,
        "organisation_name": by.organisation_name,
    }
    return Identification.objects.create(image=image, **(defaults | fields))


def make_nominal(*, force: Organisation, **fields: Any) -> Nominal:
    """A person record."""
    defaults = {"reference": f"NOM-{uuid4().hex[:8].upper()}", "name": "Jordan Example", "made_at": NOW}
    return Nominal.objects.create(force=force, **(defaults | fields))


def make_nominal_link(*, nominal: Nominal, image: SuspectImage, by: Actor) -> NominalLink:
    """The nominal and the image's case, resting on a confirmed identification."""
    said = make_identification(image=image, by=by, state="confirmed", nominal=nominal, decided_at=NOW)
    with transaction.atomic():
        event = trail.record(image.case, "image.identify", "The person is identified", by=by, at=NOW)
    return NominalLink.objects.create(nominal=nominal, case=image.case, identification=said, event=event, linked_at=NOW)


def make_image_challenge(*, force: Organisation, **fields: Any) -> ImageChallenge:
    """Asked at NOW, to be answered in a month."""
    defaults = {"key": uuid4(), "reason": "That is me", "asked_at": NOW, "due_at": NOW + timedelta(days=31)}
    return ImageChallenge.objects.create(force=force, **(defaults | fields))
