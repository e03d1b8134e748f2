"""Pages that ask for a list: items, people, times. Each entry has the same questions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from counterpart.business.forms.pages import Ask, PageForm
from counterpart.business.forms.questions import Question, answer, form_fields, initial_values
from counterpart.core.conditions import Look
from counterpart.core.reporting import questions, table
from counterpart.core.reporting.answers import Answers, values_at
from counterpart.core.reporting.fields import Field, Page


class ListPageForm(PageForm):
    """The form of a page with a list and, below it, the page's other questions."""

    group: Field
    entries: list[int]

    def answers(self) -> dict[str, Any]:
        listed = [told for told in map(self._entry, self.entries) if told]
        return super().answers() | {self.group.name: listed or None}

    def clean(self) -> dict[str, Any]:
        for entry in self.entries:
            if self._is_blank(entry) and not (self.group.required and entry == self.entries[0]):
                self._forgive(entry)
        return super().clean()

    def entry_blocks(self, entry: int) -> Iterator[Markup]:
        """The questions of one entry."""
        return (self.block(question) for question in self.asked if question.entry == entry)

    def blocks(self) -> Iterator[Markup]:
        """The page's other questions."""
        return (self.block(question) for question in self.asked if question.entry is None)

    @property
    def can_add(self) -> bool:
        return len(self.entries) < self.group.most

    def _entry(self, entry: int) -> dict[str, Any]:
        return {
            question.field.name: value
            for question in self.asked
            if question.entry == entry and (value := answer(question, self.cleaned_data)) is not None
        }

    def _is_blank(self, entry: int) -> bool:
        names = [name for question in self.asked if question.entry == entry for name in question.form_names]
        return not any(self[name].value() for name in names if name in self.fields)

    def _forgive(self, entry: int) -> None:
        """An entry that was left wholly blank is no entry: it has no errors."""
        for question in self.asked:
            if question.entry == entry:
                for name in question.form_names:
                    self.errors.pop(name, None)
                    self.cleaned_data[name] = None


def group_of(page: Page) -> Field | None:
    """The list that a page asks for, or None."""
    return next((field for field in page.fields if field.fields), None)


def list_form(
    page: Page,
    group: Field,
    ask: Ask,
    data: Mapping[str, Any] | None = None,
    *,
    more: int = 0,
    without: int | None = None,
) -> ListPageForm:
    """The form of a page with a list: the entries told so far, at least one, and `more` blank ones.

    Bound to `data`, the entries are those that were sent, except `without`.
    """
    stored = list(values_at(ask.answers, group.name))
    sent = range(max(1, len(stored) + more)) if data is None else _entries_sent(group, data)
    entries = [entry for entry in sent if entry != without][: group.most] or [0]
    looks = {entry: _look(ask, _told(group, stored, entry)) for entry in entries}
    asked = [
        Question.of(field, entry, group.name)
        for entry in entries
        for field in group.fields
        if field.asked_when.holds(looks[entry])
    ]
    asked += [Question.of(field) for field in questions.fields_of(page, ask.answers, ask.context) if not field.fields]
    made: dict[str, Any] = {"page": page, "group": group, "entries": entries, "asked": asked}
    initial: dict[str, Any] = {}
    for question in asked:
        entry = question.entry
        record = ask.answers if entry is None else _told(group, stored, entry)
        look = _look(ask) if entry is None else looks[entry]
        made |= form_fields(question, look, ask.offers, {})
        initial |= initial_values(question, next(values_at(record, question.field.name), None))
    form: ListPageForm = type("ListPageForm", (ListPageForm,), made)(data, ask=ask, initial=initial)
    return form


def _look(ask: Ask, told: Any = None) -> Look:
    return questions.looking_at(ask.answers, ask.context, told)


def _told(group: Field, stored: Sequence[Any], entry: int) -> Any:
    """What was told under this entry before; an empty record where it is new."""
    return stored[entry] if entry < len(stored) else table.kind_at(Answers, group.name)()


def _entries_sent(group: Field, data: Mapping[str, Any]) -> list[int]:
    """Which entries came with the form: numbers beyond what a list may hold are not looked at."""
    return [entry for entry in range(group.most) if any(name.startswith(f"{group.name}-{entry}-") for name in data)]
