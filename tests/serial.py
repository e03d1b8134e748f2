"""Crimes that are of one series, among crimes that are not: thefts of tools out of stockrooms, by one with a van."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from counterpart.accounts.permissions import Role
from counterpart.casework.models import Case
from counterpart.crimes.models import Incident, PropertyItem, SuspectDescription
from counterpart.series.actions import deciding, making
from counterpart.series.models import Series
from counterpart.series.queries import finding
from tests.factories import NOW, make_case, make_incident, make_person, make_premises, make_role_assignment
from tests.people import NamedPerson, People

PARKA = {"build": "stocky", "clothing": "green parka, rucksack", "hair": "ponytail", "distinctive": "gold chain"}
_WAYS = ("concealed", "walked_out", "concealed", "distraction")
_LOOKS = ("black hooded top", "navy jacket", "red cap", "grey tracksuit", "denim jacket")
_GOODS = ("alcohol", "food", "clothing", "meat_cheese", "alcohol")


@dataclass(frozen=True)
class Serial:
    """Alice proposes, Ivy and Omar agree. `cases`: the crimes of the series, the oldest first; `other` is not."""

    people: People
    ivy: NamedPerson
    omar: NamedPerson
    cases: tuple[Case, ...]
    other: Case

    @property
    def incidents(self) -> list[Incident]:
        return [case.primary_incident for case in self.cases]

    def proposed(self, number: int = 3, *, start: int = 0, extra: Sequence[Incident] = (), **fields: Any) -> Series:
        told = {"title": "Tools out of stockrooms", "why": "The same van and parka", "by": self.people.alice.actor}
        incidents = [*self.incidents[start : start + number], *extra]
        return making.propose(force=self.people.norfolk, incidents=incidents, at=NOW, **(told | fields))

    def confirmed(self, number: int = 3, **fields: Any) -> Series:
        return self.agreed(self.proposed(number, **fields))

    def agreed(self, series: Series) -> Series:
        for who in (self.ivy, self.omar):
            answer(series, who, reason="The plate and the parka")
        return series


def answer(series: Series, who: NamedPerson, *, agrees: bool = True, reason: str = "The same van") -> Series:
    """What a person says who reads the series as it is."""
    seen = finding.digest_of(finding.parts_of(series))
    return deciding.review(series=series, agrees=agrees, reason=reason, seen=seen, by=who.actor, at=NOW)


def serial(people: People, number: int = 4) -> Serial:
    """`number` crimes of the series in as many shops, three days apart, and one theft that is none of it."""
    return Serial(
        people=people,
        ivy=_investigator("Ivy Marsh", people),
        omar=_investigator("Omar Leigh", people),
        cases=tuple(_of_the_series(people, place, number) for place in range(number)),
        other=_another(people, 0),
    )


def others(people: People, number: int) -> list[Case]:
    """Thefts that nothing links, all over the county and the months."""
    return [_another(people, place) for place in range(1, number + 1)]


def crime_case(people: People, *, at: datetime, look: dict[str, Any], category: str, **fields: Any) -> Case:
    """A case of one report, with one person described and one thing taken."""
    incident = make_incident(
        force=people.norfolk, organisation=people.castle_street, occurred_from=at, reported_at=at, **fields
    )
    SuspectDescription.objects.create(incident=incident, position=1, **look)
    PropertyItem.objects.create(incident=incident, position=1, category=category)
    return make_case(incident=incident, opened_at=at)


def _of_the_series(people: People, place: int, number: int) -> Case:
    shop = make_premises(name=f"Shop {place}", organisation=people.castle_street, longitude=1.25 + place * 0.01)
    return crime_case(
        people,
        at=NOW - timedelta(days=3 * (number - place)),
        look=PARKA | {"vehicle": "white van", "vrm": "AB12 CDE"},
        category="tools",
        premises=shop,
        told={"theft": {"how": "stockroom"}},
    )


def _another(people: People, place: int) -> Case:
    shop = make_premises(
        name=f"Elsewhere {place}", longitude=1.0 + place * 37 % 60 / 100, latitude=52.4 + place * 17 % 50 / 100
    )
    return crime_case(
        people,
        at=NOW - timedelta(days=1 + place * 7 % 120, hours=place % 11),
        look={"clothing": _LOOKS[place % 5]},
        category=_GOODS[place % 5],
        premises=shop,
        told={"theft": {"how": _WAYS[place % 4]}},
    )


def _investigator(name: str, people: People) -> NamedPerson:
    person = make_person(name=name, email=f"{name.split()[0].lower()}@example.org")
    role = make_role_assignment(person=person, organisation=people.norfolk, role=Role.INVESTIGATOR)
    return NamedPerson(person, role)
