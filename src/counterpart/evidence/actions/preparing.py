"""What is made of a cleared file, so that a page can show it: what is in it, a copy that plays, small pictures."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.jobs import by_name
from counterpart.casework.actions import messages
from counterpart.casework.queries import groups
from counterpart.core.media import (
    Limits,
    Media,
    MediaError,
    NotInTime,
    Recipe,
    ToolMissing,
    Unreadable,
    pictures,
    tools,
    video,
)
from counterpart.core.media.frames import frame_at
from counterpart.core.media.playing import plays_in_browsers
from counterpart.core.media.probing import probe
from counterpart.evidence.actions.making import make, stem_of
from counterpart.evidence.limits import limits_of
from counterpart.evidence.masters import verified
from counterpart.evidence.models import EvidenceFile, FileRole, FileState

# Where in a recording stills are taken, in parts of its length.
STILLS = (0.25, 0.5, 0.75)
# How often a file is tried that this machine had no time for: it may have been busy.
MOST_TRIES = 3
_PREPARE = "counterpart.evidence.jobs.prepare"
_DOCUMENTS = ("application/pdf", "application/vnd.openxmlformats-officedocument", "text/plain")
_OWN_FORMAT = (
    "This file is in a format that cannot be played here. It is kept as evidence. Please send the player that belongs "
    "to the camera, or its address, or export the recording again as MP4 or AVI."
)
# Formats that every player knows: one that is told by its content and cannot be read lacks its end, or its middle.
_KNOWN = frozenset(
    {"video/mp4", "video/quicktime", "video/x-msvideo", "video/webm", "video/x-matroska", "audio/mpeg", "audio/wav"}
)
_DAMAGED = (
    "This recording seems to be damaged or cut off: it cannot be played. Please export it from the recorder again, and "
    "send it once more. We keep what you sent."
)


@dataclass(frozen=True, slots=True)
class _Work:
    """A file at hand, whose hash was compared, for one who works on it."""

    file: EvidenceFile
    path: Path
    by: Actor
    at: datetime

    def make(self, recipe: Recipe, role: FileRole, name: str, limits: Limits, **media: Any) -> None:
        """Make a copy, unless an earlier attempt has made it."""
        if self.file.copies.filter(role=role, recipe=recipe.facts()).exists():
            return
        make(
            recipe,
            source=self.path,
            parent=self.file,
            role=role,
            name=f"{stem_of(self.file)} {name}",
            limits=limits,
            media=media,
            by=self.by,
            at=self.at,
        )


def prepare(*, file: EvidenceFile, tries: int = 1, by: Actor, at: datetime) -> None:
    """Prepare a cleared file, once; this is try number `tries`. Raises Altered, and ToolMissing, to be tried later.

    What is wrong with the file itself is said in its `state_reason`.
    """
    if file.state != FileState.CLEARED or file.prepared_at is not None:
        return
    if file.media_type in _DOCUMENTS:
        _document(file, by, at)
        return
    with verified(file, by=by, at=at) as path:
        try:
            media = _look(file, path)
            _make_copies(_Work(file, path, by, at), media)
        except ToolMissing:
            raise
        except MediaError as error:
            if isinstance(error, NotInTime) and tries < MOST_TRIES:
                by_name.enqueue(_PREPARE, file.pk, tries + 1)
            else:
                _not_shown(file, error, by, at)
            return
    _shown(file, media, by, at)


def _look(file: EvidenceFile, path: Path) -> Media:
    looking = limits_of("looking")
    if file.media_type in ("image/heic", "image/heif", "image/avif"):
        return Media(kind="picture", container=file.media_type.removeprefix("image/"))
    return pictures.look(path, looking) if file.media_type.startswith("image/") else probe(path, looking)


def _make_copies(work: _Work, media: Media) -> None:
    if media.kind == "picture":
        if media.width:
            limits = limits_of("picture")
            work.make(pictures.thumbnail(limits), FileRole.THUMBNAIL, "small", limits)
        return
    ffmpeg, looking = tools.ffmpeg(), limits_of("looking")
    if media.kind == "video":
        moment = frame_at(work.path, media, media.duration_ms // 10, looking)
        work.make(video.thumbnail(ffmpeg, moment), FileRole.THUMBNAIL, "small", looking)
    if not plays_in_browsers(media):
        recipe = video.playable(ffmpeg) if media.kind == "video" else video.sound(ffmpeg)
        facts = {"kind": media.kind, "duration_ms": media.duration_ms}
        work.make(recipe, FileRole.PLAYABLE, "to play", limits_of("recording"), **facts)
    for part in STILLS if media.kind == "video" else ():
        moment = frame_at(work.path, media, int(media.duration_ms * part), looking)
        facts = {"kind": "picture", "width": media.width, "height": media.height, "position_ms": round(moment)}
        work.make(video.still(ffmpeg, moment), FileRole.STILL, f"at {part:.0%}", looking, **facts)


@transaction.atomic
def _shown(file: EvidenceFile, media: Media, by: Actor, at: datetime) -> None:
    """A picture that only some browsers show stays as it is, to be downloaded."""
    is_playable = media.kind != "picture" or plays_in_browsers(media)
    _end(file, by, at, media=media.facts(), is_playable=is_playable)


@transaction.atomic
def _document(file: EvidenceFile, by: Actor, at: datetime) -> None:
    """There is nothing to play in it: it is downloaded."""
    _end(file, by, at, is_playable=False)


@transaction.atomic
def _not_shown(file: EvidenceFile, error: MediaError, by: Actor, at: datetime) -> None:
    """What cannot be read may be a recording in its maker's own format, which needs its player, or a part of one."""
    asks = isinstance(error, Unreadable) and not file.media_type.startswith("image/") and file.size > 0
    request = _DAMAGED if file.media_type in _KNOWN else _OWN_FORMAT
    asked = {"player_request": request, "player_requested_at": at} if asks else {}
    reason = f"{error}. The file is kept as evidence as it was received"
    told = ". ".join(part for part in (file.state_reason, reason) if part)
    if _end(file, by, at, is_playable=False, state_reason=told, **asked) and asks:
        body = f"About {file.name}, which you sent us:\n\n{request}"
        messages.send_to_business(
            case=groups.holder(file.incident),
            incident=file.incident,
            subject="We cannot play a file that you sent",
            body=body,
            by=by,
            at=at,
        )


def _end(file: EvidenceFile, by: Actor, at: datetime, **changes: Any) -> bool:
    """Write down how it ended; False where another worker was first."""
    unprepared = EvidenceFile.objects.filter(pk=file.pk, prepared_at=None)
    is_first = unprepared.update(prepared_at=at, **changes) == 1
    file.refresh_from_db()
    if is_first:
        data = {"incident": file.incident_id, "is_playable": file.is_playable}
        audit.record(by=by, at=at, action="evidence.prepare", kind=audit.Kind.ALTERATION, target=file, data=data)
    return is_first
