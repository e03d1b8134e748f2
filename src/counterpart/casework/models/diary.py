"""The desk's diary of call-backs."""

from django.db import models

from counterpart.base.classification import classified


@classified(plain="starts_at ends_at capacity")
class DiarySlot(models.Model):
    """A stretch of time in which the desk can make `capacity` calls."""

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="diary_slots")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    capacity = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="diary_slot_once", fields=["force", "starts_at"]),
            models.CheckConstraint(name="diary_slot_in_order", condition=models.Q(ends_at__gt=models.F("starts_at"))),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class CallBackState(models.TextChoices):
    BOOKED = "booked", "Booked"
    KEPT = "kept", "Kept"
    MISSED = "missed", "Missed"
    CANCELLED = "cancelled", "Cancelled"


@classified(plain="place state booked_at ended_at")
class CallBack(models.Model):
    """A call promised in a slot. `place` counts from 1: two bookings can't hold the same place."""

    slot = models.ForeignKey("casework.DiarySlot", on_delete=models.PROTECT, related_name="call_backs")
    place = models.PositiveSmallIntegerField()
    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="call_backs")
    state = models.CharField(max_length=10, choices=CallBackState, default=CallBackState.BOOKED)
    booked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="diary_place_once",
                fields=["slot", "place"],
                condition=models.Q(state__in=["booked", "kept", "missed"]),
            ),
            models.UniqueConstraint(name="call_back_once_a_case", fields=["case"], condition=models.Q(state="booked")),
            models.CheckConstraint(name="diary_place_from_one", condition=models.Q(place__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.case} at {self.slot}"
