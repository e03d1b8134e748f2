"""A printed figure: its exact value, the size of its last digit, and how it was written."""

from dataclasses import dataclass, replace
from fractions import Fraction

from counterpart.core.documents.understand.spans import Span, rounded
from counterpart.core.documents.understand.units import Unit


@dataclass(frozen=True, slots=True)
class Style:
    """How a figure is written, so that a recomputed one can be written alike."""

    prefix: str = ""
    suffix: str = ""
    commas: bool = False
    plus: bool = False
    brackets: bool = False
    word: str = ""
    clock: int = 0
    scale: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a cell.

    value      exact, with its sign; seconds for times, pounds for £ with a scale word
    decimals   digits printed after the point
    step       what one unit of the last printed digit is worth
    slips      slips of the pen in the writing, each as a clause for a message
    direction  the word of a change as printed ("Increase"), or ""
    """

    text: str
    value: Fraction
    decimals: int
    step: Fraction
    unit: Unit
    style: Style
    signed: bool = False
    direction: str = ""
    slips: tuple[str, ...] = ()

    @property
    def coarse_step(self) -> Fraction:
        """Give the step when trailing zeros are only padding: 20.30 may be 20.3 to one place."""
        step = self.step
        for _ in range(self.decimals - 1):
            if (self.value / (step * 10)).denominator != 1:
                break
            step *= 10
        return step

    def span(self, *, hidden: bool) -> Span:
        """Give what the figure may stand for, with or without decimals that are not printed."""
        return Span.around(self.value, self.step / 2) if hidden else Span.exactly(self.value)

    def agrees(self, exact: Fraction) -> bool:
        """Say whether this is how `exact` is printed; an exact half may go either way."""
        for step in {self.step, self.coarse_step}:
            if self.value == rounded(exact, step):
                return True
            if abs(exact - self.value) == step / 2:
                return True
        return False

    def showing(self, exact: Fraction) -> "Figure":
        """Give the figure that should stand here when the true value is `exact`."""
        value = rounded(exact, self.step)
        return replace(self, value=value, text=write(value, self), slips=())


def write(value: Fraction, like: Figure) -> str:
    """Write a value in the style of another figure."""
    style = like.style
    if style.clock:
        return _clock(value, style.clock, plus=style.plus)
    number = abs(value) / style.scale
    text = f"{float(number):,.{like.decimals}f}" if style.commas or number >= 1000 else ""
    text = text or f"{float(number):.{like.decimals}f}"
    if not style.commas and like.value and abs(like.value / style.scale) >= 1000:
        text = text.replace(",", "")
    text = f"{style.prefix}{text}{style.suffix}"
    if style.word:
        return f"{text} {'Decrease' if value < 0 else 'Increase'}"
    if value < 0:
        return f"({text})" if style.brackets else f"-{text}"
    return f"+{text}" if style.plus and value > 0 else text


def _clock(value: Fraction, parts: int, *, plus: bool) -> str:
    total = int(abs(value))
    hours, rest = divmod(total, 3600)
    minutes, seconds = divmod(rest, 60)
    sign = "-" if value < 0 else "+" if plus and total else ""
    if parts == 3:
        return f"{sign}{hours:02d}:{minutes:02d}:{seconds:02d}"
    return f"{sign}{hours * 60 + minutes:02d}:{seconds:02d}"
