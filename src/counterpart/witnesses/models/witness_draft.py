"""A witness statement on its way."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import NOTHING, TenantModel


@classified(
    personal="maker_name answers contact",
    police="withdrawn_reason",
    plain="key template_code pages_done started_at saved_at withdrawn_at is_simulated",
)
class WitnessDraft(TenantModel):
    """What the maker has said so far, page by page. It changes until it is signed, and then never again.

    `answers` go into the statement; `contact`, how to reach the maker, stands apart as on the back of an MG11 and is
    never in it. A draft is one person's: of somebody with an account (`person`), or of who was sent a link (`request`).
    """

    key = models.UUIDField(unique=True)
    incident = models.ForeignKey("crimes.Incident", on_delete=models.PROTECT, related_name="witness_drafts")
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="witness_drafts"
    )
    person = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="witness_drafts"
    )
    request = models.OneToOneField(
        "witnesses.StatementRequest", null=True, blank=True, on_delete=models.PROTECT, related_name="draft"
    )
    amends = models.ForeignKey(
        "witnesses.WitnessStatement", null=True, blank=True, on_delete=models.PROTECT, related_name="further_drafts"
    )
    template_code = models.CharField(max_length=30)
    maker_name = models.CharField(max_length=150, blank=True)
    answers = models.JSONField(default=dict)
    contact = models.JSONField(default=dict)
    pages_done = models.JSONField(default=list)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # In words that the maker reads.
    withdrawn_reason = models.TextField(blank=True)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["incident", "-started_at"])]
        constraints = [
            models.CheckConstraint(
                name="witness_draft_has_one_maker",
                condition=models.Q(person__isnull=True, request__isnull=False)
                | models.Q(person__isnull=False, request__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"draft of a witness statement about {self.incident}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """A draft is its maker's own; the force that answers the report sees that there is one."""
        if actor.organisation_kind == "business":
            return models.Q(organisation_id=actor.organisation_id, person_id=actor.person_id)
        if actor.organisation_kind == "force":
            return models.Q(incident__force_id=actor.organisation_id)
        return NOTHING
