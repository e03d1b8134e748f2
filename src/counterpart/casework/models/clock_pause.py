"""Pauses of a promise."""

from django.db import models

from counterpart.base.classification import classified


@classified(personal="reason", plain="from_at to_at")
class ClockPause(models.Model):
    """A time agreed with the business during which the contact promise does not run."""

    clock = models.ForeignKey("casework.ServiceClock", on_delete=models.PROTECT, related_name="pauses")
    from_at = models.DateTimeField()
    # The agreed time: the promise runs again from then.
    to_at = models.DateTimeField()
    reason = models.CharField(max_length=200)
    # The call that was agreed, where the time is a place in the diary.
    call_back = models.ForeignKey(
        "casework.CallBack", null=True, blank=True, on_delete=models.PROTECT, related_name="pauses"
    )

    class Meta:
        constraints = [models.CheckConstraint(name="pause_in_order", condition=models.Q(to_at__gt=models.F("from_at")))]

    def __str__(self) -> str:
        return f"{self.clock} until {self.to_at:%Y-%m-%d %H:%M}"
