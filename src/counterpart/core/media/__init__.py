"""Recordings and pictures: what is in them, and copies made of them by recipes that can be written down and repeated.

    media = probe(path, LIMITS)                                what is in it
    recipe = video.still(tools.ffmpeg(), moment)               how a copy is made
    carry_out(recipe, source=path, target=copy, limits=LIMITS) making it

ffmpeg and Pillow read what strangers send, so both work in a process of their own (`running`): limited in time, memory
and output, without network, without a shell.
"""

from counterpart.core.media.errors import LimitReached, MediaError, NotInTime, ToolMissing, Unreadable
from counterpart.core.media.limits import Limits
from counterpart.core.media.recipes import Recipe, carry_out
from counterpart.core.media.records import Media, Region

__all__ = [
    "LimitReached",
    "Limits",
    "Media",
    "MediaError",
    "NotInTime",
    "Recipe",
    "Region",
    "ToolMissing",
    "Unreadable",
    "carry_out",
]
