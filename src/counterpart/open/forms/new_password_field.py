"""A password that somebody chooses."""

from typing import Any

from django.contrib.auth.password_validation import (
    MinimumLengthValidator,
    get_default_password_validators,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from counterpart.accounts.models import Person
from counterpart.base.forms import PasswordField

PROBLEMS = {
    "password_too_common": _("Choose a password that is harder to guess. This one is on a list of common passwords"),
    "password_too_short": _("Password must be {length} characters or more"),
    "password_too_similar": _("Password must not be like your name or email address"),
}


class NewPasswordField(PasswordField):
    """Checked by the validators of AUTH_PASSWORD_VALIDATORS against `user`, which the form sets."""

    user: Person | None = None

    def __init__(self, **options: Any) -> None:
        defaults: dict[str, Any] = {
            "label": _("New password"),
            "hint": _("At least 12 characters. Three random words are easy to remember and hard to guess."),
            "is_new": True,
        }
        super().__init__(**(defaults | options))

    def clean(self, value: Any) -> str:
        password: str = super().clean(value)
        try:
            validate_password(password, self.user)
        except ValidationError as error:
            first = error.error_list[0]
            words = PROBLEMS.get(first.code or "", first.message)
            raise ValidationError(str(words).format(length=_shortest()), code=first.code) from error
        return password


def _shortest() -> int:
    """The length that the settings ask for."""
    validators = get_default_password_validators()
    return next((one.min_length for one in validators if isinstance(one, MinimumLengthValidator)), 0)
