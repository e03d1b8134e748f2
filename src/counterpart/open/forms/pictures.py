"""The form by which somebody pictured asks."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from counterpart.base.forms import EmailField, Form, LongTextField, RadiosField, TextField


class PictureForm(Form):
    """`forces`: pairs of key and name; where there is one, nobody is asked which."""

    force = RadiosField(label=_("Which police force shows the picture?"), called=_("the police force"))
    reference = TextField(
        label=_("Reference of the picture (optional)"),
        called=_("the reference"),
        hint=_("It begins with PIC and stands under the picture. With it we can stop showing the picture at once."),
        required=False,
        limit=30,
    )
    where_seen = TextField(
        label=_("Where did you see it? (optional)"), called=_("where you saw it"), required=False, limit=300
    )
    reason = LongTextField(
        label=_("Why should it not be shown?"),
        called=_("why it should not be shown"),
        hint=_("For example: it is not me, I have paid, or I was 17."),
        limit=4000,
    )
    name = TextField(label=_("Your name (optional)"), called=_("your name"), required=False, limit=150)
    email = EmailField(label=_("Your email address (optional)"), called=_("your email address"), required=False)

    def __init__(self, *args: Any, forces: Sequence[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        if len(forces) == 1:
            del self.fields["force"]
        else:
            self.set_options("force", forces)
