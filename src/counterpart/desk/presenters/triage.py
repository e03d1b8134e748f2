"""What the rules suggest, with their reasons, beside what an officer decides."""

from dataclasses import dataclass
from typing import Any

from counterpart.base.forms import Form
from counterpart.casework import suggestions
from counterpart.casework.models import TriageAssessment
from counterpart.casework.suggestions import ELEMENTS, KEYS
from counterpart.desk.forms.triage import as_typed


@dataclass(frozen=True, slots=True)
class TriageRow:
    """One key: what is suggested and why, what was decided otherwise, and the two fields that decide it.

    `is_open` says that the officer must look at the fields: nothing is suggested, or something was wrong.
    """

    key: str
    title: str
    suggestion: str
    reasons: list[str]
    field: Any
    reason: Any
    decision: str
    why: str
    is_open: bool


class TriagePage:
    """The latest assessment of a case, row by row."""

    def __init__(self, assessment: TriageAssessment, form: Form) -> None:
        self.assessment = assessment
        self.suggested: dict[str, Any] = assessment.suggested
        self.form = form
        self._flat = suggestions.flat(assessment.suggested)

    @property
    def rows(self) -> list[TriageRow]:
        return [self._row(key) for key in KEYS]

    @property
    def harm(self) -> dict[str, Any]:
        """Weight in days with the table and version that it comes from; None where the table has none."""
        harm: dict[str, Any] = self.suggested["harm"]
        return harm

    @property
    def solvability(self) -> dict[str, Any]:
        solvability: dict[str, Any] = self.suggested["solvability"]
        return solvability

    @property
    def emergency(self) -> list[str]:
        return list(self.suggested["emergency"])

    @property
    def needs_sergeant(self) -> bool:
        return bool(self.suggested["sergeant_review"])

    @property
    def is_decided(self) -> bool:
        return self.assessment.decided_at is not None

    def _row(self, key: str) -> TriageRow:
        title, suggestion, reasons = self._told(key)
        field, reason = self.form[key], self.form[f"reason_{key}"]
        why = self.assessment.override_reasons.get(key, "")
        return TriageRow(
            key=key,
            title=title,
            suggestion=suggestion or "Nothing: you decide",
            reasons=[each for each in reasons if each],
            field=field,
            reason=reason,
            decision=self._decision(key) if self.is_decided and self._differs(key) else "",
            why=why,
            is_open=bool(field.errors or reason.errors),
        )

    def _differs(self, key: str) -> bool:
        return bool(self.assessment.decided[key] != self._flat[key])

    def _decision(self, key: str) -> str:
        """What was decided, in the words of the field's options."""
        field: Any = self.form.fields[key]
        typed = as_typed(self.assessment.decided)[key]
        return "; ".join(str(option.text) for option in field.chosen(typed)) or "None"

    def _told(self, key: str) -> tuple[str, str, list[str]]:
        if key in ELEMENTS:
            element = self.suggested["thrive"][key]
            return element["title"], element["level"].capitalize(), element["reasons"]
        told: tuple[str, str, list[str]] = getattr(self, f"_{key}")()
        return told

    def _offence(self) -> tuple[str, str, list[str]]:
        offences = self.suggested["offences"]
        words = "; ".join(f"{each['title']} ({each['code']})" if each["code"] else each["title"] for each in offences)
        reasons = [reason for each in offences for reason in each["reasons"]]
        decisions = [each["needs_human"] for each in offences if each["needs_human"]]
        return "Offence class", words, [*reasons, *decisions]

    def _business_crime(self) -> tuple[str, str, list[str]]:
        flag = self.suggested["business_crime"]
        words = {True: "Yes", False: "No", None: "Not known yet"}[flag["flag"]]
        return "Business crime", words, [flag["wording"]]

    def _attendance(self) -> tuple[str, str, list[str]]:
        met = self.suggested["attendance"]
        words = "; ".join(criterion["title"] for criterion in met) or "None met"
        return "Attendance criteria", words, [criterion["why"] for criterion in met]

    def _grade(self) -> tuple[str, str, list[str]]:
        grade = self.suggested["grade"]
        words = f"{grade['grade']}: {grade['name']}, {grade['target']}" if grade["grade"] else "None"
        return "Response grade", words, grade["why"]

    def _band(self) -> tuple[str, str, list[str]]:
        harm = self.suggested["harm"]
        why = (
            f"Harm weight {harm['days']} days ({harm['subgroup']})" if harm["days"] else "No harm weight for this class"
        )
        return "Place in the queue", harm["name"], [f"{why}: {harm['table']}, version {harm['version']}"]
