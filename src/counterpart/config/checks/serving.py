"""What people and browsers meet: addresses, encryption, keys, colour."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning
from django.http.request import validate_host

LEAST_KEY_LENGTH = 50
LEAST_KEY_VARIETY = 5
LEAST_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3
LOCAL_HOSTS = {"localhost", "127.0.0.1", "::1"}


def is_real() -> bool:
    """Neither development nor a demo: people rely on it."""
    return not (settings.DEBUG or settings.DEMO)


def debug_is_for_this_machine_only() -> CheckMessage | None:
    if settings.DEBUG and _site_host() not in LOCAL_HOSTS:
        return Error(
            "COUNTERPART_DEBUG is on, and COUNTERPART_SITE_URL is not this machine: error pages would show secrets.",
            hint="Unset COUNTERPART_DEBUG.",
            id="counterpart.E001",
        )
    return None


def secret_key_is_strong() -> CheckMessage | None:
    key = settings.SECRET_KEY
    if settings.DEBUG or (len(key) >= LEAST_KEY_LENGTH and len(set(key)) >= LEAST_KEY_VARIETY):
        return None
    return Error(
        "COUNTERPART_SECRET_KEY is too short or too plain: sessions and links could be forged.",
        hint="Set it to the answer of: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'",
        id="counterpart.E002",
    )


def real_sites_use_https() -> CheckMessage | None:
    if is_real() and not settings.HTTPS:
        return Error(
            "COUNTERPART_HTTPS is off: passwords and reports would cross the network in the clear.",
            hint="Put a proxy with a certificate in front, and set COUNTERPART_HTTPS=1 and COUNTERPART_PROXY=1.",
            id="counterpart.E003",
        )
    return None


def https_can_be_seen() -> CheckMessage | None:
    if settings.HTTPS and not settings.SECURE_PROXY_SSL_HEADER:
        return Warning(
            "COUNTERPART_HTTPS is on without COUNTERPART_PROXY: behind a proxy every page would redirect to itself.",
            hint="Set COUNTERPART_PROXY=1 if a proxy in front ends the encryption and sets X-Forwarded-Proto.",
            id="counterpart.W004",
        )
    return None


def site_url_has_the_right_scheme() -> CheckMessage | None:
    scheme = urlsplit(settings.SITE_URL).scheme
    if is_real() and scheme != ("https" if settings.HTTPS else "http"):
        return Error(
            f"COUNTERPART_SITE_URL begins with {scheme}, which does not fit COUNTERPART_HTTPS.",
            hint="Write the address as people type it, with https://.",
            id="counterpart.E005",
        )
    return None


def site_answers_to_its_own_name() -> CheckMessage | None:
    if validate_host(_site_host(), settings.ALLOWED_HOSTS):
        return None
    return Error(
        f"COUNTERPART_SITE_URL names {_site_host()}, and COUNTERPART_HOSTS does not: links in mails would be refused.",
        hint="Add the host name to COUNTERPART_HOSTS.",
        id="counterpart.E006",
    )


def no_host_is_a_wildcard() -> CheckMessage | None:
    if is_real() and "*" in settings.ALLOWED_HOSTS:
        return Error(
            "COUNTERPART_HOSTS holds *: a forged host name would get into links.",
            hint="List the names under which people reach the site.",
            id="counterpart.E007",
        )
    return None


def colour_is_dark_enough() -> CheckMessage | None:
    contrast = contrast_with_white(settings.SITE_COLOUR)
    if contrast >= LEAST_CONTRAST:
        return None
    return Error(
        f"COUNTERPART_SITE_COLOUR {settings.SITE_COLOUR} has a contrast of {contrast:.1f} to 1 with white text.",
        hint=f"Choose a darker colour: at least {LEAST_CONTRAST} to 1.",
        id="counterpart.E008",
    )


def contrast_with_white(colour: str) -> float:
    """Contrast ratio of `#rrggbb` with white, 1 to 21, by WCAG 2.2's relative luminance."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _site_host() -> str:
    host = urlsplit(settings.SITE_URL).hostname or ""
    return f"[{host}]" if ":" in host and host not in LOCAL_HOSTS else host


RULES = (
    debug_is_for_this_machine_only,
    secret_key_is_strong,
    real_sites_use_https,
    https_can_be_seen,
    site_url_has_the_right_scheme,
    site_answers_to_its_own_name,
    no_host_is_a_wildcard,
    colour_is_dark_enough,
)
