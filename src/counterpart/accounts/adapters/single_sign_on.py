"""OpenID Connect: the force's own accounts."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.shortcuts import redirect
from django.urls import reverse

from counterpart.accounts import identity
from counterpart.accounts.actions import sign_ins
from counterpart.accounts.models import Person
from counterpart.accounts.queries import find_person
from counterpart.accounts.requests import Request
from counterpart.base.actors import Actor


class SingleSignOnAdapter(DefaultSocialAccountAdapter):
    """Lets in whoever already has an account here under an address that the provider has verified; nobody else."""

    def is_open_for_signup(self, request: Request, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: Request, sociallogin: SocialLogin) -> None:
        if sociallogin.is_existing:
            return
        person = self._person_of(sociallogin)
        if person is None:
            sign_ins.fail(by=Actor.nobody(), at=request.at, email="")
            raise ImmediateHttpResponse(redirect("open:no_account"))
        sociallogin.connect(request, person)
        sign_ins.connect(by=identity.actor_without_role(person), at=request.at)

    def get_connect_redirect_url(self, request: Request, socialaccount: Any) -> str:
        return reverse("open:account")

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: the person has just come from the provider themselves."""

    def _person_of(self, sociallogin: SocialLogin) -> Person | None:
        verified = [address.email for address in sociallogin.email_addresses if address.verified]
        found = (find_person(email) for email in verified)
        return next((person for person in found if person is not None), None)
