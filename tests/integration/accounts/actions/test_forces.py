"""A new site begins with a force and its first administrator."""

import pytest

from counterpart.accounts.actions import forces, invitations
from counterpart.accounts.errors import NotYoursToGive, WrongAddress
from counterpart.accounts.permissions import Role
from counterpart.base.actors import Actor
from counterpart.base.audit import AuditEvent
from counterpart.base.mail import SentMail
from counterpart.partners.errors import NameTaken
from counterpart.partners.models import Organisation
from tests.factories import NOW
from tests.people import People

OPERATOR = Actor.operator("open-force")
NAMED = {"name": "Norfolk Constabulary", "code": "norfolk", "email": "chief@example.org"}


@pytest.mark.django_db
def test_a_force_is_opened_with_its_first_administrator() -> None:
    invitation = forces.open_force(by=OPERATOR, at=NOW, **NAMED)
    assert invitation.organisation.force_code == "norfolk"
    assert invitation.role == Role.FORCE_ADMINISTRATOR
    assert "invites you" not in SentMail.objects.get(to="chief@example.org").text
    assert AuditEvent.objects.get(action="organisation.add").actor_name == "open-force"


@pytest.mark.django_db
def test_a_second_force_of_the_same_code_is_refused() -> None:
    forces.open_force(by=OPERATOR, at=NOW, **NAMED)
    with pytest.raises(NameTaken, match="norfolk"):
        forces.open_force(by=OPERATOR, at=NOW, **NAMED)


@pytest.mark.django_db
def test_no_force_is_opened_where_nobody_can_be_invited() -> None:
    with pytest.raises(WrongAddress, match="not an email address"):
        forces.open_force(by=OPERATOR, at=NOW, **NAMED | {"email": "chief"})
    assert not Organisation.objects.exists()


def test_nobody_else_opens_a_force(people: People) -> None:
    with pytest.raises(NotYoursToGive):
        forces.open_force(by=people.grace.actor, at=NOW, **NAMED | {"code": "kent"})


def test_the_operator_invites_to_forces_only(people: People) -> None:
    with pytest.raises(NotYoursToGive):
        invitations.send(
            by=OPERATOR, at=NOW, organisation=people.rival, email="new@example.org", role=Role.BUSINESS_STAFF
        )
