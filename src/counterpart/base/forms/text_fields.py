"""Fields that somebody types into: text, long text, email, phone, postcode, password, hidden."""

import re
from collections.abc import Mapping
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from markupsafe import Markup

from counterpart.base.forms.bound import ComponentBoundField
from counterpart.base.forms.fields import ComponentMixin
from counterpart.base.forms.text import one_line, plain, tidy

POSTCODE = re.compile(r"(GIR ?0AA|[A-Z]{1,2}[0-9][A-Z0-9]?) ?([0-9][ABD-HJLNP-UW-Z]{2})", re.ASCII)
PHONE = re.compile(r"\+?[0-9() .\-]{8,25}(?:(?:x|ext\.?|extension) ?[0-9]{1,6})?", re.ASCII | re.IGNORECASE)


class TextField(ComponentMixin):
    """One line of text; comes back tidied, the empty string where nothing was typed.

    `width` is a character width of the design system (2, 3, 4, 5, 10, 20, 30) or 0 for the whole column.
    """

    input_type: ClassVar[str] = "text"
    default_limit: ClassVar[int] = 200
    autocomplete: str = ""
    inputmode: str = ""
    spellcheck: bool | None = None
    autocapitalize: str = ""

    def __init__(self, *, limit: int = 0, width: int = 0, autocomplete: str = "", **options: Any) -> None:
        self.limit = limit or self.default_limit
        self.width = width
        self.autocomplete = autocomplete or self.autocomplete
        self.spellcheck = options.pop("spellcheck", self.spellcheck)
        self.inputmode = options.pop("inputmode", self.inputmode)
        super().__init__(**options)

    def to_python(self, value: Any) -> Any:
        raw = "" if value is None else str(value)
        self.refuse_too_long(raw, self.limit)
        return self.parse(self.normalise(raw))

    def normalise(self, raw: str) -> str:
        """Take what was typed into its one form; characters that cannot be kept are an error."""
        self.refuse_unkeepable(raw)
        return one_line(raw)

    def parse(self, text: str) -> Any:
        """The value that the text stands for. Empty text is judged by `required`."""
        return text

    def params(self, bound: ComponentBoundField, label: dict[str, Any]) -> dict[str, Any]:
        return {
            "label": label,
            "type": self.input_type,
            "value": self.shown(bound),
            "classes": f"govuk-input--width-{self.width}" if self.width else "",
            "autocomplete": self.autocomplete,
            "inputmode": self.inputmode,
            "spellcheck": self.spellcheck,
            "autocapitalize": self.autocapitalize,
        }


class LongTextField(TextField):
    """Several lines with a count of the characters that remain."""

    macro = "govukCharacterCount"
    default_limit = 5000

    def __init__(self, *, rows: int = 5, **options: Any) -> None:
        self.rows = rows
        super().__init__(**options)

    def normalise(self, raw: str) -> str:
        self.refuse_unkeepable(raw)
        return tidy(raw)

    def params(self, bound: ComponentBoundField, label: dict[str, Any]) -> dict[str, Any]:
        value = self.shown(bound)
        # A browser drops the first line end of a textarea; one more keeps the one that was typed.
        return {
            "label": label,
            "value": "\n" + value if value.startswith(("\n", "\r")) else value,
            "rows": self.rows,
            "maxlength": self.limit,
            "threshold": 75,
            "spellcheck": self.spellcheck,
        } | _count_words()


class ShortFormatField(TextField):
    """Text of a known format: invisible marks, which pasting adds, are dropped before it is read."""

    spellcheck = False

    def normalise(self, raw: str) -> str:
        text = plain(raw)
        self.refuse_unkeepable(text)
        return text


class EmailField(ShortFormatField):
    """An email address; comes back as typed, without blanks around it."""

    input_type = "email"
    default_limit = 254
    autocomplete = "email"
    autocapitalize = "none"

    def parse(self, text: str) -> str:
        try:
            if text:
                validate_email(text)
        except ValidationError as error:
            words = _("Enter an email address in the correct format, like name@example.com")
            raise self.problem("invalid", words) from error
        return text


class PhoneField(ShortFormatField):
    """A phone number, with or without an extension; comes back as typed, blanks made single."""

    input_type = "tel"
    default_limit = 40
    autocomplete = "tel"

    def __init__(self, *, width: int = 20, **options: Any) -> None:
        super().__init__(width=width, **options)

    def parse(self, text: str) -> str:
        if text and not (PHONE.fullmatch(text) and 8 <= sum(character.isdigit() for character in text) <= 21):
            words = _("Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192")
            raise self.problem("invalid", words)
        return text


class PostcodeField(ShortFormatField):
    """A full UK postcode; comes back as `NR1 3JU`."""

    default_limit = 20
    autocomplete = "postal-code"
    autocapitalize = "characters"

    def __init__(self, *, width: int = 10, **options: Any) -> None:
        super().__init__(width=width, **options)

    def parse(self, text: str) -> str:
        match = POSTCODE.fullmatch(re.sub(r"[^A-Z0-9]", "", text.upper()))
        if text and not match:
            raise self.problem("invalid", _("Enter a full UK postcode, like NR1 3JU"))
        return f"{match[1]} {match[2]}" if match else ""


class PlateField(ShortFormatField):
    """A vehicle's number plate; comes back in capitals, as typed. A strange plate is never refused."""

    default_limit = 20
    autocapitalize = "characters"

    def __init__(self, *, width: int = 10, **options: Any) -> None:
        super().__init__(width=width, **options)

    def parse(self, text: str) -> str:
        return text.upper()


class PasswordField(ComponentMixin):
    """A password with a button that shows it. It comes back exactly as typed and is never shown again."""

    macro = "govukPasswordInput"
    limit = 1000

    def __init__(self, *, is_new: bool = False, **options: Any) -> None:
        self.autocomplete = "new-password" if is_new else "current-password"
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        raw = "" if value is None else str(value)
        self.refuse_too_long(raw, self.limit)
        self.refuse_unkeepable(raw)
        return raw

    def params(self, _bound: ComponentBoundField, label: dict[str, Any]) -> dict[str, Any]:
        return {
            "label": label,
            "autocomplete": self.autocomplete,
            "showPasswordText": _("Show"),
            "hidePasswordText": _("Hide"),
            "showPasswordAriaLabelText": _("Show password"),
            "hidePasswordAriaLabelText": _("Hide password"),
            "passwordShownAnnouncementText": _("Your password is visible"),
            "passwordHiddenAnnouncementText": _("Your password is hidden"),
        }


class HiddenField(TextField):
    """A value that the page carries along, such as a submission key. It is as untrusted as any other."""

    input_type = "hidden"

    def params(self, bound: ComponentBoundField, _label: dict[str, Any]) -> dict[str, Any]:
        return {"value": self.shown(bound)}

    def render(self, params: Mapping[str, Any]) -> Markup:
        markup = Markup('<input type="hidden" name="{}" id="{}" value="{}">')
        return markup.format(params["name"], params["id"], params["value"])


def _count_words() -> dict[str, Any]:
    """The words of the counter, which JavaScript puts together."""
    return {
        "textareaDescriptionText": _("You can enter up to %(count)s characters") % {"count": "%{count}"},
        "charactersUnderLimitText": {
            "one": _("You have %(count)s character remaining") % {"count": "%{count}"},
            "other": _("You have %(count)s characters remaining") % {"count": "%{count}"},
        },
        "charactersAtLimitText": _("You have 0 characters remaining"),
        "charactersOverLimitText": {
            "one": _("You have %(count)s character too many") % {"count": "%{count}"},
            "other": _("You have %(count)s characters too many") % {"count": "%{count}"},
        },
    }
