"""Authenticator apps, passkeys and recovery codes."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext, gettext_lazy

from counterpart.accounts import secrets, session_policy
from counterpart.accounts.models import Person


class SecondFactorAdapter(DefaultMFAAdapter):
    """Keeps secrets encrypted at rest, and keeps somebody who needs a second factor from removing the last."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": gettext_lazy("Your organisation asks for a second factor. Add another first"),
        "incorrect_code": gettext_lazy("The code is not right. Codes change every 30 seconds"),
    }

    def encrypt(self, text: str) -> str:
        return secrets.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return secrets.decrypt(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        kinds = authenticator.user.role_assignments.filter(to_at__isnull=True).values_list(
            "organisation__kind", flat=True
        )
        if not session_policy.needs_second_factor(kinds):
            return True
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("My passkey") if number == 1 else gettext("Passkey %(number)s") % {"number": number}

    def _get_site_name(self) -> str:
        return str(settings.SITE_NAME)
