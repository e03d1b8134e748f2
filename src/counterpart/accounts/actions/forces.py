"""Opening a police force on a site."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from counterpart.accounts.actions import invitations
from counterpart.accounts.errors import WrongAddress
from counterpart.accounts.models import Invitation
from counterpart.accounts.permissions import Role
from counterpart.base.actors import Actor
from counterpart.partners.actions import organisations


@transaction.atomic
def open_force(*, by: Actor, at: datetime, name: str, code: str, email: str) -> Invitation:
    """A force and the invitation of its first administrator: both or neither.

    Raises WrongAddress, NameTaken, and NotYoursToGive for anybody but the operator.
    """
    try:
        validate_email(email)
    except ValidationError as error:
        raise WrongAddress(f"{email} is not an email address, like name@example.police.uk", field="email") from error
    force = organisations.add_force(by=by, at=at, name=name, code=code)
    return invitations.send(by=by, at=at, organisation=force, email=email, role=Role.FORCE_ADMINISTRATOR)
