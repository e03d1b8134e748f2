"""Answers into the words of a witness statement. No database, no clock."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from counterpart.witnesses.templates import Question, StatementPage, Template

# An answer's place in a sentence, with the full stop that the maker may have typed too.
_NAMED = re.compile(r"\{(?P<name>\w+)\}(?P<stop>\.?)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What one page of questions became: its title and its sentences; under some the list of files stands."""

    heading: str
    text: str
    is_files: bool = False


def paragraphs(template: Template, answers: Mapping[str, Any]) -> tuple[Paragraph, ...]:
    """The body of the statement; a page that nothing was said on is left out, and so is what stands apart."""
    told = ((page, _sentences(page, answers)) for page in template.pages if not page.is_apart)
    return tuple(
        Paragraph(page.heading, " ".join(sentences), any(question.kind == "files" for question in page.questions))
        for page, sentences in told
        if sentences
    )


def revealed(page: StatementPage, answers: Mapping[str, Any]) -> set[str]:
    """The names of questions that the given answers call for."""
    chosen = (
        choice
        for question in page.questions
        for choice in question.choices
        if answers.get(question.name) == choice.value
    )
    return {name for choice in chosen for name in choice.reveals}


def is_answered(page: StatementPage, answers: Mapping[str, Any]) -> bool:
    """Whether everything that must be said on a page was."""
    called_for = revealed(page, answers)
    needed = (
        question.name
        for question in page.questions
        if not question.is_optional and (not question.is_revealed or question.name in called_for)
    )
    return all(answers.get(name) for name in needed)


def declaration(template: Template, pages: int) -> str:
    """The declaration of truth, for a statement of so many pages."""
    return template.declaration.format(pages="1 page" if pages == 1 else f"{pages} pages")


def _sentences(page: StatementPage, answers: Mapping[str, Any]) -> list[str]:
    called_for = revealed(page, answers)
    asked = (each for each in page.questions if not each.is_revealed or each.name in called_for)
    return [sentence for question in asked for sentence in _said(question, answers)]


def _said(question: Question, answers: Mapping[str, Any]) -> Iterator[str]:
    """The sentence of one answer; full stops of the maker's own are not doubled."""
    value = answers.get(question.name)
    if not value:
        return
    chosen = next((choice.sentence for choice in question.choices if choice.value == value), question.sentence)
    if chosen:
        yield _fill(chosen, answers)


def _fill(sentence: str, answers: Mapping[str, Any]) -> str:
    """Answers stand where the sentence names them; braces that somebody typed mean nothing."""

    def given(named: re.Match[str]) -> str:
        words = str(answers.get(named["name"]) or "").strip()
        return f"{words.rstrip('.')}." if named["stop"] else words

    return _NAMED.sub(given, sentence)
