"""Repeat victims, people and businesses, and repeat premises (domain 4.2), of many cases in one query."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import Q, QuerySet

from counterpart.base.actors import Actor
from counterpart.casework.models import Case
from counterpart.core.harm import repeats
from counterpart.core.periods.local_time import local_date
from counterpart.crimes.models import Incident, VictimKind, WhatHappened

# Events are looked for so far back: the window is a year, and ends with the newest of them.
LOOKED_BACK = timedelta(days=731)

K = TypeVar("K")


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
class _Events:
    """Days of events, by report: of each business, premises, person (business, name); the victims of each report."""

    businesses: dict[int, dict[int, date]] = field(default_factory=lambda: defaultdict(dict))
    premises: dict[int, dict[int, date]] = field(default_factory=lambda: defaultdict(dict))
    people: dict[tuple[int, str], dict[int, date]] = field(default_factory=lambda: defaultdict(dict))
    victims: dict[int, set[tuple[int, str]]] = field(default_factory=lambda: defaultdict(set))


def of_cases(cases: Iterable[Case], at: datetime) -> dict[int, Repeats]:
    """By key of the case, each counted in the reports to its own force: one query a force, however many cases."""
    by_force: dict[int, list[Case]] = defaultdict(list)
    for case in cases:
        by_force[case.force_id].append(case)
    return {key: found for force, shown in by_force.items() for key, found in _of_cases(shown, force, at).items()}


def _of_cases(shown: Sequence[Case], force: int, at: datetime) -> dict[int, Repeats]:
    businesses = {case.organisation_id for case in shown} - {None}
    premises = {case.premises_id for case in shown} - {None}
    if not businesses and not premises:
        return {case.pk: Repeats() for case in shown}
    anywhere = Q(organisation__in=businesses) | Q(premises__in=premises)
    events = _read(_events(at).filter(anywhere, force=force))
    return {case.pk: _of_case(case, events) for case in shown}


def of_force(actor: Actor, at: datetime) -> "Found":
    """Every repeat victim and repeat premises of the actor's force, those hit most often first."""
    events = _read(_events(at).filter(pk__in=Incident.objects.visible_to(actor).values("pk")))
    return Found(
        businesses=_most(events.businesses, "repeat_victim"),
        premises=_most(events.premises, "repeat_premises"),
        people=_most(events.people, "repeat_victim"),
    )


@dataclass(frozen=True, slots=True)
class Found:
    """Keys with their counts, the highest first. People are told by business and name."""

    businesses: Sequence[tuple[int, int]]
    premises: Sequence[tuple[int, int]]
    people: Sequence[tuple[tuple[int, str], int]]


def _events(at: datetime) -> QuerySet[Incident]:
    """Reports that stand: not withdrawn, and not found to be no crime, unless they tell of anti-social behaviour."""
    return Incident.objects.filter(
        Q(not_recorded_at__isnull=True) | Q(what_happened=WhatHappened.ASB),
        withdrawn_at__isnull=True,
        occurred_from__gt=at - LOOKED_BACK,
        occurred_from__lte=at,
    )


def _read(incidents: QuerySet[Incident]) -> _Events:
    rows = incidents.values_list(
        "pk",
        "organisation_id",
        "premises_id",
        "occurred_from",
        "what_happened",
        "crimes__victim_kind",
        "crimes__victim_name",
        "crimes__cancelled_at",
    )
    events = _Events()
    for key, business, premises, moment, what, kind, name, cancelled_at in rows.iterator():
        day = local_date(moment)
        if business is not None and what != WhatHappened.ASB:
            events.businesses[business][key] = day
        if premises is not None:
            events.premises[premises][key] = day
        if business is not None and kind == VictimKind.PERSON and name.strip() and cancelled_at is None:
            victim = (business, " ".join(name.casefold().split()))
            events.people[victim][key] = day
            events.victims[key].add(victim)
    return events


def _of_case(case: Case, events: _Events) -> Repeats:
    victims = events.victims.get(case.primary_incident_id, ())
    return Repeats(
        business=_counted("repeat_victim", events.businesses.get(case.organisation_id or 0)),
        person=max((_counted("repeat_victim", events.people[victim]) for victim in victims), default=0),
        premises=_counted("repeat_premises", events.premises.get(case.premises_id or 0)),
    )


def _counted(code: str, days: dict[int, date] | None) -> int:
    return repeats.counted(code, list(days.values())) if days else 0


def _most(events: dict[K, dict[int, date]], code: str) -> list[tuple[K, int]]:
    counts = [(key, _counted(code, days)) for key, days in events.items()]
    often = [(key, count) for key, count in counts if count >= repeats.rule(code).at_least]
    return sorted(often, key=lambda each: (-each[1], str(each[0])))
