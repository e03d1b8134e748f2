"""Forms of the force's administrators."""

from django.utils.translation import gettext_lazy as _

from counterpart.base.forms import DayField, Form, RadiosField, SelectField, TextField
from counterpart.partners.models import OrganisationKind, SizeBand

# A force is set up by its operator, not by an administrator of another.
KINDS = [choice for choice in OrganisationKind.choices if choice[0] != OrganisationKind.FORCE]


class OrganisationForm(Form):
    """Name and size of an organisation."""

    name = TextField(label=_("Name"), limit=200)
    size_band = SelectField(
        label=_("How many people work there? (optional)"),
        options=SizeBand.choices,
        required=False,
        prompt=_("Not known"),
    )


class NewOrganisationForm(OrganisationForm):
    """An organisation whose reports the force answers."""

    kind = RadiosField(label=_("Kind"), options=KINDS, errors={"required": _("Select a kind")})

    field_order = ("kind", "name", "size_band")


class FindOrganisationForm(Form):
    """Letters out of a name."""

    text = TextField(label=_("Name"), limit=100, required=False)


class AuditForm(Form):
    """Which part of the audit log."""

    reference = TextField(
        label=_("Reference"), hint=_("Of a report or a case"), limit=30, width=20, required=False, spellcheck=False
    )
    name = TextField(label=_("Person"), hint=_("Part of the name of who saw or did it"), limit=100, required=False)
    from_day = DayField(label=_("From"), required=False)
    to_day = DayField(label=_("To"), required=False)
