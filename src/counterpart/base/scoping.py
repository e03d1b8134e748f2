"""Tenant scoping: a record is reached only through the organisation that the actor acts for.

A model that belongs to tenants inherits `TenantModel` and says, in `scope`, which rows an actor
may reach. Doors call queries, queries begin with `Model.objects.visible_to(actor)`; an
architecture test keeps managers out of the doors.
"""

from typing import Self, TypeVar

from django.db import models

from counterpart.base.actors import Actor

M = TypeVar("M", bound="TenantModel", covariant=True)


class TenantQuerySet(models.QuerySet[M]):
    """Rows of a tenant's model."""

    def visible_to(self, actor: Actor) -> Self:
        """Only the rows that the actor's organisation may reach; none where it has no claim."""
        return self.filter(self.model.scope(actor))


class TenantModel(models.Model):
    """A record that belongs to one or more organisations."""

    objects = TenantQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """The condition under which `actor` may reach a row."""
        raise NotImplementedError


NOTHING = models.Q(pk__in=[])


def reached_by(actor: Actor, *, force: str, business: str = "") -> models.Q:
    """The usual claim to a row, and none for anybody else.

    A force reaches what it answers: `force` leads from the row to it, as in `incident__force`. A business reaches what
    `business` leads to it from; without `business` the row is the police's alone.
    """
    path = {"force": force, "business": business}.get(actor.organisation_kind, "")
    return models.Q(**{f"{path}_id": actor.organisation_id}) if path else NOTHING
