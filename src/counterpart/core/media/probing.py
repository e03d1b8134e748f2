"""Finding out what is in a recording, by ffprobe."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from counterpart.core.media.errors import Unreadable
from counterpart.core.media.limits import Limits
from counterpart.core.media.records import Media
from counterpart.core.media.running import run
from counterpart.core.media.tools import program
from counterpart.core.media.video import ONLY_FILES

_WANTED = (
    "format=format_name,duration,start_time:stream=codec_type,codec_name,width,height,pix_fmt,avg_frame_rate,nb_frames,"
    "duration:stream_disposition=attached_pic:stream_side_data=rotation"
)


def ask(path: Path, what: tuple[str, ...], limits: Limits) -> dict[str, Any]:
    """ffprobe's answer as JSON. Raises Unreadable, LimitReached, ToolMissing."""
    quiet = ("-hide_banner", "-v", "error", "-print_format", "json")
    ran = run([program("ffprobe"), *quiet, *ONLY_FILES, *what, f"file:{path.resolve()}"], limits)
    try:
        answer: dict[str, Any] = json.loads(ran.output or "{}")
    except ValueError as error:
        raise Unreadable("What is in it cannot be told") from error
    if ran.code:
        raise Unreadable("It is damaged, cut short, or in a format that cannot be read here")
    return answer


def probe(path: Path, limits: Limits) -> Media:
    """What is in a recording of pictures or of sound. Raises Unreadable, LimitReached, ToolMissing."""
    answer = ask(path, ("-show_entries", _WANTED), limits)
    pictures, sounds = (_streams(answer, kind) for kind in ("video", "audio"))
    if not pictures and not sounds:
        raise Unreadable("There is neither picture nor sound in it")
    container = answer.get("format", {})
    common: dict[str, Any] = {
        "container": str(container.get("format_name", "")),
        "duration_ms": _milliseconds(container.get("duration")),
        "starts_ms": _milliseconds(container.get("start_time")),
        "audio_codec": str(sounds[0].get("codec_name", "")) if sounds else "",
        "has_audio": bool(sounds),
    }
    return _of_pictures(pictures[0], common, limits) if pictures else Media(kind="sound", **common)


def _of_pictures(stream: Mapping[str, Any], common: Mapping[str, Any], limits: Limits) -> Media:
    width, height = _number(stream.get("width")), _number(stream.get("height"))
    if not width or not height:
        raise Unreadable("There is no picture in it that can be read")
    if width * height > limits.most_pixels:
        raise Unreadable(f"Its frames have {width:,} by {height:,} pixels, which is more than can be shown")
    if _is_turned(stream):
        width, height = height, width
    return Media(
        kind="video",
        video_codec=str(stream.get("codec_name", "")),
        pixel_format=str(stream.get("pix_fmt", "")),
        width=width,
        height=height,
        frame_rate=_rate(str(stream.get("avg_frame_rate", ""))),
        frames=_number(stream.get("nb_frames")),
        **common,
    )


def _streams(answer: Mapping[str, Any], kind: str) -> list[Mapping[str, Any]]:
    """The streams of a kind; the picture on a record's sleeve is none."""
    streams = [stream for stream in answer.get("streams", []) if stream.get("codec_type") == kind]
    return [stream for stream in streams if not stream.get("disposition", {}).get("attached_pic")]


def _is_turned(stream: Mapping[str, Any]) -> bool:
    """Whether it is shown on its side, as a telephone held upright records."""
    turns = (_number(side.get("rotation")) for side in stream.get("side_data_list", []))
    return any(turn % 180 for turn in turns)


def _milliseconds(seconds: Any) -> int:
    try:
        return round(float(seconds) * 1000)
    except (TypeError, ValueError, OverflowError):
        return 0


def _number(value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError):
        return 0


def _rate(fraction: str) -> float:
    """Frames a second, from a fraction such as 30000/1001."""
    above, _, below = fraction.partition("/")
    return round(_number(above) / _number(below), 3) if _number(below) else 0.0
