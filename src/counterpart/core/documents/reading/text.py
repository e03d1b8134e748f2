"""Plain text and Markdown: headings, paragraphs and lists, with tables set by tabs, pipes, aligned columns or HTML.

Reports converted from PDF or a web page mix these freely, so one reader takes them all, line by line.
"""

import re
from collections.abc import Callable, Iterator

from counterpart.core.documents.reading import pipe_tables, tab_tables
from counterpart.core.documents.reading.blocks import Block, Grid, Heading, Paragraph
from counterpart.core.documents.reading.inline import plain

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t](.*?)(?:[ \t]+#+)?")
_RULE = re.compile(r" {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,})\s*")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})\s*")
_ITEM = re.compile(r"\s*([-+*•▪●◦]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+(\S.*)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"\s*(```+|~~~+)\s*\w*\s*")
_SHORT = 90
_LONGEST_HEADING = 500

Finder = Callable[[list[str], int], tuple[Grid, int] | None]
"""Finds a table at a line: the grid and the number of lines that it takes, or None."""


def blocks(text: str) -> Iterator[Block]:
    """The report's headings, paragraphs and tables in reading order, each with its line."""
    lines = _without_comments(text).replace("\f", "\n").split("\n")
    walk = _Walk(lines)
    while walk.at < len(lines):
        yield from walk.step()
    yield from walk.flush()


def _without_comments(text: str) -> str:
    """Comments blanked out, their line ends kept so that line numbers stay right."""
    if "<!--" not in text:
        return text
    return _COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)


class _Walk:
    """Goes down the lines once; holds the paragraph that is being read."""

    finders: tuple[Finder, ...] = (tab_tables.find, pipe_tables.find)

    def __init__(self, lines: list[str]) -> None:
        self.at = 0
        self._lines = lines
        self._held: list[str] = []
        self._begins = 0
        self._bullet = ""

    def step(self) -> Iterator[Block]:
        """Take what begins at the present line."""
        line = self._lines[self.at]
        if not line.strip():
            yield from self.flush()
            self.at += 1
            return
        for find in self.finders:
            if found := find(self._lines, self.at):
                yield from self.flush()
                yield found[0]
                self.at += found[1]
                return
        yield from self._prose(line)
        self.at += 1

    def flush(self) -> Iterator[Block]:
        """Give out the paragraph that is being read."""
        text = plain(" ".join(part.strip() for part in self._held))
        place, bullet = f"line {self._begins}", self._bullet
        self._held, self._bullet = [], ""
        yield from (Paragraph(part, place, bullet) for part in text.split("\n\n") if part)

    def _prose(self, line: str) -> Iterator[Block]:
        if heading := _HEADING.fullmatch(line[:_LONGEST_HEADING].rstrip()):
            yield from self.flush()
            if text := plain(heading[2]):
                yield Heading(text, len(heading[1]), f"line {self.at + 1}")
        elif (mark := _UNDERLINE.fullmatch(line)) and len(self._held) == 1 and not self._bullet and self._short():
            text, self._held = plain(self._held[0]), []
            yield Heading(text, 1 if "=" in mark[1] else 2, f"line {self._begins}")
        elif _RULE.fullmatch(line) or _FENCE.fullmatch(line):
            yield from self.flush()
        elif item := _ITEM.fullmatch(line):
            yield from self.flush()
            self._hold(item[2], item[1])
        else:
            self._hold(line.lstrip("> ") if line.startswith(">") else line)

    def _hold(self, text: str, bullet: str = "") -> None:
        if not self._held:
            self._begins, self._bullet = self.at + 1, bullet
        self._held.append(text)

    def _short(self) -> bool:
        return len(self._held[0]) <= _SHORT and not self._held[0].rstrip().endswith(".")
