"""The address under which somebody who asked about a picture sees how it stands: signed, no secret is stored."""

from django.core import signing

from counterpart.suspects.models import ImageChallenge

_SALT = "counterpart.suspects.challenges"


def challenge_token(challenge: ImageChallenge) -> str:
    """The part of the address that names the challenge."""
    return signing.dumps(str(challenge.key), salt=_SALT)


def find_by_token(token: str) -> ImageChallenge | None:
    """The challenge; None for a forged or shortened token."""
    try:
        key = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, UnicodeError):
        return None
    return ImageChallenge.objects.select_related("force").filter(key=key).first()
