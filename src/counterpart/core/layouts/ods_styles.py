"""The styles of a spreadsheet: bold heads, wrapped labels, and one number style for each pattern of figures."""

from collections.abc import Callable

from odf import number as numbers
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import ParagraphProperties, Style, TableCellProperties, TableColumnProperties, TextProperties

from counterpart.core.layouts.typed import Pattern

_LINE = "0.5pt solid #b1b4b6"


class Styles:
    """Makes each style once and remembers its name; every one is kept in the document given."""

    def __init__(self, document: OpenDocumentSpreadsheet) -> None:
        self._document = document
        self._made: dict[object, Style] = {}

    def title(self) -> Style:
        """The name of the statement and of a table."""
        return self._once("title", lambda: _cell("cp-title", bold=True, size="13pt"))

    def head(self) -> Style:
        """A column's head."""
        return self._once("head", lambda: _cell("cp-head", bold=True, wrap=True, border="1.5pt solid #0b0c0c"))

    def label(self) -> Style:
        """What names a row, and any sentence in a cell."""
        return self._once("label", lambda: _cell("cp-label", wrap=True, border=_LINE))

    def words(self) -> Style:
        """A figure that is words, such as 20% Increase +1433."""
        return self._once("words", lambda: _cell("cp-words", wrap=True, border=_LINE, align="start"))

    def prose(self) -> Style:
        """A line of the notes."""
        return self._once("prose", lambda: _cell("cp-prose", wrap=True))

    def figure(self, pattern: Pattern) -> Style:
        """A number shown by a pattern."""
        return self._once(pattern, lambda: self._figure(pattern))

    def column(self, centimetres: float) -> Style:
        """A column so wide."""
        return self._once(centimetres, lambda: _column(centimetres))

    def _once(self, key: object, make: Callable[[], Style]) -> Style:
        if key not in self._made:
            self._made[key] = make()
            self._document.automaticstyles.addElement(self._made[key])
        return self._made[key]

    def _figure(self, pattern: Pattern) -> Style:
        name = f"cp-figure-{len(self._made)}"
        shown = _shown(f"{name}-number", pattern)
        self._document.automaticstyles.addElement(shown)
        return _cell(name, border=_LINE, align="end", shown=f"{name}-number")


def _shown(name: str, pattern: Pattern) -> object:
    if pattern.kind == "time":
        return _time(name)
    style = numbers.PercentageStyle(name=name) if pattern.kind == "percentage" else numbers.NumberStyle(name=name)
    grouping = "true" if pattern.grouping else "false"
    style.addElement(numbers.Number(decimalplaces=pattern.decimals, minintegerdigits=1, grouping=grouping))
    suffix = "%" if pattern.kind == "percentage" else pattern.suffix
    if suffix:
        style.addElement(numbers.Text(text=suffix))
    return style


def _time(name: str) -> object:
    style = numbers.TimeStyle(name=name, truncateonoverflow="false")
    style.addElement(numbers.Hours(style="long"))
    style.addElement(numbers.Text(text=":"))
    style.addElement(numbers.Minutes(style="long"))
    style.addElement(numbers.Text(text=":"))
    style.addElement(numbers.Seconds(style="long"))
    return style


def _cell(
    name: str,
    *,
    bold: bool = False,
    wrap: bool = False,
    border: str = "",
    align: str = "",
    size: str = "",
    shown: str = "",
) -> Style:
    style = Style(name=name, family="table-cell", **({"datastylename": shown} if shown else {}))
    box = {"wrapoption": "wrap"} if wrap else {}
    style.addElement(TableCellProperties(verticalalign="top", **box, **({"borderbottom": border} if border else {})))
    if align:
        style.addElement(ParagraphProperties(textalign=align))
    letters = ({"fontweight": "bold"} if bold else {}) | ({"fontsize": size} if size else {})
    if letters:
        style.addElement(TextProperties(**letters))
    return style


def _column(centimetres: float) -> Style:
    style = Style(name=f"cp-column-{centimetres:g}".replace(".", "-"), family="table-column")
    style.addElement(TableColumnProperties(columnwidth=f"{centimetres:g}cm"))
    return style
