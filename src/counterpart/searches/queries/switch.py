"""Whether candidate search is on, and what keeps it off."""

from datetime import datetime

from django.utils.translation import gettext as _

from counterpart.core.periods.local_time import local_date
from counterpart.partners.models import Organisation
from counterpart.searches import faces, policy
from counterpart.searches.errors import SwitchedOff
from counterpart.searches.models import Assessment, AssessmentKind, ReviewerTraining, ThresholdDecision


def missing(force: Organisation, at: datetime) -> list[str]:
    """What keeps it off, each as a sentence that says what to do; nothing where it is on."""
    found = _without_lawful_ground(force, at)
    if faces.is_named() and thresholds(force) is None:
        found.append(_("No decision on thresholds is on record for this matcher. Record one, with what it rests on."))
    trained = ReviewerTraining.objects.filter(force=force).in_force(local_date(at))
    if trained.values("person").distinct().count() < policy.reviewers():
        found.append(_("Fewer than two people have training in date. Record their training."))
    return found


def require(force: Organisation, at: datetime) -> None:
    """Raise SwitchedOff, with what is missing, unless it is on."""
    if found := missing(force, at):
        raise SwitchedOff(found)


def may_hold_templates(force: Organisation, at: datetime) -> bool:
    """Whether templates may exist at all: a matcher is named and both assessments stand. Else they are forgotten."""
    return not _without_lawful_ground(force, at)


def thresholds(force: Organisation) -> ThresholdDecision | None:
    """The decision that counts: the newest for the matcher of this site."""
    if not faces.is_named():
        return None
    decisions = ThresholdDecision.objects.filter(force=force, matcher=faces.name_of(faces.matcher()))
    return decisions.order_by("-decided_at", "-pk").first()


def _without_lawful_ground(force: Organisation, at: datetime) -> list[str]:
    found = []
    if not faces.is_named():
        found.append(_("This site names no matcher: whoever runs it sets COUNTERPART_FACES."))
    stand = set(Assessment.objects.filter(force=force).in_force(local_date(at)).values_list("kind", flat=True))
    words = {
        AssessmentKind.DATA_PROTECTION: _("No data protection impact assessment is approved and in date."),
        AssessmentKind.EQUALITY_IMPACT: _("No equality impact assessment is approved and in date."),
    }
    return found + [words[kind] for kind in AssessmentKind if kind not in stand]
