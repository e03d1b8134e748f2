"""Read the figures out of one printed cell, with their units, signs and slips of the pen."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from counterpart.core.documents.understand.figures import Figure, Style
from counterpart.core.documents.understand.units import Unit

_NOT_GIVEN = re.compile(
    r"(?:n\s*/?\s*a\.?|nil return|not (?:available|applicable|known|given)|tb[cd]|[-–—.…~:#*x]+|\[[a-z:]\]"
    r"|\.\.|[<>≤≥]\s*\d+|data not .*|data will .*)?",
    re.IGNORECASE,
)
_TAGS = re.compile(r"<[^>]*>")
_MARKS = re.compile(
    r"[*†‡§¹²³⁰⁴⁵⁶⁷⁸⁹▶►◄→←↔]+|(?:\s*\[(?:[a-z]{1,2}|(?:notes?\s)?\d{1,3})\])+$"
    r"|(?<=[\d%])\s*\([a-z]\)$|\bno change\b(?=.*\d)|(?<=[\d%s])\s+\(?(?:better|worse|same)\)?$",
    re.IGNORECASE,
)
_MINUS = str.maketrans({"−": "-", "‒": "-", "–": "-", "—": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_ARROWS = str.maketrans({"▲": " up ", "△": " up ", "↑": " up ", "▼": " down ", "▽": " down ", "↓": " down "})
_UP = r"increased?|up|rise|rose|risen|higher|growth|more"
_DOWN = r"decreased?|down|falls?|fell|fallen|reduction|reduced|lower|less|fewer"
_DIRECTION = re.compile(rf"\b(?P<up>{_UP})\b|\b(?P<down>{_DOWN})\b", re.IGNORECASE)
_POINTS = r"%+\s*-?(?:points?|pts?|p\.?p\.?)\b|percentage points?|ppts?\b|pps?\b|p\.p\.|%\s*pt\b"
_UNITS = (
    rf"(?P<points>{_POINTS})|(?P<percent>%(?:\s*%)*|per ?cent\b)|(?P<time>h(?:ou)?rs?|min(?:ute)?s?|sec(?:ond)?s?)\b"
)
_NUMBER = re.compile(
    r"(?P<sign>[+-]+\s?)?(?P<pound>[£$€]\s?)?(?P<late>[-+])?(?P<digits>,?\d[\d,]*(?:\.+\d+)?|\.\d+)"
    rf"(?:\s?(?P<scale>million|thousand|billion|bn|[mk])\b)?(?:\s*(?:{_UNITS}))?",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?P<sign>[+-])?(?P<clock>\d{1,3}:\d\d(?::\d\d)?)(?![\d:])")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_SCALES = {"m": 10**6, "million": 10**6, "k": 10**3, "thousand": 10**3, "bn": 10**9, "billion": 10**9}
COMMA = "the comma is in the wrong place"
_MOST_FIGURES = 3
_SIXTY = 60
_TIMES = {"h": 3600, "m": 60, "s": 1}


@dataclass(frozen=True, slots=True)
class Printed:
    """What stands in one cell: figures, nothing, or words (with or without figures among them)."""

    text: str
    figures: tuple[Figure, ...] = ()
    missing: bool = False
    words: str = ""

    @property
    def plain(self) -> bool:
        """Say whether the cell holds figures and nothing else."""
        return bool(self.figures) and not self.words


def read_cell(text: str) -> Printed:
    """Read one cell; a cell of words keeps its figures but is not plain."""
    clean = _MARKS.sub("", _TAGS.sub("", text).translate(_MINUS)).strip()
    if any(mark.isdigit() for mark in clean):
        clean = clean.translate(_ARROWS).strip()
    if _NOT_GIVEN.fullmatch(clean):
        return Printed(text=text, missing=True)
    body, slips = _mend(clean)
    body, negative, slips = _brackets(body, slips)
    figures, rest = _figures(body, negative=negative, slips=slips)
    figures, rest = _directed(figures, rest)
    if len(figures) > _MOST_FIGURES:
        return Printed(text=text, figures=figures, words=clean)
    return Printed(text=text, figures=figures, words=re.sub(r"^[\s().,;:/|-]*$", "", rest).strip())


def _mend(text: str) -> tuple[str, tuple[str, ...]]:
    """Take out slips inside a number that leave no doubt of what was meant."""
    slips: list[str] = []
    for pattern, better, slip in (
        (r"(?<=\d)\.\.+(?=\d)", ".", "the decimal point is doubled"),
        (r"(?<=\d),,+(?=\d)", ",", "the comma is doubled"),
        (r"(?<=[\d,.])[oO](?=[\d.,%]|$)", "0", "a letter O stands for a nought"),
        (r"(?<=\d)[lI](?=\d)", "1", "a letter stands for a one"),
        (r"(?<=\d),\s+(?=\d{3}(?:\D|$))", ",", "there is a blank inside the number"),
        (r"(?<=\d)\s*\.\s+(?=\d)|(?<=\d)\s+\.(?=\d)", ".", "there is a blank inside the number"),
        (r"(?<![-\d])--(?=[£\d])", "-", "the minus sign is doubled"),
        (r"\+\++(?=\d)", "+", "the plus sign is doubled"),
        (r"(?<=\d)[.,;:]+(?=\s*%?\s*$)(?<!:)", "", "there is a stray mark at the end"),
        (r"(?<=[%])[.,;]+$", "", "there is a stray mark at the end"),
    ):
        mended = re.sub(pattern, better, text)
        if mended != text:
            slips.append(slip)
            text = mended
    if re.fullmatch(r"-?\d{1,3}(?: \d{3})+", text):
        text = text.replace(" ", "")
    return text, tuple(slips)


def _brackets(text: str, slips: tuple[str, ...]) -> tuple[str, bool, tuple[str, ...]]:
    """Read a figure that is wholly in brackets as negative; note a bracket without its pair."""
    whole = re.fullmatch(r"(£?)\((£?)([\d.,\s]+[mk]?\s*%?)\)\s*([mk]?\s*%?)", text)
    if whole:
        return "".join(whole.groups()), True, slips
    if re.fullmatch(r"£?\(\s*£?[\d.,]+[mk]?\s*%?", text) or re.fullmatch(r"£?[\d.,]+[mk]?\s*%?\)", text):
        return text.strip("()").replace("(", ""), True, (*slips, "one of its brackets is missing")
    return text, False, slips


def _figures(text: str, *, negative: bool, slips: tuple[str, ...]) -> tuple[tuple[Figure, ...], str]:
    found: list[Figure] = []
    rest = ""
    at = 0
    while at < len(text):
        match = _CLOCK.match(text, at) or _NUMBER.match(text, at)
        after_letter = at > 0 and (text[at - 1].isalnum() or text[at - 1] in "/'." or _in_range(text, at))
        if match and not after_letter:
            found.append(_figure(match, negative=negative, slips=slips))
            at = match.end()
        else:
            rest += text[at]
            at += 1
    return tuple(found), rest


def _in_range(text: str, at: int) -> bool:
    """Say whether a number here is the upper end of a range, as in 10-17."""
    return at > 1 and text[at - 1] == "-" and text[at - 2].isalnum()


def _figure(match: re.Match[str], *, negative: bool, slips: tuple[str, ...]) -> Figure:
    if "clock" in match.re.groupindex:
        return _clock_figure(match, slips)
    digits = match["digits"]
    whole, _point, decimals = digits.partition(".")
    decimals = decimals.strip(".")
    if whole and not _GROUPED.fullmatch(whole):
        slips = (*slips, COMMA)
    unit, factor, doubled = _unit(match)
    if doubled:
        slips = (*slips, "the percent sign is doubled")
    scale = Fraction(_SCALES.get((match["scale"] or "").lower(), 1))
    size = Fraction(f"{whole.replace(',', '') or '0'}.{decimals or '0'}") * scale * factor
    sign = (match["sign"] or match["late"] or "").strip()
    tail = match.group(0)[match.end("digits") - match.start() :]
    style = Style(
        prefix=(match["pound"] or "").strip(),
        suffix=re.sub(r"%\s*%+", "%", tail) if factor == 1 else tail,
        commas="," in whole,
        plus=sign == "+",
        brackets=negative,
        scale=scale * factor,
    )
    return Figure(
        text=f"({match.group(0).strip()})" if negative else match.group(0).strip(),
        value=-size if negative or sign.startswith("-") else size,
        decimals=len(decimals),
        step=scale * factor / Fraction(10) ** len(decimals),
        unit=unit,
        style=style,
        signed=bool(sign) or negative,
        slips=slips,
    )


def _unit(match: re.Match[str]) -> tuple[Unit, Fraction, bool]:
    if match["points"]:
        return Unit.POINTS, Fraction(1), match["points"].count("%") > 1
    if match["percent"]:
        return Unit.PERCENT, Fraction(1), match["percent"].count("%") > 1
    if match["time"]:
        return Unit.SECONDS, Fraction(_TIMES[match["time"][0].lower()]), False
    return (Unit.POUNDS if match["pound"] else Unit.NUMBER), Fraction(1), False


def _clock_figure(match: re.Match[str], slips: tuple[str, ...]) -> Figure:
    parts = [int(part) for part in match["clock"].split(":")]
    seconds = 0
    for part in parts:
        seconds = seconds * 60 + part
    sign = match["sign"] or ""
    if any(part >= _SIXTY for part in parts[1:]):
        slips = (*slips, "it is no time: minutes and seconds end at 59")
    return Figure(
        text=match.group(0),
        value=Fraction(-seconds if sign == "-" else seconds),
        decimals=0,
        step=Fraction(1),
        unit=Unit.SECONDS,
        style=Style(clock=len(parts), plus=sign == "+"),
        signed=bool(sign),
        slips=slips,
    )


def _directed(figures: tuple[Figure, ...], rest: str) -> tuple[tuple[Figure, ...], str]:
    """Let one word of a change (Increase, Decrease) give its sign to the figure that has none."""
    words = list(_DIRECTION.finditer(rest))
    if len(words) != 1 or not figures:
        return figures, rest
    word = words[0]
    factor = -1 if word["down"] else 1
    directed = tuple(
        figure
        if figure.signed
        else replace(
            figure,
            value=figure.value * factor,
            direction=word.group(0),
            style=replace(figure.style, word=word.group(0)),
        )
        for figure in figures
    )
    return directed, rest[: word.start()] + rest[word.end() :]
