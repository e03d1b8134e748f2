"""Nominals: the force's records of people."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


@classified(
    personal="name other_names date_of_birth build height hair distinctive",
    plain="reference made_at is_simulated",
)
class Nominal(TenantModel):
    """A person to whom crimes are linked, each link resting on an identification. No sex, ethnicity, religion or
    orientation is kept, and none of what is kept but name and reference can be searched by.
    """

    reference = models.CharField(max_length=20, unique=True)
    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="nominals")
    name = models.CharField(max_length=200)
    # Others that the person goes by, one a line.
    other_names = models.TextField(blank=True)
    date_of_birth = models.DateField(null=True, blank=True)
    build = models.CharField(max_length=100, blank=True)
    height = models.CharField(max_length=100, blank=True)
    hair = models.CharField(max_length=200, blank=True)
    distinctive = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_simulated = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["force", "name"])]

    def __str__(self) -> str:
        return self.reference

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """The force's own, across its districts."""
        return reached_by(actor, force="force")
