"""What was told, for checking before it is sent and for reading afterwards."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from counterpart.business import addresses
from counterpart.business.forms.pages import Ask
from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.questions import Context
from counterpart.crimes import told
from counterpart.crimes.models import Incident, ReportDraft


def answer_rows(draft: ReportDraft, ask: Ask) -> list[dict[str, Any]]:
    """Rows of a summary list, each with the link that changes it. An entry of a list is one row."""
    sections = told.sections(ask.answers, _names_on_offer(ask), ask.context)
    return [_row(row, addresses.change(draft, row.page)) for section in sections for row in _rows(section)]


def report_sections(incident: Incident) -> list[dict[str, Any]]:
    """Rows of a summary list, to read only."""
    place = incident.premises
    names = {"where.premises_id": place.name if place else ""}
    known = Context(premises="one" if place else "none", signed_in=incident.reported_by_id is not None)
    sections = told.sections(Answers.from_json(incident.answers), names, known)
    return [_row(row) for section in sections for row in _rows(section)]


@dataclass(frozen=True, slots=True)
class _Row:
    page: str
    key: str
    lines: tuple[str, ...]


def _rows(section: told.Section) -> list[_Row]:
    """A list's entry is one row of several lines; a page of one answer bears the page's name."""
    if section.is_entry:
        return [_Row(section.page, section.title, tuple(f"{line.question}: {line.answer}" for line in section.lines))]
    if section.is_only:
        return [_Row(section.page, section.title, (section.lines[0].answer,))]
    return [_Row(line.page, line.question, (line.answer,)) for line in section.lines]


def _row(row: _Row, change: str = "") -> dict[str, Any]:
    value = Markup("<br>").join(line for answer in row.lines for line in answer.split("\n"))
    shown: dict[str, Any] = {"key": {"text": row.key}, "value": {"html": value}}
    if change:
        shown["actions"] = {"items": [{"href": change, "text": "Change", "visuallyHiddenText": row.key}]}
    return shown


def _names_on_offer(ask: Ask) -> dict[str, str]:
    where, contact = ask.answers.where, ask.answers.contact
    premises = {key: name for key, name, _ in ask.offers.premises}
    slots = dict(ask.offers.slots)
    return {
        "where.premises_id": premises.get(where.premises_id or 0, "") if where else "",
        "contact.slot_id": slots.get(contact.slot_id or 0, "This time has gone. Choose another") if contact else "",
    }
