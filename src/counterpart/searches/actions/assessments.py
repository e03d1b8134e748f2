"""Recording that an assessment was approved."""

import re
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.periods.local_time import local_date
from counterpart.partners.models import Organisation
from counterpart.searches import guards
from counterpart.searches.errors import AlreadyDone, NotIndependent, WrongValue
from counterpart.searches.models import Assessment

_DIGEST = re.compile(r"[0-9a-f]{64}")


@transaction.atomic
def record(
    *,
    force: Organisation,
    kind: str,
    title: str,
    document_reference: str,
    document_sha256: str,
    approved_by_name: str,
    approved_by_rank: str,
    approved_on: date,
    expires_on: date,
    by: Actor,
    at: datetime,
) -> Assessment:
    """An assessment that somebody else approved. Raises NotIndependent for one's own, WrongValue, NeedsReason."""
    guards.person(by, Permission.SEARCH_OVERSEE)
    name = guards.words(approved_by_name, "approved_by_name", _("Enter the name of the person who approved it"))
    if name.casefold() == by.name.casefold():
        raise NotIndependent(_("Nobody records what they approved themselves"), "approved_by_name")
    digest = document_sha256.strip().lower()
    if not _DIGEST.fullmatch(digest):
        raise WrongValue(_("A SHA-256 is 64 characters from 0 to 9 and a to f"), "document_sha256")
    if approved_on > local_date(at):
        raise WrongValue(_("The day of approval cannot be in the future"), "approved_on")
    if expires_on <= approved_on:
        raise WrongValue(_("It must expire after the day on which it was approved"), "expires_on")
    assessment = Assessment.objects.create(
        force=force,
        kind=kind,
        title=guards.words(title, "title", _("Enter the title of the document")),
        document_reference=guards.words(
            document_reference, "document_reference", _("Enter the reference under which the document is kept")
        ),
        document_sha256=digest,
        approved_by_name=name,
        approved_by_rank=guards.words(approved_by_rank, "approved_by_rank", _("Enter their rank or post")),
        approved_on=approved_on,
        expires_on=expires_on,
        recorded_at=at,
        recorded_by_id=by.person_id,
        recorded_by_name=by.name,
    )
    audit.record(by=by, at=at, action="assessment.record", kind=audit.Kind.COLLECTION, target=assessment)
    return assessment


@transaction.atomic
def withdraw(*, assessment: Assessment, why: str, by: Actor, at: datetime) -> Assessment:
    """It stands no more; without another, candidate search is off at once. Raises AlreadyDone, NeedsReason."""
    guards.person(by, Permission.SEARCH_OVERSEE)
    why = guards.words(why, "why", _("Say why it does not stand any more"))
    guards.lock(assessment)
    if assessment.withdrawn_at is not None:
        raise AlreadyDone(_("This assessment was withdrawn before"))
    assessment.withdrawn_at, assessment.withdrawn_why = at, why
    assessment.save(update_fields=["withdrawn_at", "withdrawn_why"])
    audit.record(by=by, at=at, action="assessment.withdraw", kind=audit.Kind.ALTERATION, target=assessment)
    return assessment
