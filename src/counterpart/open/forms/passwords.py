"""allauth's forms for passwords, in our fields. A new password is asked once: the field can show it."""

from typing import Any

from allauth.account import forms as allauth
from django.utils.translation import gettext_lazy as _

from counterpart.base.forms import EmailField, Form, PasswordField
from counterpart.open.forms.new_password_field import NewPasswordField


class SignInForm(allauth.LoginForm, Form):
    """Email and password. allauth's own `clean` signs in, so it comes first."""

    password = PasswordField(label=_("Password"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["login"] = EmailField(label=_("Email address"), autocomplete="username")
        self.order_fields(["login", "password"])


class ConfirmPasswordForm(allauth.ReauthenticateForm, Form):
    """The password again, before something that matters."""

    password = PasswordField(label=_("Password"))


class ForgottenPasswordForm(allauth.ResetPasswordForm, Form):
    """Where to send the link."""

    email = EmailField(label=_("Email address"))


class ChangePasswordForm(allauth.ChangePasswordForm, Form):
    """The old password and the new one."""

    oldpassword = PasswordField(label=_("Current password"))
    password1 = NewPasswordField()
    password2 = None


class SetPasswordForm(allauth.SetPasswordForm, Form):
    """A password for somebody who has none."""

    password1 = NewPasswordField()
    password2 = None


class ResetPasswordForm(allauth.ResetPasswordKeyForm, Form):
    """A new password, after the link in the mail."""

    password1 = NewPasswordField()
    password2 = None
