"""Rows of a file that could not be used."""

from django.db import models

from counterpart.base.classification import classified


@classified(plain="file row line column field expected position", police="problem")
class SnapshotProblem(models.Model):
    """One bad row of a load, by file, row and column; the others of the file were loaded."""

    snapshot = models.ForeignKey("performance.CrimeSnapshot", on_delete=models.CASCADE, related_name="problems")
    position = models.PositiveIntegerField()
    file = models.CharField(max_length=300)
    row = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    column = models.PositiveIntegerField()
    field = models.CharField(max_length=200)
    # It may quote what stood in the file.
    problem = models.CharField(max_length=500)
    expected = models.CharField(max_length=500)

    class Meta:
        ordering = ("position",)

    def __str__(self) -> str:
        return f"{self.file}, row {self.row}: {self.field} {self.problem}"
