"""Editions: what businesses see of the squares around them for a month, made by the policy of `sharing`.

An edition holds bands of shown squares, and of each area with enough in its shown squares the kinds and the parts of
the week that stand out. A square that is not in it is hidden. Nothing else leaves.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from counterpart.core.hotspots.sharing import SharingPolicy
from counterpart.core.hotspots.squares import Square
from counterpart.core.hotspots.week_parts import parts_of


@dataclass(frozen=True, slots=True)
class Told:
    """One report as an edition counts it. `business` tells businesses apart; times in minutes since 1970 (UTC)."""

    square: Square
    business: str
    kind: str
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class AreaWords:
    """What is said of an area: kinds of report, the most frequent first, and parts of the week likewise."""

    kinds: tuple[str, ...]
    parts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Edition:
    """What is shown during `month`. Squares and areas by name.

    `held`: squares, and "area/kind" for kinds, that were shown once and stay hidden until this month. It is kept so
    that the next edition can be made, and shown to nobody.
    """

    month: int
    bands: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, AreaWords] = field(default_factory=dict)
    held: Mapping[str, int] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """For storage."""
        words = {area: {"kinds": list(each.kinds), "parts": list(each.parts)} for area, each in self.words.items()}
        return {"bands": dict(self.bands), "words": words, "held": dict(self.held)}

    @classmethod
    def from_json(cls, month: int, stored: Mapping[str, Any]) -> Self:
        """What `as_json` gave."""
        words = {area: AreaWords(tuple(each["kinds"]), tuple(each["parts"])) for area, each in stored["words"].items()}
        return cls(month, stored["bands"], words, stored["held"])


def make(reports: Iterable[Told], policy: SharingPolicy, month: int, before: Edition | None) -> Edition:
    """The edition of `month` from the reports of its window; `before` is the latest edition, None for the first."""
    squares: dict[Square, list[Told]] = defaultdict(list)
    for report in reports:
        squares[report.square].append(report)
    held = _still_held(before, month)
    shown = {
        square: reports
        for square, reports in sorted(squares.items())
        if is_fit(_by_business(reports), policy) and square.name not in held
    }
    bands = {square.name: policy.band_of(len(reports)) or 0 for square, reports in shown.items()}
    held |= _newly_held(before.bands if before else (), bands, policy, month)
    words: dict[str, AreaWords] = {}
    for area, inside in sorted(_areas(shown, policy).items()):
        words[area] = _words(area, inside, policy, held)
    named_before = _named(before.words) if before else ()
    return Edition(month, bands, words, held | _newly_held(named_before, _named(words), policy, month))


def is_fit(by_business: Mapping[str, int], policy: SharingPolicy) -> bool:
    """Whether reports may be shown together: enough businesses, and enough remain without the one that sent most."""
    count = sum(by_business.values())
    if policy.band_of(count) is None or len(by_business) < policy.businesses:
        return False
    return count - max(by_business.values()) >= policy.remain


def area_of(square: Square, policy: SharingPolicy) -> Square:
    """The area that a square lies in."""
    return square.block(policy.area)


def _still_held(before: Edition | None, month: int) -> dict[str, int]:
    return {name: until for name, until in before.held.items() if until > month} if before else {}


def _newly_held(before: Iterable[str], now: Iterable[str], policy: SharingPolicy, month: int) -> dict[str, int]:
    """What the edition before showed and this one does not."""
    return dict.fromkeys(sorted({*before} - {*now}), month + policy.hidden_for)


def _areas(shown: Mapping[Square, Sequence[Told]], policy: SharingPolicy) -> dict[str, list[Told]]:
    """The reports of each area's shown squares, where there is something to be said."""
    inside: dict[Square, list[Told]] = defaultdict(list)
    has_open: set[Square] = set()
    for square, reports in shown.items():
        area = area_of(square, policy)
        inside[area] += reports
        if policy.band_of(len(reports)) == policy.open_band:
            has_open.add(area)
    return {area.name: inside[area] for area in has_open if len(inside[area]) >= policy.words_least}


def _words(area: str, reports: Sequence[Told], policy: SharingPolicy, held: Mapping[str, int]) -> AreaWords:
    kinds = Counter(report.kind for report in reports)
    named = [
        kind
        for kind, _ in sorted(kinds.items(), key=lambda each: (-each[1], each[0]))
        if is_fit(_by_business(report for report in reports if report.kind == kind), policy)
        and f"{area}/{kind}" not in held
    ]
    return AreaWords(tuple(named), _parts(reports, policy))


def _parts(reports: Sequence[Told], policy: SharingPolicy) -> tuple[int, ...]:
    """The parts of the week that hold a large share of the reports whose time is known, if these are enough."""
    shares = [(report.business, parts_of(report.begins, report.ends)) for report in reports]
    known = [(business, each) for business, each in shares if each]
    if len(known) < policy.words_least:
        return ()
    found: list[tuple[float, int]] = []
    for part in {part for _, each in known for part in each}:
        by_business: Counter[str] = Counter()
        for business, each in known:
            by_business[business] += each.get(part, 0)  # type: ignore[assignment]
        total = sum(by_business.values())
        if total * 100 >= policy.named_percent * len(known) and is_fit(+by_business, policy):
            found.append((-total, part))
    return tuple(part for _, part in sorted(found))


def _named(words: Mapping[str, AreaWords]) -> list[str]:
    return [f"{area}/{kind}" for area, each in words.items() for kind in each.kinds]


def _by_business(reports: Iterable[Told]) -> Counter[str]:
    return Counter(report.business for report in reports)
