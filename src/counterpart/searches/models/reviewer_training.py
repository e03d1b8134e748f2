"""Who was trained to compare faces."""

from datetime import date
from typing import ClassVar, Self

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, TenantQuerySet, reached_by


class ReviewerTrainingQuerySet(TenantQuerySet["ReviewerTraining"]):
    def in_force(self, day: date) -> Self:
        """Trained by `day`, and not to be trained anew yet."""
        return self.filter(trained_on__lte=day, expires_on__gt=day)


@classified(personal="course", plain="trained_on expires_on recorded_at recorded_by_name")
class ReviewerTraining(TenantModel):
    """A course in the comparison of faces, which is good for a time."""

    objects: ClassVar = ReviewerTrainingQuerySet.as_manager()

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="reviewer_trainings")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="reviewer_trainings")
    course = models.CharField(max_length=200)
    trained_on = models.DateField()
    expires_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="reviewer_training_expires_later", condition=models.Q(expires_on__gt=models.F("trained_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.course}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        return reached_by(actor, force="force")
