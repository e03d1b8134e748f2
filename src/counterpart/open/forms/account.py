"""Somebody's own details, and in which role they act."""

from collections.abc import Iterable
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from counterpart.accounts.models import RoleAssignment
from counterpart.base.forms import Form, Option, PhoneField, RadiosField, TextField

CHOOSE = _("Select who you are working for")


class DetailsForm(Form):
    """Name and phone number."""

    name = TextField(label=_("Full name"), limit=150, autocomplete="name")
    phone = PhoneField(label=_("Phone number (optional)"), required=False)


class ChooseRoleForm(Form):
    """One of the roles that the person holds."""

    role = RadiosField(label=_("Who are you working for?"), errors={"required": CHOOSE, "unknown": CHOOSE})

    def __init__(self, *args: Any, roles: Iterable[RoleAssignment], **options: Any) -> None:
        super().__init__(*args, **options)
        field = cast(RadiosField, self.fields["role"])
        field.options = tuple(Option(role.pk, role.organisation.name, hint=role.get_role_display()) for role in roles)
