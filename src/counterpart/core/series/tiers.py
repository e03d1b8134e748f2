"""Persistent, travelling, organised: which tiers confirmed records make (domain 6.3). A person decides, never this."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "tiers.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One incident to which a person is linked by what people confirmed.

    `together`: keys of all the people linked to it, the person included. `series`: references of the confirmed series
    that hold it. `facts`: what is known of these series that makes crime organised, in words.
    """

    incident: int
    day: date
    premises: int | None = None
    district: str = ""
    together: frozenset[int] = frozenset()
    series: frozenset[str] = frozenset()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """The thresholds in force from `valid_from` on."""

    valid_from: date
    persistent: Row
    travelling: Row
    organised: Row
    looked_at_months: int
    expires_months: int


@dataclass(frozen=True, slots=True)
class Found:
    """A tier that the records make, why, on which incidents it rests, and how long it would be in force."""

    tier: str
    reasons: tuple[str, ...]
    incidents: frozenset[int]
    series: frozenset[str]
    latest_activity_on: date
    expires_on: date
    rules_from: date


def assess(deeds: Sequence[Deed], on: date) -> list[Found]:
    """The tiers that these incidents make on a day; none without incidents in the months that are looked at.

    Raises KeyError where no rules are in force on the day.
    """
    rules = rules_on(on)
    since = months_after(on, -rules.looked_at_months)
    recent = sorted(
        {deed.incident: deed for deed in deeds if since < deed.day <= on}.values(),
        key=lambda each: (each.day, each.incident),
    )
    if not recent:
        return []
    latest = recent[-1].day
    expires_on = months_after(latest, rules.expires_months)
    found = []
    for tier, judge in _JUDGES.items():
        reasons, rests_on = judge(recent, rules)
        if reasons and expires_on > on:
            incidents = frozenset(deed.incident for deed in rests_on)
            series = frozenset(reference for deed in rests_on for reference in deed.series)
            found.append(Found(tier, tuple(reasons), incidents, series, latest, expires_on, rules.valid_from))
    return found


def rules_on(day: date) -> Rules:
    """The rules in force on a day. Raises KeyError where there are none."""
    for row in _rows():
        if row.validity().covers(day):
            return _rules(row)
    raise KeyError(f"No rules of tiers are in force on {day}")


def months_after(day: date, months: int) -> date:
    """The same day some months on, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _persistent(deeds: Sequence[Deed], rules: Rules) -> tuple[list[str], Sequence[Deed]]:
    row = rules.persistent
    short, days = row.whole("incidents"), row.whole("days")
    many, months = row.whole("or_incidents"), row.whole("or_months")
    best = max((_within(deeds, start, days) for start in range(len(deeds))), key=len)
    latest = deeds[-1].day
    year = [deed for deed in deeds if deed.day > months_after(latest, -months)]
    reasons = []
    if len(best) >= short:
        reasons.append(f"{len(best)} incidents in {days} days, from {_day(best[0].day)} to {_day(best[-1].day)}")
    if len(year) >= many:
        reasons.append(f"{len(year)} incidents in the {months} months to {_day(latest)}")
    return reasons, year if len(year) >= many else best


def _within(deeds: Sequence[Deed], start: int, days: int) -> Sequence[Deed]:
    until = deeds[start].day + timedelta(days=days)
    return [deed for deed in deeds[start:] if deed.day < until]


def _travelling(deeds: Sequence[Deed], rules: Rules) -> tuple[list[str], Sequence[Deed]]:
    premises = {deed.premises for deed in deeds if deed.premises is not None}
    districts = {deed.district for deed in deeds if deed.district}
    reasons = []
    if len(premises) >= rules.travelling.whole("premises"):
        reasons.append(f"{len(premises)} premises in {rules.looked_at_months} months")
    if len(districts) >= rules.travelling.whole("districts"):
        reasons.append(f"{len(districts)} districts in {rules.looked_at_months} months: {', '.join(sorted(districts))}")
    return reasons, deeds


def _organised(deeds: Sequence[Deed], rules: Rules) -> tuple[list[str], Sequence[Deed]]:
    people = rules.organised.whole("people")
    group = [deed for deed in deeds if len(deed.together) >= people]
    dates = {deed.day for deed in group}
    known = [deed for deed in deeds if deed.facts]
    reasons = []
    if len(dates) >= rules.organised.whole("dates"):
        reasons.append(f"{people} or more people acting together on {len(dates)} dates")
    else:
        group = []
    reasons += sorted({fact for deed in known for fact in deed.facts})
    return reasons, [*group, *(deed for deed in known if deed not in group)]


_JUDGES = {"persistent": _persistent, "travelling": _travelling, "organised": _organised}


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


@cache
def _rows() -> tuple[Row, ...]:
    table = read_yaml(_TABLE).only("source", "mark", "rules")
    table.text("source"), table.mark()
    return table.rows("rules")


def _rules(row: Row) -> Rules:
    starts = row.validity().valid_from
    if starts is None:
        raise row.fail("valid_from", "a day from which the rules hold")
    return Rules(
        valid_from=starts,
        persistent=row.row("persistent"),
        travelling=row.row("travelling"),
        organised=row.row("organised"),
        looked_at_months=row.whole("looked_at_months"),
        expires_months=row.whole("expires_months"),
    )
