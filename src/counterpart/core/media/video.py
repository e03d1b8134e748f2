"""Recipes for recordings, all by ffmpeg."""

from collections.abc import Sequence

from counterpart.core.media.recipes import SOURCE, TARGET, Recipe
from counterpart.core.media.records import Media, Region
from counterpart.core.media.tools import Tool

# Containers of recordings, by the names of ffmpeg's readers. Playlists, scripts and folders of pictures are not
# among them: each would name other files or addresses to open.
CONTAINERS = (
    "3g2,3gp,aac,aiff,amr,asf,avi,dhav,dv,flac,flv,h264,hevc,ivf,m4a,m4v,matroska,mj2,mov,mp3,mp4,mpeg,mpegts,"
    "mpegvideo,mxf,nut,ogg,rm,wav,webm,wtv"
)
ONLY_FILES = ("-protocol_whitelist", "file", "-format_whitelist", CONTAINERS)
# A word before the path keeps any name from being read as an option or an address.
INPUT = ("-i", f"file:{SOURCE}")
OUTPUT = (f"file:{TARGET}",)
_QUIET = ("-nostdin", "-hide_banner", "-v", "error", "-y", "-threads", "2")
_BARE = ("-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-flags", "+bitexact")
_H264 = ("-c:v", "libx264", "-preset", "veryfast", "-crf", "21", "-pix_fmt", "yuv420p", "-g", "30", "-threads", "2")
# Each frame at its own moment, neither doubled nor dropped: so a step in the copy is a step in the original.
_TIMES = ("-fps_mode", "passthrough", "-enc_time_base", "-1", "-video_track_timescale", "90000")
_MP4 = ("-movflags", "+faststart", "-f", "mp4")
_EVEN_AT_MOST_1080 = "scale=w='2*trunc(iw*min(1,min(1920/iw,1080/ih))/2)':h='2*trunc(ih*min(1,min(1920/iw,1080/ih))/2)'"
_PICTURE = ("-frames:v", "1", "-update", "1", "-f", "image2")
# A region becomes this many blocks a side: the mean of a sixteenth of it is all that is left.
_BLOCKS = 4


def playable(tool: Tool) -> Recipe:
    """MP4 that every browser plays."""
    sound = ("-c:a", "aac", "-b:a", "128k", "-ac", "2")
    streams = ("-map", "0:v:0", "-map", "0:a:0?", "-sn", "-dn")
    how = (*streams, "-vf", f"{_EVEN_AT_MOST_1080},setsar=1", *_H264, *_TIMES, *sound, *_BARE, *_MP4)
    return _recipe(tool, (), how, "video/mp4", ".mp4")


def sound(tool: Tool) -> Recipe:
    """Sound alone, which every browser plays."""
    return _recipe(
        tool, (), ("-map", "0:a:0", "-vn", "-c:a", "aac", "-b:a", "128k", *_BARE, *_MP4), "audio/mp4", ".m4a"
    )


def still(tool: Tool, moment_ms: float) -> Recipe:
    """The frame that begins at `moment_ms` (`frames.frame_at` finds it), exact to the pixel."""
    return _recipe(
        tool, _from(moment_ms), ("-map", "0:v:0", "-an", *_PICTURE, "-c:v", "png", *_BARE), "image/png", ".png"
    )


def thumbnail(tool: Tool, moment_ms: float) -> Recipe:
    """A small picture of the frame at a moment."""
    small = ("-vf", "scale=w=min(320\\,iw):h=-2", "-c:v", "mjpeg", "-q:v", "4", "-pix_fmt", "yuvj420p")
    how = ("-map", "0:v:0", "-an", *small, *_PICTURE, *_BARE)
    return _recipe(tool, _from(moment_ms), how, "image/jpeg", ".jpg")


def blurred(tool: Tool, media: Media, regions: Sequence[Region]) -> Recipe:
    """A copy whose regions are hidden for good in their time; without sound, for a voice tells who speaks, too."""
    graph = _hiding(media, regions)
    how = ("-filter_complex", graph, "-map", "[out]", "-an", *_H264, *_TIMES, *_BARE, *_MP4)
    return _recipe(tool, (), how, "video/mp4", ".mp4")


def _recipe(tool: Tool, seeking: tuple[str, ...], how: tuple[str, ...], media_type: str, suffix: str) -> Recipe:
    return Recipe(tool, (*_QUIET, *ONLY_FILES, *seeking, *INPUT, *how, *OUTPUT), media_type, suffix)


def _from(moment_ms: float) -> tuple[str, ...]:
    """Two milliseconds early, so that rounding never skips the frame; no camera makes 500 a second."""
    return ("-ss", f"{max(moment_ms - 2, 0) / 1000:.6f}")


def _hiding(media: Media, regions: Sequence[Region]) -> str:
    """The graph of filters: each region is cut out, averaged to a few blocks, enlarged and laid over its place."""
    steps, last = [], "0:v:0"
    for number, region in enumerate(filter(None, (each.within(media.width, media.height) for each in regions))):
        during = f"gte(t,{region.from_ms / 1000:.3f})*lt(t,{region.to_ms / 1000:.3f})"
        size = f"{region.width}:{region.height}"
        steps += [
            f"[{last}]split[base{number}][part{number}]",
            f"[part{number}]crop={size}:{region.x}:{region.y}:exact=1,scale={_BLOCKS}:{_BLOCKS}:flags=area,"
            f"scale={size}:flags=neighbor[hidden{number}]",
            f"[base{number}][hidden{number}]overlay={region.x}:{region.y}:enable='{during}'[over{number}]",
        ]
        last = f"over{number}"
    return ";".join([*steps, f"[{last}]{_EVEN_AT_MOST_1080},setsar=1[out]"])
