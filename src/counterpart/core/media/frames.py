"""Which frame a player shows at a position: the latest that began."""

from pathlib import Path

from counterpart.core.media.errors import Unreadable
from counterpart.core.media.limits import Limits
from counterpart.core.media.probing import ask
from counterpart.core.media.records import Media


def frame_at(path: Path, media: Media, position_ms: int, limits: Limits) -> float:
    """When the frame that is shown at `position_ms` begins, in milliseconds from the beginning of the recording.

    Reads only what lies between the key frame before the position and the position. Raises Unreadable.
    """
    wanted = min(position_ms, media.duration_ms) if media.duration_ms else position_ms
    moments = _moments(path, media, wanted, limits) or _moments(path, media, max(wanted - 10_000, 0), limits)
    begun = [moment for moment in moments if moment <= wanted + 0.5]
    if not moments:
        raise Unreadable("There is no picture at this moment")
    return max(begun, default=min(moments))


def _moments(path: Path, media: Media, position_ms: int, limits: Limits) -> list[float]:
    """When each frame about a position begins."""
    at = (position_ms + media.starts_ms) / 1000
    what = ("-select_streams", "v:0", "-show_entries", "packet=pts_time,dts_time")
    answer = ask(path, ("-read_intervals", f"{at:.6f}%{at + 1:.6f}", *what), limits)
    told = (packet.get("pts_time", packet.get("dts_time")) for packet in answer.get("packets", []))
    return [float(moment) * 1000 - media.starts_ms for moment in told if moment is not None]
