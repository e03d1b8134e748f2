"""Records of Norfolk that are linked: for walks over the pages of links.

Casimir Oakes has a person record, another under a name written otherwise, and is described in a report: the first two
are in a circle of confirmed links with the description, a third record hangs on one link. One pair waits for answers,
one was refused.
"""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from counterpart.casework.models import Case
from counterpart.links.actions import comparing, reviews
from counterpart.links.models import Link, LinkedRecord
from counterpart.suspects.models import Nominal
from tests.factories import NOW, make_case, make_description, make_link, make_linked_record, make_nominal
from tests.people import NamedPerson, People
from tests.searching import reviewer

BORN = date(1991, 4, 17)


@dataclass(frozen=True)
class Linking:
    """`records` of the cluster; `waiting` and `refused` are links outside it."""

    people: People
    ivy: NamedPerson
    case: Case
    nominal: Nominal
    records: tuple[LinkedRecord, ...]
    waiting: Link
    confirmed: Link
    refused: Link

    def addresses(self) -> dict[str, str]:
        """Every page by name, each with something on it."""
        of_link = {
            "waiting": ("link", self.waiting),
            "confirmed": ("link", self.confirmed),
            "refused": ("link", self.refused),
            "undo": ("undo", self.confirmed),
            "again": ("again", self.refused),
        }
        found = {name: reverse(f"desk_links:{view}", args=[link.key]) for name, (view, link) in of_link.items()}
        found |= {name: reverse(f"desk_links:{name}", args=[self.records[0].pk]) for name in ("record", "split")}
        return found | {name: reverse(f"desk_links:{name}") for name in ("links", "pairs", "decided")}


def answered(link: Link, people: People, ivy: NamedPerson, *, agrees: bool) -> Link:
    """By Alice and Ivy."""
    for who in (people.alice, ivy):
        reason = "I have dealt with both" if agrees else "Not the same man: the one is a head taller"
        reviews.review(link=link, agrees=agrees, reason=reason, by=who.actor, at=NOW)
    return link


def linking(people: People) -> Linking:
    """All of it."""
    ivy = reviewer("Ivy Marsh", people)
    case = make_case(force=people.norfolk, organisation=people.castle_street, premises=people.castle_street_shop)
    told = make_description(incident=case.primary_incident, name="Casimir Oakes", build="slim", vrm="AB12 CDE")
    first = make_nominal(force=people.norfolk, name="Casimir Oakes", date_of_birth=BORN, distinctive="a scar")
    rows = [first, *(make_nominal(force=people.norfolk, name=name) for name in ("Kazimierz Oakes", "Caz Oakes"))]
    nominals = [make_linked_record(force=people.norfolk, row=row) for row in rows]
    described = make_linked_record(force=people.norfolk, row=told, source="described")
    one, two, three = nominals
    pairs = [(one, two), (two, described), (one, described), (two, three)]
    links = [answered(make_link(left=left, right=right), people, ivy, agrees=True) for left, right in pairs]
    refused = answered(make_link(left=one, right=three), people, ivy, agrees=False)
    make_nominal(force=people.norfolk, name="Oakes, Casimir", date_of_birth=BORN)
    comparing.compare_new(at=NOW)
    waiting = Link.objects.waiting().filter(left=one).get()
    return Linking(people, ivy, case, first, (one, two, three, described), waiting, links[3], refused)
