"""Forms about people, which every door uses in which an organisation manages its own."""

from collections.abc import Iterable
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from counterpart.accounts.permissions import Role
from counterpart.base.forms import EmailField, Form, Option, RadiosField

HINTS = {
    Role.BUSINESS_MANAGER: _("Reports crimes, and manages premises and people"),
    Role.BUSINESS_STAFF: _("Reports crimes and sees the reports of the business"),
    Role.PARTNERSHIP_MANAGER: _("Sees how the promise is kept, and manages people"),
    Role.INVESTIGATOR: _("Works on cases"),
    Role.SUPERVISOR: _("Works on cases, allocates them and oversees the desk"),
    Role.ANALYST: _("Sees figures, no cases"),
    Role.FORCE_ADMINISTRATOR: _("Manages people and organisations, and reads the audit log. Sees no cases"),
    Role.COMMISSIONER_STAFF: _("Sees figures, no cases"),
}


class RoleForm(Form):
    """One of the roles that may be given."""

    role = RadiosField(label=_("Role"), errors={"required": _("Select a role")})

    def __init__(self, *args: Any, roles: Iterable[Role], **options: Any) -> None:
        super().__init__(*args, **options)
        field = cast(RadiosField, self.fields["role"])
        field.options = tuple(Option(role.value, role.label, hint=HINTS[role]) for role in roles)


class InviteForm(RoleForm):
    """Who is invited, and to what."""

    email = EmailField(label=_("Email address"), hint=_("We will send the invitation there."), autocomplete="off")

    field_order = ("email", "role")
