"""Which headings a place in a report stands under."""

import re
from collections import Counter
from collections.abc import Iterable

from counterpart.core.documents.reading.blocks import Heading


class Sections:
    """Follows headings down a report.

    Converted reports lose their levels: a chapter and a paragraph of it may both be marked level 2. Headings
    that the contents list names are therefore chapters, whatever their mark. Where there is no such list, a heading
    that comes back again and again ("Performance metrics") stands under the heading before it that does not.
    """

    def __init__(self, headings: Iterable[Heading], chapters: Iterable[str]) -> None:
        self._chapters = {key(name): name for name in chapters}
        self._counts = Counter(key(heading.text) for heading in headings)
        self._open: list[tuple[int, str]] = []

    def enter(self, heading: Heading) -> None:
        """Go on under this heading."""
        level = 0 if key(heading.text) in self._chapters else max(heading.level, 1)
        last = self._open[-1] if self._open else None
        if (
            not self._chapters
            and last
            and last[0] == level
            and self._comes_back(heading.text)
            and not self._comes_back(last[1])
        ):
            level += 1
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        self._open.append((level, heading.text))

    def path(self) -> tuple[str, ...]:
        """The headings above, outermost first."""
        return tuple(text for _level, text in self._open)

    def spelled(self, heading: str) -> str:
        """A heading as the contents list spells it, which is seldom in capitals."""
        return self._chapters.get(key(heading), heading)

    def telling(self, headings: list[str]) -> str:
        """The heading that says most about where one is: the chapter, or else the innermost that is printed once."""
        chapters = [text for text in headings if key(text) in self._chapters]
        once = [text for text in headings if not self._comes_back(text)]
        return self.spelled((chapters or once or headings or [""])[-1])

    def _comes_back(self, text: str) -> bool:
        return self._counts[key(text)] > 1


def key(text: str) -> str:
    """Text for comparison: letters and digits alone, "&" as "and"."""
    return re.sub(r"[\W_]+", " ", text.replace("&", " and ").replace("'", "").replace("’", "")).strip().casefold()
