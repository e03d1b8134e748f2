from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from counterpart.base import navigation
from counterpart.base.actors import Actor
from counterpart.base.navigation import NavigationItem


def anybody(_actor: Actor) -> bool:
    return True


class OpenConfig(AppConfig):
    """Everybody's door: the start page, signing in, one's own account."""

    name = "counterpart.open"
    label = "open"

    def ready(self) -> None:
        navigation.add(
            NavigationItem(_("Published figures"), "open:statements", lambda actor: not actor.is_signed_in, place=85),
            NavigationItem(_("Sign in"), "account_login", lambda actor: not actor.is_signed_in, place=90),
            NavigationItem(_("Your account"), "open:account", lambda actor: actor.is_signed_in, place=90),
            NavigationItem(_("Accessibility"), "open:accessibility", anybody, place=91, in_footer=True),
            NavigationItem(_("Cookies"), "open:cookies", anybody, place=92, in_footer=True),
            NavigationItem(_("A picture of you"), "open_images:ask", anybody, place=90, in_footer=True),
            NavigationItem(_("Privacy"), "open:privacy", anybody, place=93, in_footer=True),
        )
