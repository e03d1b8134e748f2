"""Which originals browsers play as they are."""

from counterpart.core.media.records import Media

# By ffprobe's names. Only what Chromium, Firefox and Safari all play: others get a copy.
_VIDEO = {"mov,mp4,m4a,3gp,3g2,mj2": frozenset({"h264"})}
_PIXELS = frozenset({"yuv420p", "yuvj420p"})
_SOUND_WITH_VIDEO = frozenset({"", "aac", "mp3"})
_SOUND = {
    "mp3": frozenset({"mp3"}),
    "wav": frozenset({"pcm_s16le", "pcm_u8"}),
    "mov,mp4,m4a,3gp,3g2,mj2": frozenset({"aac"}),
}


def plays_in_browsers(media: Media) -> bool:
    """Whether every browser shows the original."""
    if media.kind == "sound":
        return media.audio_codec in _SOUND.get(media.container, ())
    if media.kind == "picture":
        return media.container in ("jpeg", "mpo", "png", "gif", "webp")
    return (
        media.video_codec in _VIDEO.get(media.container, ())
        and media.pixel_format in _PIXELS
        and media.audio_codec in _SOUND_WITH_VIDEO
    )
