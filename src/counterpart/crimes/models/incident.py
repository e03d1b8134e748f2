"""Incidents: every report, crime or not, is registered as one first (HOCR; domain 2.1)."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


class Channel(models.TextChoices):
    ONLINE = "online", "Online"
    TELEPHONE = "telephone", "Telephone"
    DESK = "desk", "Entered at the desk"


class WhatHappened(models.TextChoices):
    """What the reporter says happened, in the reporter's words; never an offence class."""

    THEFT = "theft", "Theft"
    BURGLARY = "burglary", "Burglary"
    ROBBERY = "robbery", "Robbery"
    DAMAGE = "damage", "Damage"
    VIOLENCE = "violence", "Violence or abuse"
    MAKING_OFF = "making_off", "Making off without payment"
    FRAUD = "fraud", "Fraud"
    CYBER = "cyber", "Cyber crime"
    ASB = "asb", "Anti-social behaviour"
    OTHER = "other", "Something else"


class ContactHow(models.TextChoices):
    EMAIL = "email", "Email"
    PHONE = "phone", "Telephone"
    NONE = "none", "No contact wanted"


@classified(
    personal="reporter_name reporter_email reporter_phone address postcode withdrawn_reason",
    police="what_happened description occurred_from occurred_to not_recorded_reason loss_pence",
    special="answers",
    plain="reference submission_key contact_how channel reported_at email_confirmed_at withdrawn_at "
    "not_recorded_at is_simulated",
)
class Incident(TenantModel):
    """One report as it was made. The answers never change; what is added later stands beside them."""

    reference = models.CharField(max_length=20, unique=True)
    # One value for each time that a form was begun: sending it twice makes one incident.
    submission_key = models.UUIDField(unique=True)
    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="incidents_answered")
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="incidents"
    )
    premises = models.ForeignKey(
        "partners.Premises", null=True, blank=True, on_delete=models.PROTECT, related_name="incidents"
    )
    reported_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="incidents_reported"
    )
    reporter_name = models.CharField(max_length=150, blank=True)
    reporter_email = models.EmailField(blank=True)
    reporter_phone = models.CharField(max_length=30, blank=True)
    contact_how = models.CharField(max_length=10, choices=ContactHow)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.ONLINE)
    reported_at = models.DateTimeField()
    what_happened = models.CharField(max_length=20, choices=WhatHappened)
    description = models.TextField(blank=True)
    occurred_from = models.DateTimeField()
    # Empty where the moment is known.
    occurred_to = models.DateTimeField(null=True, blank=True)
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    district = models.ForeignKey(
        "places.District", null=True, blank=True, on_delete=models.PROTECT, related_name="incidents"
    )
    ward = models.ForeignKey("places.Ward", null=True, blank=True, on_delete=models.PROTECT, related_name="incidents")
    # The whole report in the shape of core.reporting.answers.Answers.
    answers = models.JSONField()
    # Loss is recorded for the business's own use and never reaches triage.
    loss_pence = models.BigIntegerField(default=0)
    # Set when a reporter without an account opens the emailed link.
    email_confirmed_at = models.DateTimeField(null=True, blank=True)
    split_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="splits")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    # Why a crime-related report was not recorded as a crime (NCRS).
    not_recorded_at = models.DateTimeField(null=True, blank=True)
    not_recorded_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    not_recorded_reason = models.TextField(blank=True)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["organisation", "-reported_at"]),
            models.Index(fields=["premises", "-occurred_from"]),
            models.Index(fields=["force", "-reported_at"]),
            models.Index(fields=["force", "occurred_from"]),
        ]
        constraints = [
            models.CheckConstraint(name="incident_loss_not_negative", condition=models.Q(loss_pence__gte=0)),
            models.CheckConstraint(
                name="incident_range_in_order",
                condition=models.Q(occurred_to__isnull=True) | models.Q(occurred_to__gt=models.F("occurred_from")),
            ),
            models.CheckConstraint(
                name="incident_not_recorded_has_reason",
                condition=models.Q(not_recorded_at__isnull=True, not_recorded_reason="")
                | (models.Q(not_recorded_at__isnull=False) & ~models.Q(not_recorded_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """A business reaches its own reports; a force those that it answers."""
        return reached_by(actor, business="organisation", force="force")
