"""Read the figures that a sentence states: a change by so much percent, a share, a count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

_VALUE = r"(?<![\d.,£])(?P<value>\d+(?:\.\d+)?)\s?(?P<unit>%(?:\s?points)?|per ?cent|percentage points|pp)"
_UP = r"increase|rise|growth"
_DOWN = r"decrease|fall|reduction|drop"
_ROSE = r"increased|risen|rose|grown|grew|gone up|went up|is up|are up|up"
_FELL = r"decreased|fallen|fell|gone down|went down|is down|are down|down|reduced|dropped"
_PERCENTAGE = re.compile(_VALUE, re.IGNORECASE)
_NOUN = re.compile(
    rf"{_VALUE}\s+(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s+(?:in|of)\s+(?=(?P<subject>[^,.;:()]+))", re.IGNORECASE
)
_VERB = re.compile(
    rf"(?P<subject>[^,.;:()]+?)\s+(?:(?:has|have|had)\s+)?(?:(?P<up>{_ROSE})|(?P<down>{_FELL}))\s+(?:by\s+)?{_VALUE}",
    re.IGNORECASE,
)
_LATE = re.compile(
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\s+(?:of\s+(?:\w+\s+){{0,2}})?of\s+{_VALUE}\s+in\s+(?=(?P<subject>[^,.;:()]+))",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"\b(?:each|all) of (?P<subject>[^,.;:()]+?)\s+(?:(?P<up>increasing|rising|increased|rose)"
    rf"|(?P<down>reducing|falling|decreasing|reduced|fell|decreased))\s+by\s+(?:(?P<least>at least)\s+)?{_VALUE}"
    r"(?P<more>\s+or more)?",
    re.IGNORECASE,
)
_SHARE = re.compile(rf"{_VALUE}\s+of\s+(?=(?P<subject>[^,.;:()]+))", re.IGNORECASE)
_COUNT = re.compile(
    r"\b(?:of the|all|there were|a total of)\s+(?P<value>\d{1,3}(?:,\d{3})+|\d+)\s+(?P<subject>[a-z][^,.;:()]*)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    rf"\bfrom\s+£?(?P<a>\d{{1,3}}(?:,\d{{3}})+|\d+)\b(?!\s?%)[^.;%]*?\bto\s+£?(?P<b>\d{{1,3}}(?:,\d{{3}})+|\d+)\b(?!\s?%)"
    rf"[^.;%]{{0,40}}?{_VALUE}",
    re.IGNORECASE,
)
_END_OF_SUBJECT = re.compile(
    r"\b(?:compared|when|over the|based|since|from|against|between|during|is|was|were|are|has|have|had|will|can|may"
    r"|and an?|while|whilst|but"
    r"|(?:in|over|for|to) (?:the )?(?:last|past|year|most recent|twelve|12|same)|on the|on last|this year|last year"
    r")\b.*",
    re.IGNORECASE,
)
_ROUGHLY = re.compile(
    r"(?:about|around|nearly|almost|over|approximately|some|under|up to|just|roughly|least|than)\s*$", re.I
)
_SENTENCE = re.compile(r"(?<=[a-z0-9%)”\"'])[.!?]\s+(?=[A-Z0-9“\"'])")


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure that a sentence states.

    what     "change", "each" (a change that every row reaches), "share" or "count"
    subject  the words that it is stated of
    value    signed; points says whether it is in percentage points; step is its last digit's worth
    """

    what: str
    text: str
    subject: str
    value: Fraction
    step: Fraction
    points: bool
    sentence: str

    @property
    def clause(self) -> str:
        """Give the sentence up to the next comma after the figure."""
        before, figure, after = self.sentence.partition(self.text)
        return before + figure + re.split(r"[,;]", after)[0]


@dataclass(frozen=True, slots=True)
class Sum:
    """Two figures and a percentage in one sentence: from 400 to 450, up 12.5%."""

    text: str
    first: Fraction
    second: Fraction
    value: Fraction
    step: Fraction
    sentence: str


def sentences(text: str) -> list[str]:
    """Split a passage into sentences."""
    return [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def claims(sentence: str) -> Iterator[Claim]:
    """Find every figure that a sentence states plainly; rough ones (almost, over) are left."""
    if _PERCENTAGE.search(sentence):
        yield from _percentages(sentence)
    for match in _COUNT.finditer(sentence):
        subject = _END_OF_SUBJECT.sub("", match["subject"])
        value = Fraction(match["value"].replace(",", ""))
        yield Claim("count", match["value"], subject, value, Fraction(1), False, sentence)


def _percentages(sentence: str) -> Iterator[Claim]:
    each = {match.start("value") for match in _EACH.finditer(sentence)}
    for what, pattern in (("each", _EACH), ("change", _NOUN), ("change", _VERB), ("change", _LATE)):
        for match in pattern.finditer(sentence):
            if _rough(sentence, match) or (what == "change" and match.start("value") in each):
                continue
            if what == "each" and not (match["least"] or match["more"]):
                continue
            subject = match["subject"] if pattern in (_VERB, _EACH) else _END_OF_SUBJECT.sub("", match["subject"])
            yield _claim(what, match, subject, sentence, -1 if match["down"] else 1)
    for match in _SHARE.finditer(sentence):
        if not _rough(sentence, match):
            subject = re.sub(r"\s+(?:and|while|but)\s+\d.*", "", match["subject"])
            yield _claim("share", match, subject, sentence, 1)


def _rough(sentence: str, match: re.Match[str]) -> bool:
    return bool(_ROUGHLY.search(sentence[: match.start("value")]))


def _claim(what: str, match: re.Match[str], subject: str, sentence: str, sign: int) -> Claim:
    digits = match["value"]
    step = Fraction(1, 10 ** len(digits.partition(".")[2]))
    points = "point" in match["unit"].lower() or match["unit"].lower() == "pp"
    text = f"{digits}{match['unit']}"
    return Claim(what, text, subject, sign * Fraction(digits), step, points, sentence)


def sums(sentence: str) -> Iterator[Sum]:
    """Find "from A to B" with the percentage that the sentence draws from them."""
    for match in _FROM_TO.finditer(sentence) if _PERCENTAGE.search(sentence) else ():
        first, second = (Fraction(match[side].replace(",", "")) for side in "ab")
        years = all(1900 <= number <= 2100 for number in (first, second))
        between = sentence[match.end("b") : match.start("value")]
        said = re.search(rf"\b(?:{_UP}|{_DOWN}|{_ROSE}|{_FELL}|by)\b|\(", between, re.IGNORECASE)
        if (
            years
            or first == 0
            or not said
            or _rough(sentence, match)
            or match["unit"] not in ("%", "per cent", "percent")
        ):
            continue
        digits = match["value"]
        step = Fraction(1, 10 ** len(digits.partition(".")[2]))
        yield Sum(f"{digits}{match['unit']}", first, second, Fraction(digits), step, sentence)
