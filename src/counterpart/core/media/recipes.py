"""How a copy is made: a tool, its version and its arguments, so that it can be written down and repeated."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterpart.core.media.errors import Unreadable
from counterpart.core.media.limits import Limits
from counterpart.core.media.running import run
from counterpart.core.media.tools import Tool

SOURCE, TARGET = "{source}", "{target}"


@dataclass(frozen=True, slots=True)
class Recipe:
    """`arguments` hold `{source}` and `{target}` where the two paths go."""

    tool: Tool
    arguments: tuple[str, ...]
    media_type: str
    suffix: str

    def facts(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return {"tool": self.tool.name, "version": self.tool.version, "arguments": list(self.arguments)}


def carry_out(recipe: Recipe, *, source: Path, target: Path, limits: Limits) -> None:
    """Make the copy at `target`. Raises Unreadable, LimitReached; then there is no target."""
    places = {SOURCE: str(source.resolve()), TARGET: str(target.resolve())}
    try:
        ran = run([*recipe.tool.command, *_filled(recipe.arguments, places)], limits)
        if ran.code or not target.exists() or not target.stat().st_size:
            raise Unreadable(reason(ran.complaints))
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def _filled(arguments: tuple[str, ...], places: Mapping[str, str]) -> list[str]:
    return [argument.replace(SOURCE, places[SOURCE]).replace(TARGET, places[TARGET]) for argument in arguments]


def reason(complaints: str) -> str:
    """What the tool's own complaint comes to, for the person who sent the file."""
    if "DecompressionBomb" in complaints:
        return "It has more pixels than can be shown"
    if "moov atom not found" in complaints:
        return "It is cut short: the end of the recording is missing"
    return "It is damaged, cut short, or not in the format that it seems to be in"
