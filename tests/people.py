"""The people of the tests. Ask for the fixture `people`, and name who acts:

    def test_a_rival_sees_nothing(people, client_of):
        assert client_of(people.mallory).get(address).status_code == 404
        queries.my_incidents(people.priya.actor)

Priya manages the Castle Street shop, where Tom works. Alice investigates for Norfolk, Sam supervises her,
Grace administers the force, Nadia analyses its figures. Oliver works in the Commissioner's office, Beth runs the
partnership. Mallory manages a rival shop, Ruth investigates for Suffolk: both must see nothing. `nobody` is not
signed in.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from counterpart.accounts.identity import actor_of
from counterpart.accounts.models import Person, RoleAssignment
from counterpart.accounts.permissions import Role
from counterpart.base.actors import Actor
from counterpart.partners.models import Organisation, Premises
from tests.factories import make_organisation, make_person, make_premises, make_role_assignment

PASSWORD = "fierce-otter-paints-9-doors"


@dataclass(frozen=True)
class NamedPerson:
    """Somebody with one role; `actor` is what actions and queries take."""

    person: Person
    role: RoleAssignment

    @property
    def actor(self) -> Actor:
        return actor_of(self.role)

    @property
    def organisation(self) -> Organisation:
        return self.role.organisation


@dataclass(frozen=True)
class People:
    """Everybody, and the organisations and premises that they belong to."""

    priya: NamedPerson
    tom: NamedPerson
    alice: NamedPerson
    sam: NamedPerson
    grace: NamedPerson
    nadia: NamedPerson
    oliver: NamedPerson
    beth: NamedPerson
    mallory: NamedPerson
    ruth: NamedPerson
    norfolk: Organisation
    suffolk: Organisation
    castle_street: Organisation
    rival: Organisation
    castle_street_shop: Premises
    rival_shop: Premises

    nobody = Actor.nobody()

    def __iter__(self) -> Iterator[NamedPerson]:
        """Everybody who signs in."""
        values = (getattr(self, field.name) for field in fields(self))
        return (value for value in values if isinstance(value, NamedPerson))


def make_people() -> People:
    """All of them, in the database. No one has a password: sign in with `client_of`, or set PASSWORD."""
    norfolk = make_organisation(kind="force", name="Norfolk Constabulary")
    suffolk = make_organisation(kind="force", name="Suffolk Constabulary")
    castle_street = make_organisation(name="Castle Street Stores", force=norfolk)
    rival = make_organisation(name="Rival Traders", force=norfolk)
    commissioner = make_organisation(kind="commissioner", name="Norfolk Commissioner's Office", force=norfolk)
    partnership = make_organisation(kind="partnership", name="Norwich Business Partnership", force=norfolk)
    return People(
        priya=_person("Priya Shah", castle_street, Role.BUSINESS_MANAGER),
        tom=_person("Tom Reeve", castle_street, Role.BUSINESS_STAFF),
        alice=_person("Alice Warren", norfolk, Role.INVESTIGATOR),
        sam=_person("Sam Okafor", norfolk, Role.SUPERVISOR),
        grace=_person("Grace Bell", norfolk, Role.FORCE_ADMINISTRATOR),
        nadia=_person("Nadia Costa", norfolk, Role.ANALYST),
        oliver=_person("Oliver Finch", commissioner, Role.COMMISSIONER_STAFF),
        beth=_person("Beth Lister", partnership, Role.PARTNERSHIP_MANAGER),
        mallory=_person("Mallory Crane", rival, Role.BUSINESS_MANAGER),
        ruth=_person("Ruth Gale", suffolk, Role.INVESTIGATOR),
        norfolk=norfolk,
        suffolk=suffolk,
        castle_street=castle_street,
        rival=rival,
        castle_street_shop=make_premises(name="Castle Street Stores", organisation=castle_street),
        rival_shop=make_premises(name="Rival Traders", organisation=rival),
    )


def _person(name: str, organisation: Organisation, role: str) -> NamedPerson:
    person = make_person(name=name, email=f"{name.split()[0].lower()}@example.org")
    return NamedPerson(person, make_role_assignment(person=person, organisation=organisation, role=role))
