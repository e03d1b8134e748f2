"""The link by which somebody without an account makes a witness statement: signed, expiring, revocable."""

from datetime import datetime

from django.conf import settings
from django.core import signing
from django.urls import reverse

from counterpart.base.actors import Actor
from counterpart.witnesses.errors import LinkNotValid
from counterpart.witnesses.models import StatementRequest

_SALT = "counterpart.witnesses.links"


def token_of(request: StatementRequest) -> str:
    """The token in the address that the recipient gets."""
    return signing.dumps({"request": request.pk}, salt=_SALT)


def address_of(request: StatementRequest) -> str:
    """The whole address."""
    return f"{settings.SITE_URL}{reverse('witness:start', args=[token_of(request)])}"


def open_link(token: str, at: datetime) -> StatementRequest:
    """The request that a token stands for. Raises LinkNotValid, in words: forged, expired or withdrawn."""
    try:
        told = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, UnicodeError) as error:
        raise LinkNotValid("This link is not complete. Copy all of it from the message") from error
    requests = StatementRequest.objects.select_related("incident", "incident__force", "amends")
    request = requests.filter(pk=told["request"]).first()
    if request is None or request.revoked_at is not None:
        raise LinkNotValid("This link was withdrawn. Ask the desk for a new one")
    if request.expires_at <= at:
        raise LinkNotValid("This link has expired. Ask the desk for a new one")
    return request


def maker_of(request: StatementRequest) -> Actor:
    """Who acts through the link."""
    return Actor.reporter(request.recipient_name, request.recipient_email)
