"""What somebody has set up to sign in with."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator

from counterpart.accounts.models import Person


@dataclass(frozen=True, slots=True)
class Security:
    """Ways to sign in that a person has; passkeys and unused recovery codes are counted."""

    has_password: bool
    has_app: bool
    passkeys: int
    recovery_codes: int

    @property
    def has_second_factor(self) -> bool:
        return self.has_app or self.passkeys > 0


def security_of(person: Person) -> Security:
    """What `person` has set up. Two queries."""
    methods = list(Authenticator.objects.filter(user=person))
    codes = [method for method in methods if method.type == Authenticator.Type.RECOVERY_CODES]
    return Security(
        has_password=person.has_usable_password(),
        has_app=any(method.type == Authenticator.Type.TOTP for method in methods),
        passkeys=sum(method.type == Authenticator.Type.WEBAUTHN for method in methods),
        recovery_codes=len(codes[0].wrap().get_unused_codes()) if codes else 0,
    )
