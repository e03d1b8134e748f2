"""Sign-in and mail, without which nobody can confirm an address."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

from counterpart.config.checks.serving import is_real


def mail_leaves_the_machine() -> CheckMessage | None:
    if is_real() and settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        return Warning(
            "COUNTERPART_MAIL is file: no mail reaches anybody.",
            hint="Set COUNTERPART_MAIL to an SMTP server, such as smtp+tls://user:password@host:587.",
            id="counterpart.W011",
        )
    return None


def mail_has_a_sender() -> CheckMessage | None:
    if is_real() and settings.DEFAULT_FROM_EMAIL.rstrip(">").endswith("@localhost"):
        return Warning(
            "COUNTERPART_MAIL_FROM is still the default: other servers will refuse our mail.",
            hint="Set it to an address of your own domain.",
            id="counterpart.W012",
        )
    return None


def single_sign_on_is_complete() -> CheckMessage | None:
    apps = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    if all(app["client_id"] and app["secret"] for app in apps):
        return None
    return Error(
        "COUNTERPART_OIDC_ISSUER is set without its client or secret: single sign-on would fail.",
        hint="Set COUNTERPART_OIDC_CLIENT and COUNTERPART_OIDC_SECRET as the issuer gave them.",
        id="counterpart.E013",
    )


def idle_limits_come_first() -> CheckMessage | None:
    wrong = [name for name, limits in settings.SESSION_LIMITS.items() if limits["idle_minutes"] > 60 * limits["hours"]]
    if not wrong:
        return None
    named = " and ".join(f"COUNTERPART_{name.upper()}_IDLE_MINUTES" for name in wrong)
    return Error(
        f"{named} is longer than the whole session may last: it could never be reached.",
        hint="Make the idle time shorter, or COUNTERPART_..._SESSION_HOURS longer.",
        id="counterpart.E014",
    )


def police_have_a_second_factor() -> CheckMessage | None:
    if is_real() and not settings.SECOND_FACTOR_REQUIRED:
        return Warning(
            "COUNTERPART_SECOND_FACTOR is off: a stolen password is enough to read police records.",
            hint="Leave it unset, or set it to 1.",
            id="counterpart.W015",
        )
    return None


RULES = (
    mail_leaves_the_machine,
    mail_has_a_sender,
    single_sign_on_is_complete,
    idle_limits_come_first,
    police_have_a_second_factor,
)
