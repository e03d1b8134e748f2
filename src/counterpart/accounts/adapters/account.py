"""Passwords, signing in and out."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy

from counterpart.accounts import identity, limits
from counterpart.accounts.actions import sign_ins
from counterpart.accounts.models import Person
from counterpart.accounts.requests import Request
from counterpart.base import mail
from counterpart.base.actors import Actor

# What a person is told after each step, by the name under which allauth knows the message. Others stay unsaid.
SAID = {
    "account/messages/password_changed.txt": gettext_lazy("Your password has been changed."),
    "account/messages/password_set.txt": gettext_lazy("Your password has been set."),
    "mfa/messages/totp_activated.txt": gettext_lazy("Your authenticator app is set up."),
    "mfa/messages/totp_deactivated.txt": gettext_lazy("Your authenticator app has been removed."),
    "mfa/messages/webauthn_added.txt": gettext_lazy("Your passkey has been added."),
    "mfa/messages/webauthn_removed.txt": gettext_lazy("Your passkey has been removed."),
}


class AccountAdapter(DefaultAccountAdapter):
    """No open sign-up: an account comes with an invitation. Every sign-in, sign-out and failure is recorded."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": gettext_lazy("The email address or password is not right"),
        "incorrect_code": gettext_lazy("The code is not right. Codes change every 30 seconds"),
        "too_many_login_attempts": gettext_lazy("You have tried too many times. Try again in 5 minutes"),
        "incorrect_password": gettext_lazy("The password is not right"),
        "enter_current_password": gettext_lazy("The current password is not right"),
    }
    request: Request

    def is_open_for_signup(self, request: Request) -> bool:
        return False

    def get_password_change_redirect_url(self, request: Request) -> str:
        return reverse("open:account")

    def post_login(self, request: Request, user: Person, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        methods = [record["method"] for record in request.session.get("account_authentication_methods", [])]
        sign_ins.succeed(by=identity.actor_without_role(user), at=request.at, methods=methods)
        return response

    def logout(self, request: Request) -> None:
        if request.user.is_authenticated:
            sign_ins.end(by=request.actor, at=request.at)
        super().logout(request)

    def pre_authenticate(self, request: Request, **credentials: Any) -> None:
        """Says when to try again: allauth's own message does not."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            key = self._get_login_attempts_cache_key(request, **credentials)
            raise limits.error(request, key=key) from None

    def authentication_failed(self, request: Request, **credentials: Any) -> None:
        sign_ins.fail(by=Actor.nobody(), at=request.at, email=str(credentials.get("email", "")))

    def reauthenticate(self, user: Person, password: str) -> bool:
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk

    def add_message(
        self,
        request: Request,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        said = message or SAID.get(message_template or "")
        if said:
            messages.add_message(request, level, str(said), extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Nothing more goes to an address that has had enough: the last link still works, and nobody learns of it."""
        template = template_prefix.rpartition("/")[2]
        if mail.is_flooded(email, template=template, at=self.request.at):
            return
        mail.send(to=email, at=self.request.at, template=template, context=context, holds_secret=True)

    def send_notification_mail(
        self, template_prefix: str, user: Person, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Every change of how somebody signs in is recorded, and they are told; `template_prefix` names the change."""
        change = template_prefix.rpartition("/")[2]
        sign_ins.change_method(by=identity.actor_without_role(user), at=self.request.at, change=change)
        context = {"person": user, "at": self.request.at}
        mail.send(to=user.email, at=self.request.at, template="sign_in_changed", context=context, about=user)
