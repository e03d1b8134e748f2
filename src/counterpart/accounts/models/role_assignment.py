"""Who does what for which organisation."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models

from counterpart.accounts.permissions import Role
from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, TenantQuerySet
from counterpart.partners.models import Organisation


class RoleAssignmentQuerySet(TenantQuerySet["RoleAssignment"]):
    def current(self, at: datetime) -> Self:
        """Assignments in force at the moment `at` (half open: from included, to excluded)."""
        return self.filter(models.Q(to_at__isnull=True) | models.Q(to_at__gt=at), from_at__lte=at)


@classified(plain="role from_at to_at")
class RoleAssignment(TenantModel):
    """A person's role in an organisation, from a moment to another (open where `to_at` is empty)."""

    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="role_assignments")
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="role_assignments")
    role = models.CharField(max_length=30, choices=Role)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = RoleAssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="role_assignment_once",
                fields=["person", "organisation", "role"],
                condition=models.Q(to_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.get_role_display()} of {self.organisation}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """Roles in the organisations that the actor reaches."""
        return models.Q(organisation__in=Organisation.objects.visible_to(actor))
