"""Answers of a witness statement in words, for checking."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from counterpart.evidence.models import EvidenceFile
from counterpart.witnesses import composing
from counterpart.witnesses.models import WitnessDraft
from counterpart.witnesses.templates import Question, StatementPage, Template


def answer_rows(
    draft: WitnessDraft, template: Template, address: Callable[[str], str], files: Iterable[EvidenceFile]
) -> list[dict[str, Any]]:
    """Rows of a summary list: each question that was asked, its answer, and the way back to change it."""
    names = {str(file.key): file.name for file in files}
    return [row for page in template.pages for row in _rows(draft, page, address(page.key), names)]


def _rows(draft: WitnessDraft, page: StatementPage, href: str, names: dict[str, str]) -> Iterator[dict[str, Any]]:
    answers = draft.contact if page.is_apart else draft.answers
    called_for = composing.revealed(page, answers)
    for question in page.questions:
        if question.is_revealed and question.name not in called_for:
            continue
        label = question.label.removesuffix(" (optional)")
        yield {
            "key": {"text": label},
            "value": {"text": _words(question, answers.get(question.name), names) or "Not given"},
            "actions": {"items": [{"href": href, "text": "Change", "visuallyHiddenText": label.lower()}]},
        }


def _words(question: Question, value: Any, names: dict[str, str]) -> str:
    if question.kind == "files":
        return ", ".join(names[key] for key in value or () if key in names)
    return next((choice.label for choice in question.choices if choice.value == value), str(value or ""))
