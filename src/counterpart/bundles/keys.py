"""The key that this site signs bundles with."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from counterpart.bundles.errors import NoKey
from counterpart.core.bundles import sealing


def signing_key() -> Ed25519PrivateKey:
    """The force's own. Raises NoKey where none is set."""
    if not settings.BUNDLE_KEY:
        raise NoKey("This site has no key to sign bundles with. An administrator sets COUNTERPART_BUNDLE_KEY")
    return sealing.secret_key(settings.BUNDLE_KEY)


def published_key() -> str:
    """The public key as text; empty where this site signs no bundles."""
    try:
        return sealing.public_text(signing_key())
    except NoKey:
        return ""
