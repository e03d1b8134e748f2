"""Repeat victims, people and businesses, and repeat premises (domain 4.2), counted by the database.

Reports are grouped by day before anything is read, so that a chain costs days and not reports.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate

from counterpart.base.actors import Actor
from counterpart.casework.models import Case
from counterpart.core.harm import repeats
from counterpart.core.periods.local_time import LONDON, local_date
from counterpart.crimes.models import Incident, VictimKind, WhatHappened

# Events are looked for so far back: the window is a year, and ends with the newest of them.
LOOKED_BACK = timedelta(days=731)

K = TypeVar("K")
Victim = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Repeats:
    """How often in the months of each rule, up to the newest event and with it.

    `business`: crimes against the business. `person`: crimes against that victim of the case who was victim most often.
    `premises`: crimes and incidents at the premises.
    """

    business: int = 0
    person: int = 0
    premises: int = 0

    @property
    def is_repeat_business(self) -> bool:
        return repeats.repeat_victim(self.business)

    @property
    def is_repeat_person(self) -> bool:
        return repeats.repeat_victim(self.person)

    @property
    def is_repeat_premises(self) -> bool:
        return repeats.repeat_premises(self.premises)

    @property
    def is_chronic(self) -> bool:
        return repeats.chronic(self.premises)


@dataclass(slots=True)
class _People:
    """Days by report of each person (business, name), and the victims of each report."""

    days: dict[Victim, dict[int, date]] = field(default_factory=lambda: defaultdict(dict))
    victims: dict[int, set[Victim]] = field(default_factory=lambda: defaultdict(set))


def of_cases(cases: Iterable[Case], at: datetime) -> dict[int, Repeats]:
    """By key of the case, each counted in the reports to its own force: three queries a force, however many cases."""
    by_force: dict[int, list[Case]] = defaultdict(list)
    for case in cases:
        by_force[case.force_id].append(case)
    return {key: found for force, shown in by_force.items() for key, found in _of_cases(shown, force, at).items()}


def _of_cases(shown: Sequence[Case], force: int, at: datetime) -> dict[int, Repeats]:
    events = _events(at).filter(force=force)
    at_businesses = events.filter(organisation__in={case.organisation_id for case in shown} - {None})
    at_premises = events.filter(premises__in={case.premises_id for case in shown} - {None})
    businesses, premises = _days(_crimes(at_businesses), "organisation"), _days(at_premises, "premises")
    people = _people(at_businesses)
    return {
        case.pk: Repeats(
            business=_counted("repeat_victim", businesses.get(case.organisation_id or 0)),
            person=_of_person(people, case.primary_incident_id),
            premises=_counted("repeat_premises", premises.get(case.premises_id or 0)),
        )
        for case in shown
    }


def at_premises(force: int, premises: Iterable[int], at: datetime) -> dict[int, int]:
    """By key of those premises that had any: crimes and incidents up to the newest, reported to one force."""
    days = _days(_events(at).filter(force=force, premises__in=premises), "premises")
    return {key: _counted("repeat_premises", each) for key, each in days.items()}


def of_force(actor: Actor, at: datetime) -> "Found":
    """Every repeat victim and repeat premises of the actor's force, those hit most often first."""
    events = _events(at).filter(pk__in=Incident.objects.visible_to(actor).values("pk"))
    people = _people(events).days
    counts = {victim: Counter(days.values()) for victim, days in people.items()}
    often = _most(counts, "repeat_victim")
    return Found(
        businesses=_most(_days(_crimes(events), "organisation"), "repeat_victim"),
        premises=_most(_days(events, "premises"), "repeat_premises"),
        people=often,
        reports={victim: tuple(people[victim]) for victim, _ in often},
    )


@dataclass(frozen=True, slots=True)
class Found:
    """Keys with their counts, the highest first. People are told by business and name, with keys of their reports."""

    businesses: Sequence[tuple[int, int]]
    premises: Sequence[tuple[int, int]]
    people: Sequence[tuple[Victim, int]]
    reports: Mapping[Victim, Sequence[int]]


def _events(at: datetime) -> QuerySet[Incident]:
    """Reports that stand: not withdrawn, and not found to be no crime, unless they tell of anti-social behaviour."""
    return Incident.objects.filter(
        Q(not_recorded_at__isnull=True) | Q(what_happened=WhatHappened.ASB),
        withdrawn_at__isnull=True,
        occurred_from__gt=at - LOOKED_BACK,
        occurred_from__lte=at,
    )


def _crimes(incidents: QuerySet[Incident]) -> QuerySet[Incident]:
    return incidents.exclude(what_happened=WhatHappened.ASB)


def _days(incidents: QuerySet[Incident], where: str) -> dict[int, Counter[date]]:
    """How many on each day, for each business or premises."""
    told = incidents.filter(**{f"{where}__isnull": False}).order_by()
    rows = told.values_list(where, TruncDate("occurred_from", tzinfo=LONDON)).annotate(count=Count("pk"))
    found: dict[int, Counter[date]] = defaultdict(Counter)
    for key, day, count in rows.iterator():
        found[key][day] = count
    return found


def _people(incidents: QuerySet[Incident]) -> _People:
    """People are few, and known by how their names are written: read one by one."""
    of_people = incidents.filter(
        organisation__isnull=False, crimes__victim_kind=VictimKind.PERSON, crimes__cancelled_at__isnull=True
    )
    people = _People()
    rows = of_people.order_by("pk").values_list("pk", "organisation_id", "occurred_from", "crimes__victim_name")
    for key, business, moment, name in rows.iterator():
        if words := " ".join(name.casefold().split()):
            people.days[business, words][key] = local_date(moment)
            people.victims[key].add((business, words))
    return people


def _of_person(people: _People, report: int) -> int:
    days = (Counter(people.days[victim].values()) for victim in people.victims.get(report, ()))
    return max((_counted("repeat_victim", each) for each in days), default=0)


def _counted(code: str, days: Counter[date] | None) -> int:
    return repeats.counted(code, list(days.elements())) if days else 0


def _most(events: Mapping[K, Counter[date]], code: str) -> list[tuple[K, int]]:
    counts = [(key, _counted(code, days)) for key, days in events.items()]
    often = [(key, count) for key, count in counts if count >= repeats.rule(code).at_least]
    return sorted(often, key=lambda each: (-each[1], str(each[0])))
