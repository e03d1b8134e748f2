"""Forms of partnerships."""

from django.utils.translation import gettext_lazy as _

from counterpart.base.forms import Form, LongTextField, RadiosField, TextField, TickField
from counterpart.base.forms.choice_fields import Option
from counterpart.suspects.models import Confidence


class KnowForm(Form):
    """Do you know this person?"""

    answer = RadiosField(
        label=_("Do you know this person?"),
        called=_("whether you know this person"),
        options=[
            Option(Confidence.KNOWS, _("I know who this is"), reveals=("named", "reason")),
            Option(Confidence.MIGHT, _("I might know"), reveals=("might_be", "might_reason")),
            Option("no", _("No")),
        ],
    )
    named = TextField(label=_("Name"), called=_("the name"), limit=200)
    reason = LongTextField(label=_("How do you know them?"), called=_("how you know them"), limit=2000)
    might_be = TextField(label=_("Name, as far as you know it"), called=_("the name"), limit=200)
    might_reason = LongTextField(label=_("What makes you think so?"), called=_("what makes you think so"), limit=2000)

    def said(self) -> tuple[str, str]:
        """Name and reason of a valid form in which a name was given."""
        answers = self.cleaned_data
        if answers["answer"] == Confidence.KNOWS:
            return answers["named"], answers["reason"]
        return answers["might_be"], answers["might_reason"]


class SignForm(Form):
    agreed = TickField(label=_("I have read it and sign it for my organisation"), called=_("that you sign it"))
