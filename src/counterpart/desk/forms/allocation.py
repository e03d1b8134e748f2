"""Who owns a case."""

from typing import Any

from counterpart.base.forms import Form, SelectField, TextField


class AllocateForm(Form):
    """`owners`: pairs of id and name (with their open cases) of those who work at this desk."""

    owner = SelectField(label="Who should own this case?", called="who should own this case")
    reason = TextField(label="Reason", called="a reason", limit=300)

    def __init__(self, *args: Any, owners: list[tuple[int, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_options("owner", owners)


class ReasonForm(Form):
    reason = TextField(label="Reason", called="a reason", limit=300)


class NothingToSayForm(Form):
    """A deed that needs no words."""
