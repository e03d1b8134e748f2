"""Links in emails. Somebody without an account gets a signed one, which cannot be guessed or made."""

from django.conf import settings
from django.core import signing
from django.urls import reverse

from counterpart.crimes import rules
from counterpart.crimes.errors import LinkNotValid
from counterpart.crimes.models import Incident

_SALT = "counterpart.crimes.receipts.status"


def status_token(incident: Incident) -> str:
    """A token that opens this report's status page, and nothing else, for `rules.STATUS_LINK_VALID`."""
    return signing.dumps(incident.pk, salt=_SALT)


def follow_address(incident: Incident) -> str:
    """Where the reporter follows the report: its page for an account, the signed link for anybody else.

    Empty where this site does not open the door of businesses.
    """
    if "business" not in settings.DOORS:
        return ""
    if incident.reported_by_id is not None:
        return f"{settings.SITE_URL}{reverse('business:report', args=[incident.reference])}"
    return f"{settings.SITE_URL}{reverse('business:status', args=[status_token(incident)])}"


def incident_of(token: str) -> Incident:
    """The report that a token opens. Raises LinkNotValid for one that was never given out or is too old."""
    try:
        key = signing.loads(token, salt=_SALT, max_age=rules.STATUS_LINK_VALID)
        return Incident.objects.select_related("force", "premises").get(pk=key)
    except (signing.BadSignature, UnicodeError, Incident.DoesNotExist) as error:
        raise LinkNotValid("This link does not work any more") from error
