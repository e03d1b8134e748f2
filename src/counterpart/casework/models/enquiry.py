"""Lines of enquiry."""

from django.db import models

from counterpart.base.classification import classified


@classified(police="result", plain="code title position is_needed done_at")
class Enquiry(models.Model):
    """One line of the checklist for this crime type: open, done with its result, or not needed with its reason."""

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="enquiries")
    code = models.CharField(max_length=50)
    title = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()
    result = models.TextField(blank=True)
    is_needed = models.BooleanField(default=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="enquiry_once_a_case", fields=["case", "code"])]

    def __str__(self) -> str:
        return self.title
