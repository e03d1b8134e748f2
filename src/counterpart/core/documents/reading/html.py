"""HTML: tables with their spans and headers, captions, headings and paragraphs; what a page hides is left out."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from counterpart.core.documents.reading.blocks import Block, Grid, Heading, Paragraph
from counterpart.core.documents.reading.html_tables import OpenTable
from counterpart.core.documents.reading.inline import raised

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
_SKIPPED = frozenset(("button", "head", "iframe", "math", "noscript", "object", "script", "select", "style", "svg"))
_SKIPPED |= {"template", "textarea"}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(("address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt"))
_BLOCKS |= {"fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "li", "main", "nav", "ol"}
_BLOCKS |= {"p", "pre", "section", "summary", "table", "ul", *_HEADINGS}
_INSIDE_CELLS = frozenset(("p", "li", "caption"))
_CLOSES = {  # an opening tag ends an element that nobody closed
    **dict.fromkeys(_BLOCKS, frozenset({"p"})),
    "li": frozenset({"li", "p"}),
    "dt": frozenset({"dt", "dd", "p"}),
    "dd": frozenset({"dt", "dd", "p"}),
    "td": _INSIDE_CELLS | {"td", "th"},
    "th": _INSIDE_CELLS | {"td", "th"},
    "tr": _INSIDE_CELLS | {"td", "th", "tr"},
    **dict.fromkeys(("thead", "tbody", "tfoot"), _INSIDE_CELLS | {"td", "th", "tr", "thead", "tbody", "tfoot"}),
}
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDING_CLASS = re.compile(r"(?:^|[\s-])(?:visually-hidden|sr-only|screen-reader-text)(?:$|\s)")
_MOST_OPEN = 2_000
_MOST_UNENDED = 500

Attributes = list[tuple[str, str | None]]


def blocks(text: str) -> Iterator[Block]:
    """The page's headings, paragraphs and tables in reading order, each with its line."""
    reader = _Reader()
    reader.feed(_with_whole_tags(text))
    reader.close()
    yield from reader.finished()


def _with_whole_tags(text: str) -> str:
    """The page up to where hundreds of tags open and none ends: html.parser slows down there."""
    end = 0
    for part in text.split(">"):
        if part.count("<") > _MOST_UNENDED:
            return text[:end]
        end += len(part) + 1
    return text


class _Reader(HTMLParser):
    """Listens to tags and text. Open elements are kept in a list, so that depth costs no stack."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._hidden_from: int | None = None
        self._text: list[str] = []
        self._begins = 1
        self._raised: list[str] | None = None
        self._tables: list[OpenTable] = []
        self._later: list[Grid] = []
        self._blocks: list[Block] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Open an element."""
        self._close_implied(tag)
        if tag not in _VOID and len(self._open) < _MOST_OPEN:
            self._open.append(tag)
            if self._hidden_from is None and (tag in _SKIPPED or _hides(attrs)):
                self._hidden_from = len(self._open)
        if self._hidden_from is not None:
            return
        if tag in _BLOCKS:
            self._part()
        if tag == "br":
            self._text.append(" ")
        elif tag == "sup":
            self._raised = []
        elif tag == "table":
            self._open_table()
        elif self._tables:
            self._tables[-1].start(tag, attrs, self.getpos()[0], self._text)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and whatever inside it was left open."""
        if tag not in self._open:
            return
        bound = len(self._open) - 1 - self._open[::-1].index("table") if "table" in self._open else -1
        if tag != "table" and len(self._open) - 1 - self._open[::-1].index(tag) < bound:
            return  # a closing tag cannot reach out of its table
        while self._open:
            closed = self._open.pop()
            self._closed(closed)
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._hidden_from is not None:
            return
        if self._raised is not None:
            self._raised.append(data)
            return
        if not self._text and data.strip():
            self._begins = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
        self._text.append(data)

    def finished(self) -> list[Block]:
        """All blocks, once the page is read; what was left open is closed."""
        while self._open:
            self._closed(self._open.pop())
        self._part()
        return self._blocks

    def _close_implied(self, tag: str) -> None:
        closes = _CLOSES.get(tag, frozenset())
        while self._open and self._open[-1] in closes:
            self._closed(self._open.pop())

    def _closed(self, tag: str) -> None:
        if self._hidden_from is not None:
            if len(self._open) < self._hidden_from:
                self._hidden_from = None
            return
        if tag == "sup" and self._raised is not None:
            self._text.append(raised("".join(self._raised)))
            self._raised = None
        elif tag in _HEADINGS and not self._takes_text():
            self._heading(_HEADINGS[tag])
        elif tag == "table" and self._tables:
            self._close_table()
        elif tag in _BLOCKS:
            self._part()
        elif self._tables:
            self._tables[-1].end(tag, self._text)

    def _takes_text(self) -> bool:
        return bool(self._tables) and self._tables[-1].takes_text

    def _part(self) -> None:
        """End a paragraph: of its own, or inside a cell or caption."""
        if self._takes_text():
            if self._text and self._text[-1] != "\n\n":
                self._text.append("\n\n")
            return
        if text := tidy("".join(self._text)):
            self._blocks.append(Paragraph(text, f"line {self._begins}", "•" if self._open[-1:] == ["li"] else ""))
        self._text.clear()

    def _heading(self, level: int) -> None:
        if text := tidy("".join(self._text)):
            self._blocks.append(Heading(text, level, f"line {self._begins}"))
        self._text.clear()

    def _open_table(self) -> None:
        if self._tables:
            outer = self._tables[-1]
            outer.keep_text(self._text)
            if not outer.holds_data:  # a table for layout only: what it held so far comes first
                self._emit(outer.taken())
        self._tables.append(OpenTable(self.getpos()[0]))
        self._text.clear()

    def _close_table(self) -> None:
        table = self._tables.pop()
        table.end("table", self._text)
        self._text.clear()
        grid = table.taken()
        if self._tables and self._tables[-1].holds_data:
            self._later += [grid] if grid else []
        else:
            self._emit(grid)
            for late in self._later:
                self._emit(late)
            self._later.clear()
        if self._tables:
            self._tables[-1].give_back(self._text)

    def _emit(self, grid: Grid | None) -> None:
        if grid:
            self._blocks.append(grid)


def tidy(text: str) -> str:
    """Blanks as a browser shows them: one between words."""
    return " ".join(text.split())


def _hides(attrs: Attributes) -> bool:
    found = dict(attrs)
    return (
        "hidden" in found
        or bool(_HIDING.search(found.get("style") or ""))
        or bool(_HIDING_CLASS.search(found.get("class") or ""))
    )
