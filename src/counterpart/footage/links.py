"""The link in the mail: signed, for one request, good as long as the link to send files by."""

from datetime import datetime

from django.conf import settings
from django.core import signing
from django.urls import reverse

from counterpart.evidence.tickets import link_token
from counterpart.footage.errors import LinkNotValid
from counterpart.footage.models import FootageRequest

_SALT = "counterpart.footage.requests"


def request_token(request: FootageRequest) -> str:
    """A token that opens this request, and nothing else."""
    return signing.dumps(request.pk, salt=_SALT)


def request_address(request: FootageRequest) -> str:
    """Where the recipient answers, without an account."""
    return f"{settings.SITE_URL}{reverse('footage:request', args=[request_token(request)])}"


def send_address(request: FootageRequest) -> str:
    """The path of the page on which its files are sent."""
    return reverse("uploads:send", args=[link_token(request.link)])


def request_of(token: str, at: datetime) -> FootageRequest:
    """The request that a token opens at `at`. Raises LinkNotValid, in words for who holds it."""
    try:
        key = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, UnicodeError) as error:
        raise LinkNotValid("This link is not complete. Copy all of it from the message") from error
    requests = FootageRequest.objects.with_files().select_related("appeal", "appeal__incident__force", "link")
    request = requests.filter(pk=key).first()
    if request is None or request.withdrawn_at is not None or request.link.revoked_at is not None:
        raise LinkNotValid("The police do not need this footage any more. Thank you for your help")
    if request.link.expires_at <= at:
        raise LinkNotValid("This link has expired. If you still have the footage, ask the police for a new one")
    found: FootageRequest = request
    return found
