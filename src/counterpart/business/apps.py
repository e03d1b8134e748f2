from django.apps import AppConfig

from counterpart.accounts.permissions import Permission
from counterpart.base.navigation import NavigationItem, add
from counterpart.business.management import LINKS


class BusinessConfig(AppConfig):
    name = "counterpart.business"
    label = "business"

    def ready(self) -> None:
        add(
            NavigationItem("Home", "business:home", lambda actor: actor.may(Permission.REPORT_CREATE), place=10),
            NavigationItem("My reports", "business:reports", lambda actor: actor.may(Permission.REPORT_READ), place=20),
            *LINKS,
        )
