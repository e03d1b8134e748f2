"""allauth's views, where their pages must know something more."""

from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from allauth.socialaccount.adapter import get_adapter

from counterpart.base.forms import Form


class SignInView(LoginView):
    """Offers single sign-on where it is set up."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        providers = get_adapter().list_providers(self.request)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"providers": [provider.app for provider in providers]}


class RemovePasskeyView(RemoveWebAuthnView):
    """Asks first, with a form of ours."""

    form_class = Form
