"""Drafts: a report while it is being written."""

import uuid

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import NOTHING, TenantModel


@classified(
    personal="resume_email",
    special="answers",
    secret="resume_digest",
    plain="pages_done emergency_seen started_at saved_at",
)
class ReportDraft(TenantModel):
    """Answers so far. `key` is the submission key: the same draft sent twice makes one incident."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.CASCADE, related_name="report_drafts"
    )
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.CASCADE, related_name="report_drafts"
    )
    answers = models.JSONField(default=dict)
    # Keys of the pages answered so far, in the order of answering.
    pages_done = models.JSONField(default=list)
    # Reasons for calling 999 that the reporter has read and passed; a new reason is shown again.
    emergency_seen = models.JSONField(default=list)
    # Where somebody without an account asked for the link to come back.
    resume_email = models.EmailField(blank=True)
    resume_digest = models.CharField(max_length=64, blank=True, db_index=True)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    incident = models.OneToOneField(
        "crimes.Incident", null=True, blank=True, on_delete=models.PROTECT, related_name="draft"
    )

    def __str__(self) -> str:
        return str(self.key)

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """A draft is its writer's alone."""
        if actor.person_id is None:
            return NOTHING
        return models.Q(person_id=actor.person_id, organisation_id=actor.organisation_id)
