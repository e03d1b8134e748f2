"""How far changes of records have been looked at."""

from django.db import models

from counterpart.base.classification import classified
from counterpart.links.models.linked_record import RecordSource


@classified(plain="source reached before")
class ComparisonMark(models.Model):
    """The newest audit event when one source of one force was last looked at for changes, and the time before that.

    The next look begins at `before`: an event with a lesser key may be committed after one with a greater.
    """

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=12, choices=RecordSource)
    reached = models.PositiveBigIntegerField()
    before = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(name="comparison_mark_once", fields=["force", "source"])]

    def __str__(self) -> str:
        return f"{self.get_source_display()} to {self.reached}"
