"""What a reader would call a table: its caption, or else the line or heading above it; no two alike."""

import re
from dataclasses import dataclass

from counterpart.core.documents.reading.blocks import Heading, Paragraph
from counterpart.core.documents.reading.drafts import Draft
from counterpart.core.documents.reading.looks import is_note
from counterpart.core.documents.reading.sections import Sections, key

_NUMBERED = re.compile(r"(?:table|figure|chart|fig\.?)\s+[A-Z]?\d+(?:[.\-]\d+)*[a-z]?\b", re.IGNORECASE)
_ALONE = re.compile(r"(?:table|figure|chart|fig\.?)\s+[A-Z]?\d+(?:[.\-]\d+)*[a-z]?\s*[:.]?", re.IGNORECASE)
_MOST_WORDS = 25
_FEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A table's caption, and the name that it goes by before it is compared with the others."""

    caption: str
    title: str


def named(draft: Draft, above: Heading | Paragraph | None, path: tuple[str, ...], marked: str) -> Named:
    """Name one table. `above` is what is printed straight above it, `marked` the caption that the form marks."""
    caption = " ".join(dict.fromkeys([*filter(None, [marked]), *draft.captions]))
    if not caption and isinstance(above, Paragraph):
        caption = _caption_in(above.text)
    if isinstance(above, Paragraph) and _ALONE.fullmatch(above.text) and key(above.text) not in key(caption):
        caption = f"{above.text.rstrip(' .:')}: {caption}".rstrip(" :")
    return Named(caption, caption or (path[-1].rstrip(" :") if path else ""))


def distinct(names: list[Named], drafts: list[Draft], paths: list[tuple[str, ...]], sections: Sections) -> list[str]:
    """One title a table, no two alike where that can be: with the chapter, a column's name, or the first row."""
    titles = [_under(name.title, path, sections) for name, path in zip(names, paths, strict=True)]
    chapters = [sections.telling(list(path)) for path in paths]
    alike: dict[str, list[int]] = {}
    for at, title in enumerate(titles):
        alike.setdefault(title, []).append(at)
    for title, group in alike.items():
        if len(group) > 1 or not title:
            for at, more in zip(
                group, _telling([drafts[at] for at in group], [chapters[at] for at in group]), strict=True
            ):
                titles[at] = _joined(*((more, title) if more == chapters[at] else (title, more))) if title else more
    return [title or f"Table {number}" for number, title in enumerate(titles, start=1)]


def _telling(drafts: list[Draft], chapters: list[str]) -> list[str]:
    """What tells tables with one name apart: the first of these in which all differ, else some."""
    ways = [chapters, *([tell(draft) for draft in drafts] for tell in (_first_column, _first_cell, _second_cell))]
    for fewest in (len(drafts), 2):
        for words in ways:
            if len(set(words)) >= fewest and all(words):
                return words
    return ways[1] if len(drafts) == 1 else [""] * len(drafts)


def _caption_in(text: str) -> str:
    """The text, if it introduces the table below: "Table 3: ...", a short line, or one that ends with a colon."""
    stripped = text.strip()
    if is_note(stripped):
        return ""
    if _NUMBERED.match(stripped) and len(stripped.split()) <= 2 * _MOST_WORDS:
        return stripped
    short = len(stripped.split()) <= _MOST_WORDS
    if short and (stripped.endswith(":") or not stripped.endswith((".", "!", "?", ";", ",", '"', "”"))):
        return stripped.rstrip(":")
    return ""


def _under(title: str, path: tuple[str, ...], sections: Sections) -> str:
    """A short name ("Broadland", "Performance metrics") is put under its chapter."""
    spelled = sections.spelled(title)
    if len(title.split()) > _FEW_WORDS or _NUMBERED.match(title):
        return spelled
    above = sections.telling([heading for heading in path if key(heading) != key(title)])
    return _joined(above, spelled) if above else spelled


def _joined(title: str, more: str) -> str:
    if not more or key(more) in key(title):
        return title
    return f"{title.rstrip(' :.')}: {more}"


def _first_column(draft: Draft) -> str:
    return next((row[0].text for row in reversed(draft.header) if row and not row[0].blank), "")


def _first_cell(draft: Draft) -> str:
    return next((cell.text for cell in draft.rows[0] if not cell.blank), "")


def _second_cell(draft: Draft) -> str:
    printed = [cell.text for cell in draft.rows[0] if not cell.blank]
    return printed[1] if len(printed) > 1 else ""
