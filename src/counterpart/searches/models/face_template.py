"""Which images of the gallery have a template in the index."""

from django.db import models

from counterpart.base.classification import classified


class TemplateState(models.TextChoices):
    PENDING = "pending", "Being made"
    ENROLLED = "enrolled", "In the index"
    UNFIT = "unfit", "No face was found, or it was not good enough"
    LEAVING = "leaving", "Being overwritten"


@classified(special="state", plain="matcher made_at")
class FaceTemplate(models.Model):
    """The key of this row is the id in the index; the template itself is nowhere but there (`searches.faces`).

    No page, download or address shows one, and only what is enrolled answers. A picture that is not fit keeps its row,
    so that it is not tried every day.
    """

    image = models.ForeignKey("suspects.SuspectImage", on_delete=models.PROTECT, related_name="face_templates")
    matcher = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=TemplateState)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="face_template_once", fields=["image", "matcher"])]

    def __str__(self) -> str:
        return f"template {self.pk}"
