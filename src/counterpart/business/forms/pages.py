"""One page of a report as a form.

A page asks what the answers so far call for. A question that only one choice on the same page
calls for stands under that choice; one that several choices call for is asked by the page once
more, after the choice is known. So nothing irrelevant is ever asked, with or without JavaScript.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, cast

from django import forms
from markupsafe import Markup

from counterpart.base.forms import Form
from counterpart.base.forms.bound import ComponentBoundField
from counterpart.base.jinja import render_macro
from counterpart.business.forms.questions import Offers, Question, answer, form_fields, initial_values
from counterpart.core.periods.local_time import resolve_local
from counterpart.core.reporting import questions
from counterpart.core.reporting.answers import Answers, values_at
from counterpart.core.reporting.fields import CHOICE_KINDS, Field, Page
from counterpart.core.reporting.questions import Context
from counterpart.crimes.rules import laid_over


@dataclass(frozen=True)
class Ask:
    """What a page is built from: the answers so far, what the door knows, and what it can offer."""

    answers: Answers
    context: Context
    offers: Offers
    at: datetime


class PageForm(Form):
    """The form of one page. Build it with `page_form`; `answers()` gives what was answered, as JSON."""

    page: Page
    asked: Sequence[Question]

    def __init__(self, *args: Any, ask: Ask, **options: Any) -> None:
        super().__init__(*args, at=ask.at, **options)
        self.ask = ask
        for question in self.moments():
            if not self._is_twice(question):
                del self.fields[question.form_names[2]]

    def answers(self) -> dict[str, Any]:
        """The answers of this page by path, blank ones as None. Only for a valid form."""
        told: dict[str, Any] = {}
        for question in (each for each in self.asked if each.entry is None):
            told = laid_over_with_blanks(told, _nested(question.field.name, answer(question, self.cleaned_data)))
        return told

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for question in self.moments():
            cleaned[question.name] = self._moment(question)
        self._check_order()
        return cleaned

    def moments(self) -> Iterator[Question]:
        """The questions that ask for a day and time."""
        return (question for question in self.asked if question.field.kind == "datetime")

    def blocks(self) -> Iterator[Markup]:
        """Each question as it is shown, in order; those under a choice come with their choice."""
        revealed = {name for reveals in self._reveals().values() for name in reveals}
        for question in self.asked:
            if question.form_names[0] not in revealed:
                yield self.block(question)

    def block(self, question: Question, *, heading: bool = False) -> Markup:
        """One question; as the heading of the page where it is the only one."""
        if question.field.kind != "datetime":
            bound = cast(ComponentBoundField, self[question.name])
            return bound.question if heading else bound.component
        inner = Markup("").join(self._shown(question))
        size = "l" if heading else "m"
        legend = {"text": question.field.label, "classes": f"govuk-fieldset__legend--{size}", "isPageHeading": heading}
        return render_macro("govukFieldset", {"legend": legend, "html": inner, "classes": "cp-moment"})

    def _shown(self, question: Question) -> Iterator[Markup]:
        names = (name for name in question.form_names if name in self.fields)
        return (cast(ComponentBoundField, self[name]).component for name in names)

    def _is_twice(self, question: Question) -> bool:
        """Whether the day and time that stand in the form came twice, as when the clocks go back."""
        day, wall = (self._value_now(name) for name in question.form_names[:2])
        return isinstance(day, date) and isinstance(wall, time) and len(resolve_local(day, wall)) > 1

    def _value_now(self, name: str) -> Any:
        if not self.is_bound:
            return self.initial.get(name)
        try:
            return self.fields[name].clean(self[name].value())
        except forms.ValidationError:
            return None

    def _moment(self, question: Question) -> datetime | None:
        """The moment in UTC, or None with an error beside the field that is wrong."""
        day_name, time_name, which_name = question.form_names
        day, wall = self.cleaned_data.get(day_name), self.cleaned_data.get(time_name)
        if day is None or wall is None:
            if (day is None) != (wall is None) and not self._has_errors(day_name, time_name):
                self.add_error(time_name if wall is None else day_name, "Enter both the day and the time")
            return None
        moments = resolve_local(day, wall)
        if not moments:
            self.add_error(
                time_name, "The clocks went forward an hour that night, so this time did not happen. Check the time"
            )
            return None
        which = self.cleaned_data.get(which_name) or "0"
        if len(moments) > 1 and self._has_errors(which_name):
            return None
        moment = moments[int(which)] if len(moments) > 1 else moments[0]
        if moment > self.ask.at:
            self.add_error(
                time_name, "The time must be in the past. If it has not happened yet, call 101, or 999 in an emergency"
            )
            return None
        return moment

    def _has_errors(self, *names: str) -> bool:
        return any(name in self.errors for name in names)

    def _check_order(self) -> None:
        """The end of a range comes after its start."""
        by_key = {(question.entry, question.field.name.rpartition(".")[2]): question for question in self.moments()}
        for (entry, key), last in by_key.items():
            first = by_key.get((entry, "from")) if key == "to" else None
            start, end = (self.cleaned_data.get(each.name) if each else None for each in (first, last))
            if start and end and end <= start:
                self.add_error(last.form_names[1], "The latest time must be after the earliest")


def page_form(page: Page, ask: Ask, data: Mapping[str, Any] | None = None) -> PageForm:
    """The form of a page without lists, bound to `data` where something was sent."""
    reveals = reveals_of(page, ask)
    under = {name for choices in reveals.values() for names in choices.values() for name in names}
    asked = [
        Question.of(field)
        for field in offered(page, ask)
        if not field.fields and (field in _asked(page, ask) or Question.of(field).form_names[0] in under)
    ]
    look = questions.looking_at(ask.answers, ask.context)
    made: dict[str, Any] = {"page": page, "asked": asked}
    initial: dict[str, Any] = {}
    for question in asked:
        made |= form_fields(question, look, ask.offers, reveals.get(question.field.name, {}))
        initial |= initial_values(question, next(values_at(ask.answers, question.field.name), None))
    form: PageForm = type("PageForm", (PageForm,), made)(data, ask=ask, initial=initial)
    return form


def reveals_of(page: Page, ask: Ask) -> dict[str, dict[str, tuple[str, ...]]]:
    """Form names by choice question and value: what exactly one choice on the page calls for."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for field in page.fields:
        if field.kind not in CHOICE_KINDS:
            continue
        without = set(_asked(page, ask, {field.name: None}))
        called = {
            choice.value: set(_asked(page, ask, {field.name: _typed(field, choice.value)})) - without
            for choice in field.choices
        }
        for choice, fields in called.items():
            only = [
                each
                for each in offered(page, ask)
                if each in fields and sum(each in other for other in called.values()) == 1
            ]
            if only:
                found.setdefault(field.name, {})[choice] = tuple(
                    name for each in only for name in Question.of(each).form_names
                )
    return found


def offered(page: Page, ask: Ask) -> list[Field]:
    """The page's questions, without the time to call where no time is free."""
    return [field for field in page.fields if field.kind != "slot" or ask.offers.slots]


def laid_over_with_blanks(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Merge nested answers, keeping None: it tells the draft to take an answer back."""
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = laid_over_with_blanks(merged[key], value) if both else value
    return merged


def _asked(page: Page, ask: Ask, changed: Mapping[str, Any] | None = None) -> tuple[Field, ...]:
    answers = ask.answers
    for path, value in (changed or {}).items():
        answers = Answers.from_json(laid_over(answers.to_json(), _nested(path, value)))
    return questions.fields_of(page, answers, ask.context)


def _typed(field: Field, value: str) -> Any:
    return value == "true" if field.kind == "yes_no" else value


def _nested(path: str, value: Any) -> dict[str, Any]:
    key, _, rest = path.partition(".")
    return {key: _nested(rest, value) if rest else value}
