"""What a column heading or a row label says about the figures that stand under or beside it."""

import re
from dataclasses import dataclass
from functools import cached_property

from counterpart.core.documents.understand.periods import Period, read_period
from counterpart.core.documents.understand.units import Unit

_CHANGE = re.compile(
    r"\b(?:differences?|diff|change[ds]?|variances?|variation|var|movement|growth|gap|net increase)\b|\+\s?/\s?-|±"
    r"|\(?\b(?:over|under)\)?\s?/\s?\(?(?:over|under)\)?|\b(?:over|under)[ -]?spend|\b(?:surplus|deficit)\b"
    r"|^\W*(?:%|percentage|per ?cent)?\s*(?:increase|decrease|reduction|rise)\b",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|\bper ?cent(?:age)?\b|\bpct\b", re.IGNORECASE)
_POINTS = re.compile(r"\b(?:points?|pp|ppts?|p\.p\.)(?:\b|$)", re.IGNORECASE)
_SHARE = re.compile(
    r"\W*(?:%|per ?cent(?:age)?|share|proportion)(?:\W*$|\s+(?:share\b|of\b|total\b).*|\s*\(%\).*)"
    r"|.*\b(?:share|proportion)\b.*|.*%\s+of\s+.*",
    re.IGNORECASE,
)
# An average of other lines or of years; not a thing that is itself called average, as average speed cameras.
_AVERAGE = re.compile(
    r"\b(?:average|mean|lta|avg)\b(?!\s+(?!(?:of|over|for|per|across|since|from|in|to|value"
    r"|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)[a-z]+)",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    r"\b(?:average|mean|lta|baseline|previous|prior|last year|budget(?:ed)?|target|comparator|before|plan(?:ned)?)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"^\W*(?:grand |sub-?\s?|overall |county |force )?totals?\b|\btotals?\W*$"
    r"|^\W*(?:all|gross|net|overall|sum|closing|total)\b",
    re.IGNORECASE,
)
_BARE_TOTAL = re.compile(
    r"\W*(?:grand |overall )?totals?(?: of all.*)?(?: \([^)]*\))?\W*|\W*all\W*|\W*sum\W*", re.IGNORECASE
)
_RATE = re.compile(
    r"\bper\s+(?:(?P<k>1,?000|10,?000|100,?000|100|million)\b|(?!cent|annum|year|month|week|day|hour)[a-z]{3,})",
    re.IGNORECASE,
)
_NOT_A_COUNT = re.compile(
    r"%|\b(?:per|rate|ratio|median|score|index|hours?|fte|estimated?|weighted|time)\b"
    r"|£|\b[mk]\b|'000|\b000s?\b|million|thousand",
    re.IGNORECASE,
)
_NOT_ADDED = re.compile(
    r"%|\b(?:per|rate|ratio|median|average (?:\w+ )?(?:time|days|hours|minutes|age|wait)|score|index"
    r"|percentage|proportion|satisfaction|rank(?:ing)?)\b",
    re.IGNORECASE,
)
_RANK = re.compile(r"\b(?:rank(?:ing)?|position|place)\b|^\W*(?:no\.?|#)\W*$", re.IGNORECASE)
_WORD = re.compile(r"[a-z0-9/']+")
_EMPTY = frozenset(
    _WORD.findall(
        "the of in on and to a an for from with by against compared comparison vs versus difference change "
        "percentage percent per cent variance months month year years 12 last number"
    )
)


@dataclass(frozen=True)
class Heading:
    """One column heading or row label, and what can be read from it."""

    text: str

    @cached_property
    def change(self) -> bool:
        """Whether it names a difference, a change or a variance."""
        return bool(_CHANGE.search(self.text))

    @cached_property
    def percent(self) -> bool:
        """Whether it says percent."""
        return bool(_PERCENT.search(self.text))

    @cached_property
    def points(self) -> bool:
        """Whether it says percentage points."""
        return bool(_POINTS.search(self.text))

    @cached_property
    def share(self) -> bool:
        """Whether it names a share of something."""
        return not self.change and bool(_SHARE.fullmatch(self.text))

    @cached_property
    def average(self) -> bool:
        """Whether it names an average."""
        return bool(_AVERAGE.search(self.text))

    @cached_property
    def earlier(self) -> bool:
        """Whether it names something to compare with: an average, a baseline, a budget."""
        return bool(_EARLIER.search(self.text))

    @cached_property
    def total(self) -> bool:
        """Whether it names a total."""
        return not self.change and not self.average and bool(_TOTAL.search(self.text))

    @cached_property
    def bare_total(self) -> bool:
        """Whether it is the word total and no more: nothing but the sum of what stands there."""
        return bool(_BARE_TOTAL.fullmatch(self.text))

    @cached_property
    def per(self) -> int | None:
        """The thousand of 'per 1,000 people', 1 for 'per officer', or None."""
        match = _RATE.search(self.text)
        if not match:
            return None
        if not match["k"]:
            return 1
        return 10**6 if match["k"].lower() == "million" else int(match["k"].replace(",", ""))

    @cached_property
    def rank(self) -> bool:
        """Whether it numbers the rows and measures nothing."""
        return bool(_RANK.search(self.text))

    @cached_property
    def counts(self) -> bool:
        """Whether whole numbers under it are likely to be exact counts."""
        return not self.average and not _NOT_A_COUNT.search(self.text)

    @cached_property
    def adds_up(self) -> bool:
        """Whether figures under it may be summed."""
        return not _NOT_ADDED.search(self.text)

    @cached_property
    def three_years(self) -> bool:
        """Whether it names the mean of three years."""
        return self.average and bool(re.search(r"\b(?:3|three)[ -]year", self.text, re.IGNORECASE))

    @cached_property
    def period(self) -> Period | None:
        """The period that it names."""
        return read_period(self.text)

    @cached_property
    def unit(self) -> Unit | None:
        """The unit that it gives to bare figures."""
        if self.points:
            return Unit.POINTS
        if self.percent and not self.change:
            return Unit.PERCENT
        return None

    @cached_property
    def tokens(self) -> frozenset[str]:
        """Its telling words, in small letters."""
        return frozenset(_WORD.findall(self.text.lower())) - _EMPTY
