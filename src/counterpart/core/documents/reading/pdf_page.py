"""What a PDF page prints: pieces of text with their places, and the lines and boxes drawn between them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text shown by one operator. Points; y is the baseline's distance from the page's top."""

    left: float
    right: float
    y: float
    size: float
    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line: where it lies on its own axis, and from where to where it runs on the other."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """One page. `across` are horizontal lines, `down` vertical ones."""

    number: int
    width: float
    height: float
    fragments: list[Fragment] = field(default_factory=list)
    across: list[Stroke] = field(default_factory=list)
    down: list[Stroke] = field(default_factory=list)
