"""What must hold before an action: the person may, the row is locked, words are given."""

from django.db import models

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.guards import lock as lock
from counterpart.base.guards import words as words
from counterpart.partners.models import Organisation
from counterpart.performance.errors import NotAllowed

_DOES = {
    Permission.CRIME_DATA_LOAD: "load recorded crime and indicators",
    Permission.STATEMENT_DRAFT: "draft a statement",
    Permission.STATEMENT_CHECK: "check a statement",
    Permission.STATEMENT_PUBLISH: "publish a statement",
}


def allow(by: Actor, permission: Permission, force: Organisation) -> None:
    """Raise NotAllowed where the actor lacks the permission, or acts for neither the force nor its Commissioner.

    The system itself, at night, may do what it was built for.
    """
    if by.role == "system":
        return
    own = by.organisation_id is not None and force in Organisation.objects.filter(
        models.Q(pk=by.organisation_id, kind="force")
        | models.Q(partners=by.organisation_id, partners__kind="commissioner")
    )
    if not own or not by.may(permission):
        raise NotAllowed(f"You cannot {_DOES[permission]} of {force.name}")
