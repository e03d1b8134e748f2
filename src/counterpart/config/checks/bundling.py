"""The key that signs the bundles of cases."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

from counterpart.config.checks.serving import is_real
from counterpart.core.bundles import sealing

MAKE_ONE = "Run: counterpart bundle-key"


def bundle_key_can_be_read() -> CheckMessage | None:
    if not settings.BUNDLE_KEY:
        return None
    try:
        sealing.secret_key(settings.BUNDLE_KEY)
    except sealing.KeyUnreadable as error:
        return Error(f"COUNTERPART_BUNDLE_KEY cannot be read: {error}.", hint=MAKE_ONE, id="counterpart.E051")
    return None


def real_desks_have_a_bundle_key() -> CheckMessage | None:
    if is_real() and "desk" in settings.DOORS and not settings.BUNDLE_KEY:
        return Warning(
            "COUNTERPART_BUNDLE_KEY is not set: no case can be handed over as a signed bundle.",
            hint=MAKE_ONE,
            id="counterpart.W052",
        )
    return None


RULES = (bundle_key_can_be_read, real_desks_have_a_bundle_key)
