"""Forms about premises."""

from django.utils.translation import gettext_lazy as _

from counterpart.base.forms import Form, PostcodeField, SelectField, TextField
from counterpart.partners.models import PremisesType, Sector


class SearchForm(Form):
    """Words out of a name or an address."""

    text = TextField(label=_("Name, street or postcode"), limit=100)


class PremisesForm(Form):
    """A premises that is in no register."""

    name = TextField(label=_("Name over the door"), limit=200)
    address = TextField(label=_("Address"), hint=_("Number and street, town"), limit=300, autocomplete="street-address")
    postcode = PostcodeField(label=_("Postcode"))
    sector = SelectField(
        label=_("What kind of business is it?"), options=Sector.choices, called=_("a kind of business")
    )
    premises_type = SelectField(
        label=_("What kind of place is it?"), options=PremisesType.choices, called=_("a kind of place")
    )
