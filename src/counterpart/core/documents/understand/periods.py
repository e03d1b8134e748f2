"""Read the period that a heading names, and say when a heading contradicts itself."""

import re
from dataclasses import dataclass

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<{0}m>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?\s*(?P<{0}y>'?\d{{2,4}})"
_TO = r"\s*(?:-|–|—|to|until)\s*"
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "’": "'", "‘": "'", "\u00a0": " "})
_DAY = r"(?:\d{1,2}(?:st|nd|rd|th)?\s+)?"
_RANGE = re.compile(rf"{_DAY}{_MONTH.format('a')}{_TO}{_DAY}{_MONTH.format('b')}", re.IGNORECASE)
_DATES = re.compile(rf"\d{{1,2}}/(?P<am>\d{{1,2}})/(?P<ay>\d{{2,4}}){_TO}\d{{1,2}}/(?P<bm>\d{{1,2}})/(?P<by>\d{{2,4}})")
_ENDING = re.compile(rf"\b(?:to|ending|ended|until|end of)\s+(?:the\s+)?{_DAY}{_MONTH.format('b')}", re.IGNORECASE)
_YEAR_PAIR = re.compile(r"(?<![\d/])(?P<a>(?:19|20)\d{2})\s?[/-]\s?(?P<b>\d{2}|\d{4})(?![\d/])")
_QUARTER = re.compile(r"\bq(?:uarter )?(?P<q>[1-4])\s*'?(?P<y>\d{4}(?:/\d{2})?|\d{2})\b", re.IGNORECASE)
_MONTH_ALONE = re.compile(rf"^\W*{_MONTH.format('b')}\W*$", re.IGNORECASE)
_YEAR = re.compile(r"(?<![\d/,.])(?P<y>(?:19|20)\d{2})(?![\d/,.])")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LENGTH = re.compile(r"\b(?:(?P<months>\d{1,2})[ -]months?|(?P<year>year))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A run of whole months, counted from year 0; ordered by its end."""

    end: int
    start: int

    @property
    def months(self) -> int:
        """Give its length in months."""
        return self.end - self.start + 1


def _year(text: str) -> int:
    number = int(text.strip("'"))
    return number if number > 99 else 2000 + number


def _month(year: int, month: int) -> int:
    return year * 12 + month - 1


def _named(match: re.Match[str], side: str) -> int:
    month = match[f"{side}m"].lower()[:3]
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(match[f"{side}m"])
    return _month(_year(match[f"{side}y"]), number)


def read_period(text: str) -> Period | None:
    """Read the period of a heading; None where it names none, or more than one could be meant."""
    text = text.translate(_DASHES)
    for pattern in (_RANGE, _DATES):
        if match := pattern.search(text):
            start, end = _named(match, "a"), _named(match, "b")
            return Period(end, start) if start <= end else None
    length = _declared_months(text) or 12
    if match := _ENDING.search(text):
        end = _named(match, "b")
        return Period(end, end - length + 1)
    if match := _QUARTER.search(text):
        end = _month(_year(match["y"][:4]), int(match["q"]) * 3)
        return Period(end, end - 2)
    if match := _YEAR_PAIR.search(text):
        start = _month(int(match["a"]), 4)
        return Period(start + 11, start)
    if match := _MONTH_ALONE.search(text):
        return Period(_named(match, "b"), _named(match, "b"))
    years = {int(match["y"]) for match in _YEAR.finditer(text)}
    if len(years) == 1:
        year = years.pop()
        return Period(_month(year, 12), _month(year, 1))
    return None


def _declared_months(text: str) -> int | None:
    match = _LENGTH.search(text)
    if not match:
        return None
    return 12 if match["year"] else int(match["months"])


def contradiction(text: str) -> str | None:
    """Say how a heading's period contradicts itself, as a clause for a message; None if not."""
    text = text.translate(_DASHES)
    for pattern in (_RANGE, _DATES):
        match = pattern.search(text)
        if not match:
            continue
        start, end = _named(match, "a"), _named(match, "b")
        if end < start:
            return "the period ends before it begins"
        said = _declared_months(text)
        if said and end - start + 1 != said and (end - start + 1) % 12 == 0:
            return f"the dates span {end - start + 1} months, not {said}"
        if not said and end - start + 1 > 120:
            return f"the dates span {(end - start + 1) // 12} years"
        return None
    period = read_period(text)
    if period is not None and not _FIRST_YEAR <= period.end // 12 <= _LAST_YEAR:
        return f"{period.end // 12} cannot be the year that is meant"
    for match in _YEAR_PAIR.finditer(text):
        first, second = int(match["a"]), match["b"]
        if len(second) == 2 and "/" in match.group(0) and int(second) != (first + 1) % 100:
            return f"'{match.group(0)}' is not two years that follow each other"
    return None
