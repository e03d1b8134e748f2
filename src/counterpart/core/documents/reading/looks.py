"""What a cell's text looks like, as far as finding headers and notes needs it: value, period or words."""

import re

# A number with its signs, brackets, currency, unit and footnote marks: -20.30%, (19.2), £1.5m, 00:08:40, 2pp Decrease.
_VALUE = re.compile(
    r"[<>~c.]{0,2}\s*[(\[]?\s*[+\-−–]?\s*[£$€]?\s*[(\[]?\s*[+\-−–]?\s*,?\d[\d,. ]*(?::\d\d){0,2}\s*[)\]]?"
    r"\s*(?:%+|per\s?cent|pp|ppts?|points?|p|m|mn|million|bn|k|hours?|mins?|minutes?|secs?|seconds?|days?|s|h)?[)\]]?"
    r"(?:\s*(?:%\s*)?(?:points?|pts?|increase|decrease|higher|lower|up|down|rise|fall))*"
    r"(?:\s*[(\[]?[+\-−–]\s*[\d,.]+%?[)\]]?)?\s*[*†‡§^#⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ]*",
    re.IGNORECASE,
)
_GAP = re.compile(r"n/?a|not available|none|nil|[-–—.:*]{1,3}|no data|tbc|x|z|c|suppressed|#n/a", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_PERIOD = re.compile(
    rf"(?:(?:fy|year|q[1-4]|h[12]|{_MONTH}|to|and|ending|[-–—])\s*)*"
    r"(?:19|20)\d\d(?:\s*[/\-–]\s*(?:(?:19|20)?\d\d))?[*†‡]*"
    r"|\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d\d){1,2}(?:\s*(?:[-–—]|to)\s*\d{1,2}[/.\-]\d{1,2}[/.\-](?:\d\d){1,2})?"
    rf"|{_MONTH}[\s'’\-]*\d{{2,4}}|\d{{1,2}}\s*{_MONTH}\s*\d{{2,4}}|\d\d[/\-]\d\d|q[1-4]|\d{{1,3}}\s*[-–]\s*\d{{1,3}}",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:[*†‡§^]+|\(\*+\)|[¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈᵉ]+)\s*\S|(?:foot)?notes?\b\s*\d*\s*[:.–-]|source\b\s*[:.–-]|\[(?:note\s*)?\d\]\s",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"[.!?][)\"'’”]?(?:\s|$)")


_LONGEST_VALUE = 80


def is_period(text: str) -> bool:
    """2014/15, 2019, 01/04/18 - 31/03/19, Apr 2020, Q1: what a column is called rather than what it holds."""
    return len(text) <= _LONGEST_VALUE and bool(_PERIOD.fullmatch(text.strip()))


def is_gap(text: str) -> bool:
    """N/A, a dash, "not available": printed where a value would be."""
    return bool(_GAP.fullmatch(text.strip()))


def is_value(text: str) -> bool:
    """A number with whatever is printed around it, and no period."""
    stripped = text.strip()
    return len(text) <= _LONGEST_VALUE and bool(_VALUE.fullmatch(stripped)) and not is_period(stripped)


def is_note(text: str) -> bool:
    """A footnote by its first mark: *, **, a raised number, "Note:", "Source:"."""
    return bool(_NOTE.match(text.strip()))


def is_prose(text: str) -> bool:
    """Sentences rather than a label: several paragraphs, or long enough and with a sentence's end."""
    return "\n\n" in text.strip() or (len(text.split()) > 20 and bool(_ENDS_SENTENCE.search(text)))
