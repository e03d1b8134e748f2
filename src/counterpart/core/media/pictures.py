"""Pictures, by Pillow in a process of its own: what is in one, and recipes for copies."""

import json
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from counterpart.core.media.errors import Unreadable
from counterpart.core.media.limits import Limits
from counterpart.core.media.recipes import SOURCE, TARGET, Recipe, reason
from counterpart.core.media.records import Media, Region
from counterpart.core.media.running import run
from counterpart.core.media.tools import Tool

_SCRIPT = Path(__file__).with_name("_picture_tool.py")


def look(path: Path, limits: Limits) -> Media:
    """What is in a picture that can be read to its last pixel. Raises Unreadable, LimitReached."""
    ran = run([sys.executable, "-I", str(_SCRIPT), "look", str(limits.most_pixels), str(path.resolve())], limits)
    if ran.code:
        raise Unreadable(reason(ran.complaints))
    return Media(kind="picture", **json.loads(ran.output))


def opened(path: Path, limits: Limits) -> Image.Image:
    """A JPEG, PNG or WebP, upright in RGB. It is decoded in the other process: what comes here is bare pixels.

    Raises Unreadable, LimitReached.
    """
    with TemporaryDirectory() as folder:
        target = Path(folder) / "pixels"
        asked = ["pixels", str(limits.most_pixels), str(path.resolve()), str(target)]
        ran = run([sys.executable, "-I", str(_SCRIPT), *asked], limits)
        if ran.code:
            raise Unreadable(reason(ran.complaints))
        width, height = json.loads(ran.output)
        return Image.frombytes("RGB", (width, height), target.read_bytes())


def thumbnail(limits: Limits) -> Recipe:
    """A small picture."""
    return _recipe("thumbnail", limits, ())


def blurred(regions: Sequence[Region], limits: Limits) -> Recipe:
    """A copy whose regions are hidden for good."""
    return _recipe("blur", limits, tuple(f"{each.x},{each.y},{each.width},{each.height}" for each in regions))


def _recipe(what: str, limits: Limits, regions: tuple[str, ...]) -> Recipe:
    arguments = (what, str(limits.most_pixels), SOURCE, TARGET, *regions)
    return Recipe(_tool(), arguments, "image/jpeg", ".jpg")


def _tool() -> Tool:
    return Tool("pillow", sys.executable, version("pillow"), ("-I", str(_SCRIPT)))
