"""What the rules suggest, with their reasons, beside what an officer decides."""

from dataclasses import dataclass
from typing import Any

from counterpart.base.forms import Form
from counterpart.casework.models import TriageAssessment
from counterpart.casework.suggestions import ELEMENTS, KEYS


@dataclass(frozen=True, slots=True)
class TriageRow:
    """One key: what is suggested and why, and the two fields that decide it."""

    key: str
    title: str
    suggestion: str
    reasons: list[str]
    field: Any
    reason: Any
    is_overridden: bool


class TriagePage:
    """The latest assessment of a case, row by row."""

    def __init__(self, assessment: TriageAssessment, form: Form) -> None:
        self.assessment = assessment
        self.suggested: dict[str, Any] = assessment.suggested
        self.form = form

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
        overridden = key in self.assessment.override_reasons
        return TriageRow(key, title, suggestion, reasons, self.form[key], self.form[f"reason_{key}"], overridden)

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
