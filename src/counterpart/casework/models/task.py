"""Tasks on a case."""

from django.db import models

from counterpart.base.classification import classified


class TaskKind(models.TextChoices):
    GENERAL = "general", "Task"
    SERGEANT_REVIEW = "sergeant_review", "Detective sergeant review"
    EVIDENCE_ALTERED = "evidence_altered", "Evidence altered: supervisor"
    CONTACT = "contact", "Contact"
    WARNING = "warning", "Promise about to be missed"
    SUPERVISOR_WARNING = "supervisor_warning", "Promise about to be missed: supervisor"


# Nobody else may finish these.
OF_SUPERVISORS = (TaskKind.SERGEANT_REVIEW, TaskKind.EVIDENCE_ALTERED)


@classified(police="title result", plain="kind due_at set_at done_at")
class Task(models.Model):
    """Something to do by a time. A sergeant review must be done before the case is closed."""

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="tasks")
    kind = models.CharField(max_length=20, choices=TaskKind, default=TaskKind.GENERAL)
    title = models.CharField(max_length=200)
    assigned_to = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="tasks"
    )
    due_at = models.DateTimeField(null=True, blank=True)
    set_at = models.DateTimeField()
    set_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    result = models.TextField(blank=True)
    # The promise that a warning is about: the warning ends with it.
    clock = models.ForeignKey(
        "casework.ServiceClock", null=True, blank=True, on_delete=models.PROTECT, related_name="warnings"
    )

    def __str__(self) -> str:
        return self.title
