"""The ground of every field: its component, its words in errors, the moment at which it is answered."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from markupsafe import Markup

from counterpart.base.forms.bound import ComponentBoundField
from counterpart.base.forms.text import inside_sentence, sentence, showable, unkeepable
from counterpart.base.jinja import render_macro
from counterpart.core.periods.local_time import local_date

Words = str | Promise


class ComponentMixin(forms.Field):
    """A form field that names its component.

    `called` is the thing's name inside an error ("Enter {called}"); where it is not given it comes
    from the label, or is "your answer" where the label is a question. `at` is set by the form: the
    moment that the door read. `errors` replaces the default words by code (`required`, `invalid`...).
    """

    bound_field_class = ComponentBoundField
    macro: ClassVar[str] = "govukInput"
    label_kind: ClassVar[str] = "label"

    def __init__(
        self,
        *,
        label: Words = "",
        hint: Words = "",
        called: Words = "",
        label_size: str = "",
        errors: Mapping[str, Words] | None = None,
        **options: Any,
    ) -> None:
        self.called_by_author = called
        self.label_size = label_size
        self.words = dict(errors or {})
        self.at: datetime | None = None
        super().__init__(label=label or None, help_text=hint, **options)  # type: ignore[arg-type]

    @property
    def called(self) -> str:
        """The thing's name, as it stands inside a sentence."""
        label = str(self.label or "")
        if self.called_by_author or not label or label.endswith("?"):
            return str(self.called_by_author) or _("your answer")
        return inside_sentence(label)

    @property
    def today(self) -> date:
        """Today in Europe/London, by the moment that the form was given."""
        if self.at is None:
            raise ValueError(f"{type(self).__name__} needs the form's moment: build the form with at=request.at")
        return local_date(self.at)

    def problem(self, code: str, default: str, **values: Any) -> ValidationError:
        """The error for `code`: the author's words, or the default. Both may name `{called}` and `values`."""
        words = str(self.words.get(code) or default)
        return ValidationError(sentence(words.format(called=self.called, **values)), code=code)

    def validate(self, value: Any) -> None:
        if self.required and value in self.empty_values:
            raise self.required_problem()

    def required_problem(self) -> ValidationError:
        """Nothing was given."""
        return self.problem("required", _("Enter {called}"))

    def refuse_unkeepable(self, raw: str) -> None:
        """Characters that no database or page can carry are an error, never a crash."""
        if unkeepable(raw):
            raise self.problem(
                "unkeepable",
                _("{called} includes hidden characters that cannot be kept. Delete them or type the text again"),
            )

    def refuse_too_long(self, raw: str, limit: int) -> None:
        """Judged before any pattern is tried, so that a huge text costs nothing."""
        length = len(raw.replace("\r\n", "\n"))  # as the counter on the page counts
        if length > limit:
            raise self.problem(
                "too_long",
                _("{called} must be {limit} characters or fewer. You have entered {count}"),
                limit=f"{limit:,}",
                count=f"{length:,}",
            )

    def shown(self, bound: ComponentBoundField) -> str:
        """What stands in the input: what was typed, or the initial value as it is typed."""
        return showable(bound.value())

    def buttons(self, _bound: ComponentBoundField) -> Markup:
        """The choice as buttons that also send the page. Only for fields of options."""
        raise TypeError(f"{type(self).__name__} has no options to choose from")

    def first_id(self, bound: ComponentBoundField) -> str:
        """The id of the first input."""
        return bound.id_for_label or bound.html_name

    def params(self, bound: ComponentBoundField, label: dict[str, Any]) -> dict[str, Any]:
        """The component's own options; `label` is its label or legend."""
        raise NotImplementedError

    def render(self, params: Mapping[str, Any]) -> Markup:
        """The component as markup."""
        return render_macro(self.macro, params)
