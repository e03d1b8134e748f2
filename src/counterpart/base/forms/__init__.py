"""Forms whose fields name their design-system component, say what was wrong, and keep what was typed."""

from counterpart.base.forms.choice_fields import (
    CheckboxesField,
    Option,
    PremisesField,
    RadiosField,
    SelectField,
    TickField,
    YesNoField,
)
from counterpart.base.forms.file_fields import FileField
from counterpart.base.forms.form import Form
from counterpart.base.forms.moment_fields import DateField, DayField, TimeField
from counterpart.base.forms.number_fields import DegreesField, IntegerField, MoneyField
from counterpart.base.forms.text_fields import (
    EmailField,
    HiddenField,
    LongTextField,
    PasswordField,
    PhoneField,
    PlateField,
    PostcodeField,
    TextField,
)

__all__ = [
    "CheckboxesField",
    "DateField",
    "DayField",
    "DegreesField",
    "EmailField",
    "FileField",
    "Form",
    "HiddenField",
    "IntegerField",
    "LongTextField",
    "MoneyField",
    "Option",
    "PasswordField",
    "PhoneField",
    "PlateField",
    "PostcodeField",
    "PremisesField",
    "RadiosField",
    "SelectField",
    "TextField",
    "TickField",
    "TimeField",
    "YesNoField",
]
