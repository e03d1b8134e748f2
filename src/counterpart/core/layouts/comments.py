"""The comment under a table, as people type it: paragraphs, and lists whose lines begin with a hyphen."""

from collections.abc import Iterator
from dataclasses import dataclass

_BULLETS = ("- ", "* ", "• ")


@dataclass(frozen=True, slots=True)
class CommentPart:
    """A paragraph (one line) or a list (its items)."""

    is_list: bool
    lines: tuple[str, ...]


def parts_of(comment: str) -> Iterator[CommentPart]:
    """Split a comment: a blank line ends a paragraph, and the first line without a bullet ends a list."""
    held: list[str] = []
    in_list = False
    for line in (raw.strip() for raw in [*comment.splitlines(), ""]):
        is_bullet = line.startswith(_BULLETS)
        if held and (is_bullet != in_list or not line):
            yield _part(in_list, held)
            held = []
        if line:
            held.append(line[2:].strip() if is_bullet else line)
            in_list = is_bullet


def _part(is_list: bool, lines: list[str]) -> CommentPart:
    return CommentPart(is_list, tuple(lines)) if is_list else CommentPart(False, (" ".join(lines),))
