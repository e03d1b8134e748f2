"""The characters of a PDF font: what each code says, and how far it moves the pen."""

from collections.abc import Iterator
from typing import Any

from pypdf.generic._font import Font


class Letters:
    """Decodes text shown in one font; remembers each character, as pages repeat them thousands of times."""

    def __init__(self, resource: Any) -> None:
        self._font = Font.from_font_resource(resource)
        self._known: dict[str, tuple[str, float]] = {}
        self.readable = self._font.interpretable
        self.bold = "bold" in str(self._font.name).casefold()

    def decode(self, value: bytes | str) -> Iterator[tuple[str, float, bool]]:
        """Each character's text, its width in thousandths of the font's size, and whether it is the space."""
        for raw in self._raw(value):
            known = self._known.get(raw)
            if known is None:
                known = self._known[raw] = (self._text(raw), self._width(raw))
            yield *known, raw == self._font.space_char

    def _raw(self, value: bytes | str) -> str:
        if isinstance(value, str):
            return value
        if isinstance(self._font.encoding, str):
            return value.decode(self._font.encoding, "replace")
        return "".join(map(chr, value))

    def _text(self, raw: str) -> str:
        encoding = self._font.encoding
        decoded = raw if isinstance(encoding, str) else encoding.get(ord(raw), raw)
        text = "".join(str(self._font.character_map.get(char, char)) for char in decoded)
        return text.replace("\x00", "").replace("\xa0", " ").replace("\xad", "-")

    def _width(self, raw: str) -> float:
        return float(self._font.space_width if raw == self._font.space_char else self._font.get_text_width(raw))
