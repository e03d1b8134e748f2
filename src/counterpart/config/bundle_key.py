"""The key of bundles where nobody relies on them; part of the settings."""

from base64 import b64encode
from hashlib import sha256


def development_key(secret_key: str) -> str:
    """A key that follows from the site's secret key, in the shape of `counterpart bundle-key`."""
    return b64encode(sha256(f"counterpart bundle key {secret_key}".encode()).digest()).decode()
