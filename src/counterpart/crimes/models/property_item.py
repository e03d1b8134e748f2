"""What was taken or damaged."""

from django.db import models

from counterpart.base.classification import classified


@classified(
    police="description serial",
    plain="position category quantity value_pence owner is_recovered is_damaged",
)
class PropertyItem(models.Model):
    """One line of property. The value is the business's own figure, in pence."""

    incident = models.ForeignKey("crimes.Incident", on_delete=models.PROTECT, related_name="property_items")
    position = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=30)
    description = models.CharField(max_length=300, blank=True)
    quantity = models.PositiveIntegerField(default=1)
    value_pence = models.BigIntegerField(default=0)
    owner = models.CharField(max_length=10, default="business")
    serial = models.CharField(max_length=100, blank=True)
    is_recovered = models.BooleanField(default=False)
    is_damaged = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="property_position", fields=["incident", "position"]),
            models.CheckConstraint(name="property_value_not_negative", condition=models.Q(value_pence__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} {self.category}"
