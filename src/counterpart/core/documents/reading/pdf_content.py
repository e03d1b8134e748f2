"""A PDF page's drawing operators followed, as far as text and straight lines go (ISO 32000-1, 8 and 9).

Kept apart from pypdf's own text extraction, which joins neighbouring cells and forgets lines. Forms inside pages
are followed with a list, not by recursion, and every page has a limit.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pypdf import PageObject
from pypdf.generic import ContentStream, DictionaryObject, StreamObject

from counterpart.core.documents.reading.pdf_fonts import Letters
from counterpart.core.documents.reading.pdf_page import Fragment, Page, Stroke

_MOST_OPERATORS = 2_000_000
_MOST_FRAGMENTS = 100_000
_MOST_FORMS = 200
_PARTING = 180  # thousandths of the font's size

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(one: Matrix, other: Matrix) -> Matrix:
    """`one` applied before `other`."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


@dataclass(frozen=True, slots=True)
class _State:
    """What q saves and Q brings back."""

    matrix: Matrix = _SAME
    font: Letters | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 100.0
    leading: float = 0.0
    rise: float = 0.0
    invisible: bool = False


@dataclass(slots=True)
class _Stream:
    """A page's or form's operators, with its own resources."""

    operators: Iterator[tuple[Any, bytes]]
    resources: DictionaryObject
    depth: int
    fonts: dict[str, Letters] = field(default_factory=dict)


class Follower:
    """Follows one page's operators and fills a Page."""

    def __init__(self, source: PageObject, number: int) -> None:
        box = source.mediabox
        self.page = Page(number, float(box.width), float(box.height))
        self._top, self._left = float(box.top), float(box.left)
        self._state, self._saved = _State(), list[_State]()
        self._text, self._line = _SAME, _SAME
        self._path: list[tuple[float, float]] = []
        self._segments: list[tuple[float, float, float, float]] = []
        self._forms = 0
        self._written: list[str] = []
        self._begins = _SAME
        contents = source.get("/Contents")
        operators = ContentStream(contents.get_object(), source.pdf, "bytes").operations if contents is not None else []
        self._streams = [_Stream(iter(operators), _resources(source), 0)]

    def follow(self) -> Page:
        """Run through all operators."""
        count = 0
        while self._streams and count < _MOST_OPERATORS and len(self.page.fragments) < _MOST_FRAGMENTS:
            operands, operator = next(self._streams[-1].operators, (None, b""))
            if operands is None:
                finished = self._streams.pop()
                del self._saved[finished.depth :]
                continue
            count += 1
            if handler := _HANDLERS.get(operator):
                try:
                    handler(self, operands)
                except (TypeError, ValueError, IndexError, KeyError, AttributeError, OverflowError):
                    continue  # an operator with wrong operands is passed over, as viewers do
        return self.page

    def save(self, _operands: Any) -> None:
        """q"""
        if len(self._saved) < 10_000:
            self._saved.append(self._state)

    def restore(self, _operands: Any) -> None:
        """Q"""
        if len(self._saved) > self._streams[-1].depth:
            self._state = self._saved.pop()

    def concatenate(self, operands: Any) -> None:
        """cm"""
        self._state = replace(self._state, matrix=times(_matrix(operands), self._state.matrix))

    def begin_text(self, _operands: Any) -> None:
        """BT"""
        self._text = self._line = _SAME

    def choose_font(self, operands: Any) -> None:
        """Tf"""
        self._state = replace(self._state, font=self._font(str(operands[0])), size=float(operands[1]))

    def place_text(self, operands: Any) -> None:
        """Tm"""
        self._text = self._line = _matrix(operands)

    def move_text(self, operands: Any) -> None:
        """Td"""
        self._line = times((1, 0, 0, 1, float(operands[0]), float(operands[1])), self._line)
        self._text = self._line

    def move_and_lead(self, operands: Any) -> None:
        """TD"""
        self._state = replace(self._state, leading=-float(operands[1]))
        self.move_text(operands)

    def next_line(self, _operands: Any) -> None:
        """T*"""
        self.move_text([0, -self._state.leading])

    def show(self, operands: Any) -> None:
        """Tj"""
        self._show(operands[0])

    def show_next_line(self, operands: Any) -> None:
        """The operators ' and \" go to the next line first; the text is their last operand."""
        if len(operands) > 2:
            self._state = replace(self._state, word_spacing=float(operands[0]), spacing=float(operands[1]))
        self.next_line(operands)
        self._show(operands[-1])

    def show_with_gaps(self, operands: Any) -> None:
        """TJ: strings with shifts between them; a wide shift parts words, and a very wide one columns."""
        state = self._state
        for item in operands[0]:
            if isinstance(item, bytes | str):
                self._pen(item)
                continue
            if abs(float(item)) > _PARTING:
                self._lift()
            self._text = times((1, 0, 0, 1, -float(item) / 1000 * state.size * state.scale / 100, 0), self._text)
        self._lift()

    def render_mode(self, operands: Any) -> None:
        """Tr: text that is not painted (3) lies under a scanned picture and counts all the same."""
        self._state = replace(self._state, invisible=int(operands[0]) == 7)

    def rectangle(self, operands: Any) -> None:
        """re"""
        x, y, width, height = (float(value) for value in operands[:4])
        for ends in ((x, y, x + width, y), (x, y + height, x + width, y + height)):
            self._segment(*ends)
        for ends in ((x, y, x, y + height), (x + width, y, x + width, y + height)):
            self._segment(*ends)

    def move(self, operands: Any) -> None:
        """m"""
        self._path = [(float(operands[0]), float(operands[1]))]

    def line(self, operands: Any) -> None:
        """l"""
        point = (float(operands[0]), float(operands[1]))
        if self._path:
            self._segment(*self._path[-1], *point)
        self._path.append(point)

    def paint(self, _operands: Any) -> None:
        """S, f and their kin: what was drawn shows."""
        for left, top, right, bottom in self._segments:
            if abs(top - bottom) < 1 < right - left:
                self.page.across.append(Stroke(top, left, right))
            elif right - left < 1 < bottom - top:
                self.page.down.append(Stroke(left, top, bottom))
        self.forget([])

    def forget(self, _operands: Any) -> None:
        """n: nothing of it shows."""
        self._segments, self._path = [], []

    def run_form(self, operands: Any) -> None:
        """Do: a form is a stream of its own inside the page."""
        stream = self._streams[-1]
        form = stream.resources["/XObject"][operands[0]].get_object()  # type: ignore[index]
        self._forms += 1
        if form.get("/Subtype") != "/Form" or self._forms > _MOST_FORMS or len(self._streams) > 10:
            return
        self._saved.append(self._state)
        self.concatenate(form.get("/Matrix", _SAME))
        resources = form.get("/Resources", stream.resources).get_object()
        operators = (
            ContentStream(form, form.pdf if hasattr(form, "pdf") else None, "bytes").operations
            if isinstance(form, StreamObject)
            else []
        )
        restored: Iterator[tuple[Any, bytes]] = iter([([], b"Q")])
        self._streams.append(_Stream(restored, resources, len(self._saved) - 1))
        self._streams.append(_Stream(iter(operators), resources, len(self._saved)))

    def _segment(self, x: float, y: float, to_x: float, to_y: float) -> None:
        (left, top), (right, bottom) = self._on_page(x, y), self._on_page(to_x, to_y)
        if len(self._segments) < 20_000:
            self._segments.append((min(left, right), min(top, bottom), max(left, right), max(top, bottom)))

    def _on_page(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._state.matrix
        return (a * x + c * y + e - self._left, self._top - (b * x + d * y + f))

    def _show(self, value: Any) -> None:
        self._pen(value)
        self._lift()

    def _pen(self, value: Any) -> None:
        """Write text: move on by its width and keep it until the pen is lifted."""
        state = self._state
        if state.font is None or not isinstance(value, bytes | str):
            return
        if not self._written:
            self._begins = times(self._text, state.matrix)
        width = 0.0
        for text, glyph, is_space in state.font.decode(value):
            self._written.append(text)
            width += glyph / 1000 * state.size + state.spacing + (state.word_spacing if is_space else 0)
        self._text = times((1, 0, 0, 1, width * state.scale / 100, 0), self._text)

    def _lift(self) -> None:
        """End a piece of text and put it on the page, unless it is turned, empty or unreadable."""
        text, state = "".join(self._written), self._state
        self._written = []
        a, b, c, d, x, y = self._begins
        end = times(self._text, state.matrix)[4]
        upright = abs(b) <= abs(a) / 20 and a > 0
        if not text.strip() or not upright or state.invisible or state.font is None or not state.font.readable:
            return
        size = abs(state.size * d) or abs(state.size * c)
        place = self._top - (y + state.rise * d)
        self.page.fragments.append(Fragment(x - self._left, end - self._left, place, size, text, state.font.bold))

    def _font(self, name: str) -> Letters | None:
        stream = self._streams[-1]
        if name not in stream.fonts:
            fonts = stream.resources.get("/Font", DictionaryObject()).get_object()
            resource = fonts.get(name)
            if resource is not None:
                stream.fonts[name] = Letters(resource.get_object())
        return stream.fonts.get(name)


def _resources(page: PageObject) -> DictionaryObject:
    """The resources of a page, its own or those of the pages above it."""
    holder: Any = page
    for _ in range(50):
        found = holder.get("/Resources")
        if found is not None:
            return found.get_object()  # type: ignore[no-any-return]
        parent = holder.get("/Parent")
        if parent is None:
            break
        holder = parent.get_object()
    return DictionaryObject()


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands[:6])
    return (a, b, c, d, e, f)


def _setter(name: str) -> Callable[[Follower, Any], None]:
    def put(follower: Follower, operands: Any) -> None:
        change: dict[str, Any] = {name: float(operands[0])}
        follower._state = replace(follower._state, **change)

    return put


_HANDLERS: dict[bytes, Callable[[Follower, Any], None]] = {
    b"q": Follower.save, b"Q": Follower.restore, b"cm": Follower.concatenate, b"Do": Follower.run_form,
    b"BT": Follower.begin_text, b"Tf": Follower.choose_font, b"Tm": Follower.place_text, b"Td": Follower.move_text,
    b"TD": Follower.move_and_lead, b"T*": Follower.next_line, b"Tj": Follower.show, b"TJ": Follower.show_with_gaps,
    b"'": Follower.show_next_line, b'"': Follower.show_next_line, b"Tr": Follower.render_mode,
    b"Tc": _setter("spacing"), b"Tw": _setter("word_spacing"), b"Tz": _setter("scale"), b"TL": _setter("leading"),
    b"Ts": _setter("rise"), b"re": Follower.rectangle, b"m": Follower.move, b"l": Follower.line,
    **dict.fromkeys((b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), Follower.paint), b"n": Follower.forget,
}  # fmt: skip
