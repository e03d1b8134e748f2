"""Copies that somebody asks for: a still of one moment, and a copy with faces or places hidden for good."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.jobs import by_name
from counterpart.core.media import MediaError, Recipe, Region, pictures, tools, video
from counterpart.core.media.frames import frame_at
from counterpart.evidence.actions.making import make, media_of, stem_of
from counterpart.evidence.errors import CannotBeMade, NotCleared
from counterpart.evidence.limits import limits_of
from counterpart.evidence.masters import verified
from counterpart.evidence.models import EvidenceFile, FileRole, FileState

MOST_REGIONS = 20
_MAKE_BLURRED = "counterpart.evidence.jobs.make_blurred"


def take_still(*, file: EvidenceFile, position_ms: int, by: Actor, at: datetime) -> EvidenceFile:
    """The very frame that a player shows at `position_ms`, taken from the original, as PNG.

    `file` is a recording or its playable copy; the same frame gives the same still, once. Raises NotCleared, Altered,
    CannotBeMade. Call it outside a transaction: it takes a second or so.
    """
    source = original_of(file)
    media = media_of(source) if source.media else None
    if media is None or media.kind != "video" or position_ms < 0:
        raise CannotBeMade(f"{file.name} is not a recording of pictures that can be read here")
    looking = limits_of("looking")
    try:
        with verified(source, by=by, at=at) as path:
            moment = frame_at(path, media, position_ms, looking)
            recipe = video.still(tools.ffmpeg(), moment)
            if made := _made_before(source, FileRole.STILL, recipe):
                return made
            return make(
                recipe,
                source=path,
                parent=source,
                role=FileRole.STILL,
                name=f"{stem_of(source)} at {_clock(moment)}",
                limits=looking,
                media={"kind": "picture", "width": media.width, "height": media.height, "position_ms": round(moment)},
                by=by,
                at=at,
            )
    except MediaError as error:
        raise CannotBeMade(str(error)) from error


@transaction.atomic
def ask_for_blurred(*, file: EvidenceFile, regions: Sequence[Region], by: Actor, at: datetime) -> None:
    """Let a worker make a copy in which `regions` are hidden. Raises NotCleared, CannotBeMade.

    `regions` are in pixels of the original as shown. A recording's copy has no sound. The moment is the worker's.
    """
    source = original_of(file)
    if source.state != FileState.CLEARED:
        raise NotCleared(f"{source.name} is {source.get_state_display().lower()}: no copy is made of it")
    told = _that_can_be_hidden(source, regions)
    audit.record(by=by, at=at, action="evidence.ask_for_blurred", kind=audit.Kind.ALTERATION, target=source)
    by_name.enqueue(_MAKE_BLURRED, source.pk, [list(region.facts().values()) for region in told], by.person_id)


def make_blurred(*, file: EvidenceFile, regions: Sequence[Region], by: Actor, at: datetime) -> EvidenceFile:
    """Make the copy that was asked for; the same regions give the same copy, once. Raises as `take_still` does."""
    media = media_of(file)
    if media.kind == "picture":
        recipe = pictures.blurred(regions, limits_of("picture"))
    else:
        recipe = video.blurred(tools.ffmpeg(), media, regions)
    if made := _made_before(file, FileRole.BLURRED, recipe):
        return made
    what = {"kind": media.kind, "hidden": [region.facts() for region in regions], "duration_ms": media.duration_ms}
    limits = limits_of("picture" if media.kind == "picture" else "recording")
    name = f"{stem_of(file)} with parts hidden"
    role = FileRole.BLURRED
    try:
        with verified(file, by=by, at=at) as path:
            return make(recipe, source=path, parent=file, role=role, name=name, limits=limits, media=what, by=by, at=at)
    except MediaError as error:
        raise CannotBeMade(str(error)) from error


def _made_before(file: EvidenceFile, role: FileRole, recipe: Recipe) -> EvidenceFile | None:
    return file.copies.filter(role=role, recipe=recipe.facts()).first()


def original_of(file: EvidenceFile) -> EvidenceFile:
    """What a playable copy was made of; any other file itself."""
    return file.parent if file.role == FileRole.PLAYABLE and file.parent is not None else file


def _that_can_be_hidden(file: EvidenceFile, regions: Sequence[Region]) -> list[Region]:
    media = media_of(file) if file.media else None
    if media is None or media.kind not in ("video", "picture"):
        raise CannotBeMade("There is no picture in this file that can be read here")
    inside = [part for part in (region.within(media.width, media.height) for region in regions) if part is not None]
    if not inside or len(inside) > MOST_REGIONS:
        raise CannotBeMade(f"Draw from 1 to {MOST_REGIONS} areas that lie within the picture")
    if media.kind == "video" and any(region.to_ms <= region.from_ms for region in inside):
        raise CannotBeMade("The end of the time must come after its beginning")
    return inside


def _clock(moment_ms: float) -> str:
    """As in 0h01m05.200s: a name that sorts."""
    seconds, thousandths = divmod(round(moment_ms), 1000)
    return f"{seconds // 3600}h{seconds // 60 % 60:02d}m{seconds % 60:02d}.{thousandths:03d}s"
