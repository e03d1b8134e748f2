"""The keyed hash on each audit event and seal: who writes to the database alone cannot make one.

The key is SECRET_KEY. After a change of key the old one stays in SECRET_KEY_FALLBACKS, or
verification takes older events for insertions and older seals for forgeries.
"""

from typing import Any

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from counterpart.base.models import AuditEvent, AuditSeal
from counterpart.core.proofs import canonical, merkle

_SALT = "counterpart.base.audit"
_LATER = {"id", "signature"}  # known only after the signature


def content(event: AuditEvent) -> dict[str, Any]:
    """All that an event says, by field, in values with a canonical spelling."""
    return {field.name: getattr(event, field.name) for field in event._meta.concrete_fields}


def leaf_digest(event: AuditEvent) -> bytes:
    """The leaf hash under which the event is sealed: it covers every column."""
    return merkle.leaf_hash(canonical.encode(content(event)).encode("ascii"))


def sign(event: AuditEvent) -> str:
    """The signature of an event under the present key, in hexadecimal."""
    return _keyed(_signed_part(event), settings.SECRET_KEY)


def is_signed(event: AuditEvent) -> bool:
    """Whether this service wrote the event as it stands, under the present or an earlier key."""
    return _fits(event.signature, _signed_part(event))


def sign_seal(seal: AuditSeal) -> str:
    """The signature of a seal under the present key, in hexadecimal: of its chain hash, which covers the rest."""
    return _keyed(f"seal {seal.chain}", settings.SECRET_KEY)


def is_seal_signed(seal: AuditSeal) -> bool:
    """Whether this service made a seal with this chain hash, under the present or an earlier key."""
    return _fits(seal.signature, f"seal {seal.chain}")


def _signed_part(event: AuditEvent) -> str:
    return canonical.encode({name: value for name, value in content(event).items() if name not in _LATER})


def _fits(signature: str, spelled: str) -> bool:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(constant_time_compare(signature, _keyed(spelled, key)) for key in keys)


def _keyed(spelled: str, key: str | bytes) -> str:
    return salted_hmac(_SALT, spelled, secret=key, algorithm="sha256").hexdigest()
