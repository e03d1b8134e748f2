"""The people of the demo: one for each role, and more investigators, so that work can be shared out."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from counterpart.accounts import identity
from counterpart.accounts.actions import roles
from counterpart.accounts.models import Person
from counterpart.accounts.permissions import Role
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.tables import Row, read_yaml
from counterpart.partners.models import Organisation

# Known to everybody, as the demo prints it: nothing in a demo is worth hiding.
PASSWORD = "county-of-fiction-7"  # noqa: S105
_CAST = Path(__file__).parent / "data" / "cast.yaml"


@dataclass(frozen=True, slots=True)
class Member:
    """One sign-in. `organisation` is a key of the table of organisations."""

    name: str
    email: str
    role: Role
    organisation: str

    @property
    def organisation_name(self) -> str:
        """The name of the organisation that they act for."""
        return next(row.text("name") for row in table().rows("organisations") if row.text("key") == self.organisation)


@cache
def table() -> Row:
    """The whole table of organisations and people."""
    return read_yaml(_CAST)


def members() -> tuple[Member, ...]:
    """All sign-ins, in the order in which a visitor wants to try them."""
    return tuple(
        Member(row.text("name"), row.text("email"), Role(row.text("role")), row.text("organisation"))
        for row in table().rows("people")
    )


def register(member: Member, organisation: Organisation, *, by: Actor, at: datetime) -> Actor:
    """Open the account of `member`, give the role, and return them acting in it."""
    person = Person.objects.create_user(
        email=member.email, password=PASSWORD, name=member.name, registered_at=at, is_simulated=True
    )
    audit.record(by=by, at=at, action="person.register", kind=audit.Kind.COLLECTION, target=person)
    return identity.actor_of(roles.give(by=by, at=at, person=person, organisation=organisation, role=member.role))
