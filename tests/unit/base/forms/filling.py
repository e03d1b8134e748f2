"""Fill in a form of one field, as a browser would send it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.datastructures import MultiValueDict

from counterpart.base.forms import Form
from counterpart.base.forms.fields import ComponentMixin

WEDNESDAY = datetime(2026, 6, 3, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Filled:
    """What came of it: the value or the error, and the field as the page shows it again."""

    value: Any
    error: str
    html: str
    form: Form


def fill(field: ComponentMixin, *typed: Any, **parts: str) -> Filled:
    """The field answered with `typed`; `parts` are sent as `field-day`, `field-month`..."""
    form_class = type("OneField", (Form,), {"field": field})
    data = MultiValueDict({f"field-{name}": [text] for name, text in parts.items()})
    data.setlist("field", [text for text in typed if text is not None])
    form = form_class(data, at=WEDNESDAY)
    return Filled(
        value=form.cleaned_data.get("field") if form.is_valid() else None,
        error=form.errors.get("field", [""])[0],
        html=str(form["field"].component),
        form=form,
    )
