"""Adding an image to the register, of a still or picture that the case's evidence holds."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import NamedTemporaryFile
from uuid import UUID, uuid4

from django.db import transaction
from PIL import Image
from PIL import __version__ as pillow_version

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework import trail
from counterpart.casework.models import Case
from counterpart.core.media import MediaError, pictures
from counterpart.core.pictures import likeness, quality, rendering
from counterpart.core.pictures.rendering import Box
from counterpart.core.references.receipts import ALPHABET
from counterpart.crimes.models import Crime
from counterpart.evidence import storage
from counterpart.evidence.actions import files
from counterpart.evidence.actions.exhibits import master_of
from counterpart.evidence.errors import NotCleared
from counterpart.evidence.limits import limits_of
from counterpart.evidence.masters import verified
from counterpart.evidence.models import EvidenceFile, FileRole
from counterpart.suspects import policy, renditions
from counterpart.suspects.errors import NotUsable, OutOfBounds
from counterpart.suspects.models import ImageClass, Nominal, SuspectImage

_LETTERS = 8


def add(
    *,
    case: Case,
    file: EvidenceFile,
    image_class: str = ImageClass.SOUGHT,
    under_18: str,
    caption: str = "",
    crime: Crime | None = None,
    nominal: Nominal | None = None,
    box: Box | None = None,
    by: Actor,
    at: datetime,
) -> SuspectImage:
    """Register the picture, or the part of it within `box`. Nobody is shown it until it is circulated.

    Raises NotUsable for a file that is not cleared or is no picture, OutOfBounds for a part that is not in it. Call it
    outside a transaction: the file's hash is compared first.
    """
    picture = open_picture(file, by=by, at=at)
    told = _Told(uuid4(), case, image_class, under_18, caption.strip(), crime, nominal)
    try:
        with transaction.atomic():
            return _register(told, file, picture, box, by, at)
    except BaseException:
        # No row knows of them now: nothing would ever dispose of them.
        renditions.remove(told.key)
        raise


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of the image."""

    key: UUID
    case: Case
    image_class: str
    under_18: str
    caption: str
    crime: Crime | None
    nominal: Nominal | None


def _register(
    told: _Told, file: EvidenceFile, picture: Image.Image, box: Box | None, by: Actor, at: datetime
) -> SuspectImage:
    """Measure it and write the row, its renditions and its line of the timeline."""
    source = master_of(file)
    frame_ms = file.media.get("position_ms") if file.role == FileRole.STILL else None
    if box is not None:
        picture = _part(picture, box)
        file = _keep_part(file, picture, box, by=by, at=at)
    measured = quality.measure(picture)
    expiry = policy.expiries()[told.image_class]
    image = SuspectImage.objects.create(
        key=told.key,
        reference=new_reference(),
        force=told.case.force,
        case=told.case,
        crime=told.crime,
        file=file,
        source=source,
        frame_ms=frame_ms,
        image_class=told.image_class,
        nominal=told.nominal,
        caption=told.caption,
        quality=measured.as_json(),
        quality_band=quality.judge(measured).band,
        perceptual_hash=likeness.hash_of(picture),
        under_18=told.under_18,
        expires_at=at + timedelta(days=expiry.days),
        review_at=at + timedelta(days=expiry.review_days),
        added_at=at,
        added_by_id=by.person_id,
        added_by_name=by.name[:200],
        is_simulated=told.case.is_simulated,
    )
    renditions.make(image, picture)
    summary = f"An image of a person was added: {image.get_image_class_display().lower()}"
    trail.record(told.case, "image.add", summary, by=by, at=at, target=image, kind=audit.Kind.COLLECTION)
    return image


def open_picture(file: EvidenceFile, *, by: Actor, at: datetime) -> Image.Image:
    """The pixels of a file of evidence, its hash compared first. Raises NotUsable, and Altered where it has changed.

    Call it outside a transaction, or what it writes down of an alteration is rolled back.
    """
    try:
        with verified(file, by=by, at=at) as path:
            return pictures.opened(path, limits_of("picture"))
    except NotCleared as error:
        raise NotUsable("This file is not cleared: it is not opened", "file") from error
    except MediaError as error:
        raise NotUsable(str(error), "file") from error


def new_reference() -> str:
    """As printed under a picture: it holds no vowels and cannot be guessed."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(_LETTERS))
    return f"PIC-{letters[:4]}-{letters[4:]}"


def _part(picture: Image.Image, box: Box) -> Image.Image:
    try:
        return rendering.cropped(picture, box)
    except ValueError as error:
        raise OutOfBounds(str(error), "left") from error


def _keep_part(file: EvidenceFile, part: Image.Image, box: Box, *, by: Actor, at: datetime) -> EvidenceFile:
    with NamedTemporaryFile(suffix=".png") as made:
        made.write(rendering.png(part))
        made.flush()
        kept = storage.keep(Path(made.name))
    recipe = {"tool": f"Pillow {pillow_version}", "crop": [box.left, box.top, box.right, box.bottom]}
    return files.derive(
        parent=file,
        kept=kept,
        role=FileRole.STILL,
        name=f"part of {file.name}"[:300],
        media_type="image/png",
        recipe=recipe,
        media={"width": part.width, "height": part.height},
        by=by,
        at=at,
    )
