from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.navigation import NavigationItem, add
from counterpart.business.management import LINKS


def _may_identify(actor: Actor) -> bool:
    """Officers identify at the desk, partnerships here."""
    return actor.organisation_kind == "partnership" and actor.may(Permission.IMAGE_IDENTIFY)


class BusinessConfig(AppConfig):
    name = "counterpart.business"
    label = "business"

    def ready(self) -> None:
        add(
            NavigationItem("Home", "business:home", lambda actor: actor.may(Permission.REPORT_CREATE), place=10),
            NavigationItem("My reports", "business:reports", lambda actor: actor.may(Permission.REPORT_READ), place=20),
            NavigationItem(
                _("Around my premises"), "business_risk:start", lambda actor: actor.may(Permission.RISK_READ), place=25
            ),
            NavigationItem(_("Do you know?"), "business_images:gallery", _may_identify, place=30),
            NavigationItem(_("Agreements"), "business_images:agreements", _may_identify, place=35),
            *LINKS,
        )
