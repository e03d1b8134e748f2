"""Requests: what one business was asked in an appeal, and what came of it."""

from typing import Any, ClassVar, Self

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, TenantQuerySet, reached_by
from counterpart.evidence.models import EvidenceFile


class RequestState(models.TextChoices):
    ASKED = "asked", "Asked"
    REMINDED = "reminded", "Reminded"
    SAVED = "saved", "Saved, to be sent"
    ANSWERED = "answered", "Footage received"
    NONE_KEPT = "none_kept", "No footage kept"
    NOT_OURS = "not_ours", "Not their camera"
    OVERWRITTEN = "overwritten", "Overwritten unanswered"
    WITHDRAWN = "withdrawn", "Withdrawn"


# Somebody still has to do something.
OPEN_STATES = (RequestState.ASKED, RequestState.REMINDED, RequestState.SAVED)
# These can be answered: a recorder may have kept more than we were told.
ANSWERABLE = (*OPEN_STATES, RequestState.OVERWRITTEN)


class FootageRequestQuerySet(TenantQuerySet["FootageRequest"]):
    """Requests for footage."""

    def still_open(self) -> Self:
        """Those that nobody has answered, also not by sending a file."""
        return self.with_files().filter(state__in=OPEN_STATES, has_files=False)

    def with_new_files(self) -> Self:
        """Those whose files came and are not yet known to be the answer."""
        over = (RequestState.ANSWERED, RequestState.WITHDRAWN)
        return self.with_files().exclude(state__in=over).filter(has_files=True)

    def with_files(self) -> Self:
        """Each with `has_files`: whether anything came through its link. The files themselves are the answer."""
        sent = EvidenceFile.objects.filter(link_id=models.OuterRef("link_id"), parent__isnull=True)
        return self.annotate(has_files=models.Exists(sent))


@classified(
    personal="asked_name recipient_name recipient_email recipient_phone answered_by_name",
    police="answer_note",
    plain="overwrite_at due_at state asked_at reminders_sent reminded_at answered_at lapsed_at withdrawn_at "
    "is_simulated",
)
class FootageRequest(TenantModel):
    """`overwrite_at` is the first moment at which a recording of its cameras is lost; `due_at` is until when we wait.

    They differ where the recording was probably lost when it was asked for, and where the business saved it and
    promised it for later. `asked_name` is the business as it was called then. `reminders_sent` counts the stages of the
    policy that are behind it.
    """

    appeal = models.ForeignKey("footage.FootageAppeal", on_delete=models.PROTECT, related_name="requests")
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="footage_requests"
    )
    asked_name = models.CharField(max_length=200)
    premises = models.ManyToManyField("partners.Premises", related_name="footage_requests")
    cameras = models.ManyToManyField("footage.Camera", related_name="requests")
    link = models.OneToOneField("evidence.UploadLink", on_delete=models.PROTECT, related_name="footage_request")
    recipient_name = models.CharField(max_length=150, blank=True)
    recipient_email = models.EmailField(blank=True)
    recipient_phone = models.CharField(max_length=30, blank=True)
    overwrite_at = models.DateTimeField()
    due_at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=RequestState, default=RequestState.ASKED)
    asked_at = models.DateTimeField()
    reminders_sent = models.PositiveSmallIntegerField(default=0)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by_name = models.CharField(max_length=200, blank=True)
    answer_note = models.TextField(blank=True)
    # When we saw that the time had passed without an answer.
    lapsed_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    is_simulated = models.BooleanField(default=False)

    objects: ClassVar[Any] = FootageRequestQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["state", "due_at"]), models.Index(fields=["organisation", "-asked_at"])]
        constraints = [
            models.CheckConstraint(
                name="footage_answer_has_moment",
                condition=models.Q(state__in=["answered", "none_kept", "not_ours"], answered_at__isnull=False)
                | ~models.Q(state__in=["answered", "none_kept", "not_ours"]),
            ),
            models.CheckConstraint(
                name="footage_withdrawn_has_moment",
                condition=models.Q(state="withdrawn", withdrawn_at__isnull=False)
                | (~models.Q(state="withdrawn") & models.Q(withdrawn_at__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked_name}: {self.get_state_display().lower()}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """A business reaches what it was asked itself; a force those of the cases that it answers."""
        return reached_by(actor, business="organisation", force="appeal__case__force")
