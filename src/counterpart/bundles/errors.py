"""Refusals of the room of bundles.

DomainError
+-- BundleError
    +-- EvidenceAltered  a stored file is not the one that was received: no bundle is made of it
    +-- NoKey            the force has no key to sign with
    +-- NotMade          the bundle is not there to be fetched
"""

from counterpart.base.errors import DomainError


class BundleError(DomainError):
    """A bundle, or what was asked of it, does not allow this."""


class EvidenceAltered(BundleError):
    """A file in storage was changed, or is gone."""


class NoKey(BundleError):
    """There is nothing to sign with."""


class NotMade(BundleError):
    """It was not made, or not here."""
