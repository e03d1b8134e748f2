"""Recording who was trained to compare faces."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.accounts.models import Person
from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.periods.local_time import local_date
from counterpart.partners.models import Organisation
from counterpart.searches import guards
from counterpart.searches.errors import WrongValue
from counterpart.searches.models import ReviewerTraining


@transaction.atomic
def record(
    *, force: Organisation, person: Person, course: str, trained_on: date, expires_on: date, by: Actor, at: datetime
) -> ReviewerTraining:
    """Somebody's course, and until when it is good. Raises WrongValue, NeedsReason."""
    guards.person(by, Permission.SEARCH_OVERSEE)
    if trained_on > local_date(at):
        raise WrongValue(_("The day of the course cannot be in the future"), "trained_on")
    if expires_on <= trained_on:
        raise WrongValue(_("The training must be good until after the day of the course"), "expires_on")
    training = ReviewerTraining.objects.create(
        force=force,
        person=person,
        course=guards.words(course, "course", _("Enter the name of the course")),
        trained_on=trained_on,
        expires_on=expires_on,
        recorded_at=at,
        recorded_by_name=by.name,
    )
    audit.record(by=by, at=at, action="reviewer_training.record", kind=audit.Kind.COLLECTION, target=training)
    return training
