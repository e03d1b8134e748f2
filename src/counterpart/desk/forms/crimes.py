"""Recording a crime, its numbers and its outcome."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from counterpart.base.forms import (
    Form,
    IntegerField,
    LongTextField,
    Option,
    RadiosField,
    SelectField,
    TextField,
    YesNoField,
)
from counterpart.core.offences import business_crime, codes, outcomes
from counterpart.core.references import external
from counterpart.crimes.models import VictimKind

_FLAGS = {"decided": None, "yes": True, "no": False}


class RecordCrimeForm(Form):
    """`day` is the day of the crime, by which classes and the definition of business crime are chosen."""

    offence_code = SelectField(label="Offence class", called="an offence class")
    victim_kind = RadiosField(label="Who is the victim?", called="who the victim is", options=VictimKind.choices)
    victim_name = TextField(label="Name of the victim", called="the name of the victim", required=False, limit=200)
    flag = RadiosField(
        label="Business-crime flag",
        called="the business-crime flag",
        initial="decided",
        options=[
            Option("decided", "As the answers above decide"),
            Option("yes", "Business crime, against the answers", reveals=("override_reason",)),
            Option("no", "Not business crime, against the answers", reveals=("override_reason",)),
        ],
    )
    override_reason = TextField(label="Reason for the flag", called="a reason for the flag", required=False, limit=500)
    system = SelectField(label="Record system", called="the record system", required=False, prompt="None yet")
    crime_number = TextField(
        label="Crime number",
        called="the crime number",
        hint="From the record system, if it has given one. You can add it later.",
        required=False,
        limit=60,
    )

    def __init__(self, *args: Any, day: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.add_fields(_questions(day))
        self.order_fields(["offence_code", "victim_kind", "victim_name", *_questions(day)])
        classes = [(each.code, f"{each.title} ({each.code})") for each in codes.valid_on(day)]
        self.set_options("offence_code", classes)
        self.set_options("system", record_systems())

    def flag_answers(self) -> dict[str, bool | None]:
        """The questions of the definition, by name."""
        return {name.removeprefix("q_"): answer for name, answer in self.cleaned_data.items() if name.startswith("q_")}

    def flag_override(self) -> bool | None:
        return _FLAGS[self.cleaned_data["flag"]]


def _questions(day: date) -> dict[str, YesNoField]:
    """The questions of the definition of that day, each a field."""
    definition = business_crime.definition_on(day)
    asked = {question.name: question.ask for question in definition.questions} if definition else {}
    return {f"q_{name}": YesNoField(label=ask, called=f"whether: {ask}", required=False) for name, ask in asked.items()}


class NotRecordedForm(Form):
    reason = LongTextField(
        label="Why is no crime recorded?",
        called="why no crime is recorded",
        hint="The business reads this. Say what was found and why it does not amount to a crime.",
        limit=4000,
    )


class NumberForm(Form):
    which = SelectField(label="What number is it?", called="what number it is")
    value = TextField(label="Number", called="the number", limit=60)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_options("which", number_options())

    @property
    def system(self) -> str:
        return str(self.cleaned_data["which"]).partition(":")[0]

    @property
    def kind(self) -> str:
        return str(self.cleaned_data["which"]).partition(":")[2]


def record_systems() -> list[tuple[str, str]]:
    """The systems that give crime numbers."""
    crimes = (each for each in external.patterns() if each.kind == "crime")
    return list({each.system: each.system.capitalize() for each in crimes}.items())


def number_options() -> list[tuple[str, str]]:
    """Every known kind of number, as `system:kind` and its name."""
    return list({f"{each.system}:{each.kind}": each.name for each in external.patterns()}.items())


class CancelCrimeForm(Form):
    """`codes`: pairs of C1 to C5 and their words."""

    code = RadiosField(label="Why is the crime cancelled?", called="why the crime is cancelled")
    reason = LongTextField(
        label="What is the additional verifiable information?",
        called="the additional verifiable information",
        limit=4000,
    )

    def __init__(self, *args: Any, codes: Iterable[tuple[str, str]], **options: Any) -> None:
        super().__init__(*args, **options)
        self.set_options("code", list(codes))


class OutcomeForm(Form):
    suspect_identified = YesNoField(label="Is a suspect identified?", called="whether a suspect is identified")
    victim_supports = RadiosField(
        label="Does the victim support a prosecution?",
        called="whether the victim supports a prosecution",
        options=[("yes", "Yes"), ("no", "No"), ("unknown", "They have not said")],
    )
    suspect_age = IntegerField(
        label="Age of the suspect", called="the age of the suspect", required=False, low=0, high=120
    )
    outcome_type = SelectField(label="Outcome", called="an outcome")
    receiving_body = TextField(
        label="Body that takes the investigation over",
        called="the body",
        hint="Only for outcomes that transfer the investigation.",
        required=False,
        limit=200,
    )
    reason = LongTextField(
        label="Reason",
        called="a reason",
        hint="In words that the business will understand: it is part of the closing letter.",
        limit=4000,
    )
    enhanced = YesNoField(
        label="Is the victim entitled to enhanced rights?",
        called="whether the victim is entitled to enhanced rights",
        hint="Most serious crime, persistently targeted, vulnerable or intimidated: told within 1 working day.",
        initial=False,
    )

    def __init__(self, *args: Any, day: date, **options: Any) -> None:
        super().__init__(*args, **options)
        valid = [each for each in outcomes.load().values() if each.closes and each.validity.covers(day)]
        offered = [(each.code, f"{each.code}: {each.name}") for each in valid]
        self.set_options("outcome_type", offered)

    def supports(self) -> bool | None:
        return {"yes": True, "no": False, "unknown": None}[self.cleaned_data["victim_supports"]]
