"""One thing that somebody did to, or saw in, a record."""

from django.db import models

from counterpart.base.classification import classified


class Kind(models.TextChoices):
    """The six operations that must be logged (Data Protection Act 2018, section 62)."""

    COLLECTION = "collection", "Collection"
    ALTERATION = "alteration", "Alteration"
    CONSULTATION = "consultation", "Consultation"
    DISCLOSURE = "disclosure", "Disclosure"
    COMBINATION = "combination", "Combination"
    ERASURE = "erasure", "Erasure"


@classified(
    personal="actor_name justification data",
    link="actor_id organisation_id",
    plain="at kind action actor_role organisation_name object_type object_id nonce signature",
)
class AuditEvent(models.Model):
    """Append-only: triggers in the database refuse to change or delete a row.

    Who and what are plain strings and ids without foreign keys, so an event neither blocks nor
    loses what it describes. `data` is canonical JSON kept as text, because a JSON column may
    respell numbers and so break the seal. `nonce` makes each event unique, `signature` is a keyed
    hash of all the rest but `id`: a row that was inserted behind our back has none that fits.
    """

    at = models.DateTimeField()
    kind = models.CharField(max_length=12, choices=Kind)
    action = models.CharField(max_length=80)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=200)
    actor_role = models.CharField(max_length=80, blank=True)
    organisation_id = models.BigIntegerField(null=True)
    organisation_name = models.CharField(max_length=200, blank=True)
    object_type = models.CharField(max_length=80)
    object_id = models.CharField(max_length=80, blank=True)
    data = models.TextField(default="{}")
    justification = models.TextField(blank=True)
    nonce = models.CharField(max_length=32, unique=True)
    signature = models.CharField(max_length=64)

    class Meta:
        indexes = (
            models.Index(fields=("object_type", "object_id", "-at"), name="audit_event_object"),
            models.Index(fields=("actor_id", "-at"), name="audit_event_actor"),
            models.Index(fields=("-at",), name="audit_event_at"),
        )

    def __str__(self) -> str:
        return f"{self.action} of {self.object_type} {self.object_id} by {self.actor_name}"
