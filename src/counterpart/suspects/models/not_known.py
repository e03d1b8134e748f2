"""Who has said that they do not know a person."""

from django.db import models

from counterpart.base.classification import classified


@classified(plain="said_at")
class NotKnown(models.Model):
    """Somebody looked and does not know the person: the image is not put before them again."""

    image = models.ForeignKey("suspects.SuspectImage", on_delete=models.PROTECT, related_name="not_known")
    person = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="not_known_once", fields=["image", "person"])]

    def __str__(self) -> str:
        return f"image {self.image_id} not known to person {self.person_id}"
