"""Secrets at rest (keys of authenticator apps, seeds of recovery codes), encrypted under SECRET_KEY."""

import base64

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def encrypt(text: str) -> str:
    """The text, readable only with SECRET_KEY."""
    return _keys().encrypt(text.encode()).decode("ascii")


def decrypt(text: str) -> str:
    """What `encrypt` was given, also after a change of key while the old one is in SECRET_KEY_FALLBACKS.

    Raises cryptography.fernet.InvalidToken where no key fits.
    """
    return _keys().decrypt(text.encode("ascii")).decode()


def _keys() -> MultiFernet:
    return MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> bytes:
    derived = salted_hmac("counterpart.accounts.secrets", "", secret, algorithm="sha256")
    return base64.urlsafe_b64encode(derived.digest())
