"""Confirming or overriding what the rules suggest. A key is one of `casework.suggestions.KEYS`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from counterpart.base.forms import CheckboxesField, Form, RadiosField, SelectField, TextField, TickField, YesNoField
from counterpart.casework.suggestions import ELEMENTS, KEYS
from counterpart.core.harm import attendance, queue, response
from counterpart.core.harm.thrive import LEVELS
from counterpart.core.offences import codes

_FLAG = {"yes": True, "no": False, "unknown": None}
_LEVEL_OPTIONS = [(level, level.capitalize()) for level in LEVELS]


class TriageForm(Form):
    """One field and one reason for each key. `suggested` is `suggestions.flat`; `day` is that of the crime."""

    def __init__(
        self, *args: Any, suggested: Mapping[str, Any], day: date, force_code: str, today: date, **options: Any
    ) -> None:
        options.setdefault("initial", as_typed(suggested))
        super().__init__(*args, **options)
        self.add_fields(_fields(day, force_code, today))

    def decided(self) -> dict[str, Any]:
        """The keys that an officer decides, as `casework.actions.triage.decide` takes them."""
        answers = self.cleaned_data
        return {
            **{element: answers[element] for element in ELEMENTS},
            "offence": answers["offence"] or "",
            "business_crime": _FLAG[answers["business_crime"]],
            "attendance": answers["attendance"],
            "grade": answers["grade"] or "",
            "band": int(answers["band"]),
        }

    def reasons(self) -> dict[str, str]:
        """The reason given for each key; empty ones are left out."""
        given = {key: self.cleaned_data[f"reason_{key}"] for key in KEYS}
        return {key: reason for key, reason in given.items() if reason}


class ReassessForm(Form):
    prolific = TickField(
        label="The offender is known to be prolific",
        required=False,
        hint="From police records; never the system's judgement.",
    )
    series = YesNoField(
        label="Is it part of a known series?", called="whether it is part of a known series", required=False
    )


def as_typed(values: Mapping[str, Any]) -> dict[str, Any]:
    """Decided or suggested values as the form's fields show them."""
    flag = next(word for word, value in _FLAG.items() if value is values["business_crime"])
    return {**values, "business_crime": flag, "band": str(values["band"])}


def _fields(day: date, force_code: str, today: date) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "offence": SelectField(
            label="Offence class",
            required=False,
            prompt="Not classified yet",
            options=[(offence.code, f"{offence.title} ({offence.code})") for offence in codes.valid_on(day)],
        ),
        "business_crime": RadiosField(
            label="Business crime", inline=True, options=[("yes", "Yes"), ("no", "No"), ("unknown", "Not known yet")]
        ),
        **{
            element: RadiosField(label=element.capitalize(), inline=True, options=_LEVEL_OPTIONS)
            for element in ELEMENTS
        },
        "attendance": CheckboxesField(
            label="Attendance criteria met", required=False, options=sorted(attendance.titles().items())
        ),
        "grade": SelectField(
            label="Response grade",
            required=False,
            prompt="No grade",
            options=[(row.grade, f"{row.grade}: {row.name}") for row in response.grades(force_code, today)],
        ),
        "band": SelectField(
            label="Place in the queue",
            prompt="",
            options=[(str(band), name) for band, name in enumerate(queue.policy().names)],
        ),
    }
    return fields | {f"reason_{key}": _reason() for key in KEYS}


def _reason() -> TextField:
    return TextField(label="Reason, if you change what was suggested", called="a reason", required=False, limit=500)
