"""Accepting an invitation."""

from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from counterpart.accounts.models import Invitation, Person
from counterpart.base.forms import Form, TextField
from counterpart.open.forms.new_password_field import NewPasswordField


class OpenAccountForm(Form):
    """Name and password of somebody new."""

    name = TextField(label=_("Full name"), limit=150, autocomplete="name")
    password = NewPasswordField(label=_("Password"))

    def __init__(self, *args: Any, invitation: Invitation, **options: Any) -> None:
        super().__init__(*args, **options)
        password = cast(NewPasswordField, self.fields["password"])
        password.user = Person(email=invitation.email, name=self.data.get("name", "")[:150])
