"""allauth's forms for codes and passkeys, in our fields."""

from typing import Any

from allauth.core import context
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes import forms as recovery_codes
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

from counterpart.accounts.actions import sign_ins
from counterpart.base.actors import Actor
from counterpart.base.forms import Form, TextField


def code_field(hint: Any) -> TextField:
    """A short code, which a phone's keyboard offers from the app."""
    return TextField(
        label=_("Code"),
        hint=hint,
        width=10,
        limit=40,
        autocomplete="one-time-code",
        spellcheck=False,
        errors={"required": _("Enter the code")},
    )


class CodeForm(base.AuthenticateForm, Form):
    """The code that signing in asks for. A wrong one is recorded."""

    code = code_field(_("The 6 numbers that your authenticator app shows, or one of your recovery codes."))

    def _emit_authentication_failed(self, _authenticator: Authenticator) -> None:
        sign_ins.fail(by=Actor.nobody(), at=context.request.at, email=self.user.email)


class ConfirmCodeForm(base.ReauthenticateForm, Form):
    """The code again, before something that matters."""

    code = code_field(_("The 6 numbers that your authenticator app shows, or one of your recovery codes."))


class SetUpAppForm(totp.ActivateTOTPForm, Form):
    """The first code of an app: proof that it has the key."""

    code = code_field(_("The 6 numbers that the app shows now."))


class RemoveAppForm(totp.DeactivateTOTPForm, Form):
    """Nothing to fill in."""


class NewRecoveryCodesForm(recovery_codes.GenerateRecoveryCodesForm, Form):
    """Nothing to fill in."""


class AddPasskeyForm(webauthn.AddWebAuthnForm, Form):
    """What the browser made is in `credential`; always one that can sign in by itself (`passwordless`)."""

    name = TextField(label=_("Name"), hint=_("To tell it from your other passkeys. For example, Work phone."), limit=60)
    credential = forms.JSONField(
        widget=forms.HiddenInput, error_messages={"required": _("No passkey was made. Try again")}
    )


class ConfirmPasskeyForm(webauthn.ReauthenticateWebAuthnForm, Form):
    """The passkey again, before something that matters. The browser fills in `credential`."""


class RenamePasskeyForm(webauthn.EditWebAuthnForm, Form):
    """Another name for a passkey."""

    name = TextField(label=_("Name"), limit=60)
