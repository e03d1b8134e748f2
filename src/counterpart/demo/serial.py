"""Series in the demo: two planted in the reports, one of them confirmed, one left for people to look at; and tiers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from counterpart.base.actors import Actor
from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.questions import prune
from counterpart.crimes.models import Incident
from counterpart.demo.draw import SIGNED_IN, DrawnReport
from counterpart.demo.world import World
from counterpart.partners.models import Organisation
from counterpart.series.actions import deciding, disposals, making, proposing, tiers
from counterpart.series.models import Series, TierAssessment
from counterpart.series.queries import finding

# Of each planted series: so many crimes, at least so many days apart.
_CRIMES, _APART = 4, 1
_FEWEST = 3
_SHUFFLES = 9
# What the offenders keep to. Plates of the year 99 are given to nobody.
_HABITS: tuple[Mapping[str, Any], ...] = (
    {
        "theft": {"how": "stockroom", "force_used": "none"},
        "suspect": {
            "build": "stocky",
            "clothing": "orange overalls, work boots",
            "hair": "ponytail",
            "distinctive": "gold chain",
            "vehicle": "white van with a ladder",
            "vehicle_vrm": "AK99 QXT",
        },
        "item": {"category": "tools", "description": "cordless drills", "value_pence": 24900, "owner": "business"},
    },
    {
        "theft": {"how": "distraction", "force_used": "none"},
        "suspect": {
            "build": "tall",
            "clothing": "tartan scarf, cream raincoat",
            "hair": "curly",
            "distinctive": "umbrella with a broken handle",
            "vehicle": "yellow hatchback",
            "vehicle_vrm": "AN99 WJD",
        },
        "item": {"category": "electronics", "description": "headphones", "value_pence": 17900, "owner": "business"},
    },
)
_WHY = "The plate is in three of the reports, and the overalls are in all of them."
_REASONS = ("I read all of the statements: one van, one man.", "The stills show the same overalls and the same chain.")


def plant(reports: Sequence[DrawnReport], until: datetime) -> list[DrawnReport]:
    """The same reports, some thefts told anew: an older series, and one of the last two weeks."""
    thefts = [report for report in reports if report.answers["what_happened"] == "theft"]
    recent = until - timedelta(days=14)
    spans = (
        [report for report in thefts if report.reported_at < recent],
        [report for report in thefts if report.reported_at >= recent],
    )
    told = {
        report.submission_key: _told(report, habits)
        for span, habits in zip(spans, _HABITS, strict=True)
        for report in _apart(span)
    }
    return [told.get(report.submission_key, report) for report in reports]


def show(world: World, *, at: datetime) -> None:
    """Confirm the older one with a listing, let the system propose the other, and let a person confirm a tier."""
    older = _held(_HABITS[0])
    if len(older) >= _FEWEST:
        _confirm(older, world, at)
    proposing.propose(force=world.force, at=at, shuffles=_SHUFFLES)
    _tiers(world.force, _people(world), at)


def _apart(reports: Sequence[DrawnReport]) -> Iterator[DrawnReport]:
    """The latest of them in as many shops, a day or more apart; none where there are too few."""
    chosen: list[DrawnReport] = []
    for report in sorted(reports, key=lambda each: each.reported_at, reverse=True):
        is_later = not chosen or chosen[-1].reported_at - report.reported_at >= timedelta(days=_APART)
        if is_later and report.premises_id not in {each.premises_id for each in chosen} and len(chosen) < _CRIMES:
            chosen.append(report)
    yield from chosen if len(chosen) >= _FEWEST else ()


def _told(report: DrawnReport, habits: Mapping[str, Any]) -> DrawnReport:
    """The report as somebody tells it who saw the same offender."""
    anew = {
        "theft": habits["theft"],
        "items": [dict(habits["item"])],
        "suspects_known": "described",
        "suspects": [{"sex": "unknown", **habits["suspect"]}],
    }
    answers = Answers.from_json(report.answers | anew)
    return replace(report, answers=prune(answers, SIGNED_IN).to_json())


def _held(habits: Mapping[str, Any]) -> list[Incident]:
    plate = habits["suspect"]["vehicle_vrm"]
    found = Incident.objects.filter(suspects__vrm=plate, withdrawn_at__isnull=True, not_recorded_at__isnull=True)
    return list(found.order_by("occurred_from", "pk"))


def _confirm(incidents: Sequence[Incident], world: World, at: datetime) -> Series:
    """Proposed by one, agreed by two others, with what one of them found online."""
    first, second, third = _people(world)[:3]
    series = making.propose(
        force=world.force, title="Tools out of stockrooms, white van", incidents=incidents, why=_WHY, by=first, at=at
    )
    for who, reason in zip((second, third), _REASONS, strict=True):
        seen = finding.digest_of([series])
        deciding.review(series=series, agrees=True, reason=reason, seen=seen, by=who, at=at)
    disposals.record(
        series=series,
        marketplace="A marketplace (simulated)",
        listing_reference="Listing 4711",
        note="Three cordless drills, new, one with the serial number of a stolen one.",
        found_at=at - timedelta(days=2),
        by=second,
        at=at,
    )
    return series


def _tiers(force: Organisation, people: Sequence[Actor], at: datetime) -> None:
    """The travelling tier is confirmed where the records make one; what else they make waits."""
    found: list[TierAssessment] = tiers.assess(force=force, at=at)
    for assessment in [each for each in found if each.tier == "travelling"][:1]:
        why = "I read the identifications: each was confirmed by two people."
        tiers.decide(assessment=assessment, confirms=True, why=why, by=people[0], at=at)


def _people(world: World) -> list[Actor]:
    """Everybody of the desk, the supervisor last."""
    officers = [actor for actor in world.staff.values() if actor.role == "investigator"]
    return [*officers, world.staff["supervisor@example.org"]]
