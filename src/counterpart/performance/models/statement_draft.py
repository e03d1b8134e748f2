"""Statements that are not published yet."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel
from counterpart.performance.models.scope import of_force
from counterpart.performance.models.standing_statement import StatementOptions


class DraftState(models.TextChoices):
    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Waiting for its check"
    CHECKED = "checked", "Checked"
    PUBLISHED = "published", "Published"
    DROPPED = "dropped", "Dropped"


OPEN_STATES = (DraftState.DRAFT, DraftState.SUBMITTED, DraftState.CHECKED)


@classified(plain="state drafted_at submitted_at checked_at check_note reason", personal="author_name checked_by_name")
class StatementDraft(StatementOptions, TenantModel):
    """A statement on its way: drafted by one person, checked by a second, then published as a version.

    Whatever changes it undoes the check.
    """

    statement = models.ForeignKey("performance.StandingStatement", on_delete=models.PROTECT, related_name="drafts")
    state = models.CharField(max_length=10, choices=DraftState, default=DraftState.DRAFT)
    author = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="statements_drafted")
    author_name = models.CharField(max_length=200)
    drafted_at = models.DateTimeField()
    # The published version that it puts right, and why.
    corrects = models.ForeignKey(
        "performance.StatementVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections"
    )
    reason = models.TextField(blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    checked_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="statements_checked"
    )
    checked_by_name = models.CharField(max_length=200, blank=True)
    checked_at = models.DateTimeField(null=True, blank=True)
    # What the second person wrote: with the check, or with sending it back.
    check_note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="statement_draft_one_open",
                fields=["statement", "to_month"],
                condition=models.Q(state__in=["draft", "submitted", "checked"]),
            ),
            models.CheckConstraint(
                name="statement_draft_second_person",
                condition=models.Q(checked_by__isnull=True) | ~models.Q(checked_by=models.F("author")),
            ),
            models.CheckConstraint(
                name="statement_draft_checked_is_whole",
                condition=~models.Q(state__in=["checked", "published"])
                | models.Q(checked_by__isnull=False, checked_at__isnull=False),
            ),
            models.CheckConstraint(
                name="statement_draft_correction_has_reason",
                condition=models.Q(corrects__isnull=True) | ~models.Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"Draft of {self.statement}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_STATES

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        return of_force(actor, "statement__force")
