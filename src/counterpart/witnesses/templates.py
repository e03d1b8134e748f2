"""What a witness statement asks and how the answers stand in it: `data/video-statement.yaml`, read once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, Validity, read_yaml

_TABLE = Path(__file__).parent / "data" / "video-statement.yaml"
_KINDS = frozenset({"text", "long", "choice", "files", "phone", "email"})
_QUESTION = (
    *("name", "kind", "label", "hint", "called", "limit", "rows", "autocomplete"),
    *("sentence", "optional", "revealed", "options"),
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a choice; `reveals` names the questions that it calls for."""

    value: str
    label: str
    sentence: str
    reveals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `sentence` is how its answer stands in the statement; empty where it does not by itself."""

    name: str
    kind: str
    label: str
    hint: str
    called: str
    limit: int
    rows: int
    autocomplete: str
    sentence: str
    is_optional: bool
    is_revealed: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class StatementPage:
    """Questions that are asked together, and the heading of their answers. What is `is_apart` is never in it."""

    key: str
    title: str
    heading: str
    hint: str
    questions: tuple[Question, ...]
    is_apart: bool


@dataclass(frozen=True, slots=True)
class Template:
    """One wording of the witness statement, by code."""

    code: str
    title: str
    legal_basis: str
    apart_title: str
    age_over_18: str
    declaration: str
    pages: tuple[StatementPage, ...]
    source: str
    mark: str
    validity: Validity

    def page(self, key: str) -> StatementPage:
        """One page. Raises KeyError."""
        return {page.key: page for page in self.pages}[key]

    def questions(self) -> Iterator[tuple[StatementPage, Question]]:
        """Every question with its page, in the order of asking."""
        return ((page, question) for page in self.pages for question in page.questions)


@cache
def templates() -> dict[str, Template]:
    """All wordings by code; raises TableError that names the row and the field."""
    rows = read_yaml(_TABLE).only("templates").rows("templates")
    return {row.text("code"): _template(row) for row in rows}


def template_of(day: date) -> Template:
    """The wording in force on a day. Raises LookupError where there is none."""
    found = [template for template in templates().values() if template.validity.covers(day)]
    if not found:
        raise LookupError(f"no wording of a witness statement is in force on {day}")
    return found[-1]


def _template(row: Row) -> Template:
    source, mark, validity = row.origin()
    return Template(
        code=row.text("code"),
        title=row.text("title"),
        legal_basis=row.text("legal_basis"),
        apart_title=row.text("apart_title"),
        age_over_18=row.text("age_over_18"),
        declaration=row.text("declaration"),
        pages=tuple(_page(page) for page in row.rows("pages")),
        source=source,
        mark=mark,
        validity=validity,
    )


def _page(row: Row) -> StatementPage:
    row.only("key", "title", "heading", "hint", "apart", "questions")
    return StatementPage(
        key=row.text("key"),
        title=row.text("title"),
        heading=row.text("heading", row.text("title")),
        hint=row.text("hint", ""),
        questions=tuple(_question(question) for question in row.rows("questions")),
        is_apart=row.flag("apart", default=False),
    )


def _question(row: Row) -> Question:
    row.only(*_QUESTION)
    kind = row.text("kind")
    if kind not in _KINDS:
        raise row.fail("kind", f"one of {', '.join(sorted(_KINDS))}")
    return Question(
        name=row.text("name"),
        kind=kind,
        label=row.text("label"),
        hint=row.text("hint", ""),
        called=row.text("called", ""),
        limit=row.whole("limit", 1000),
        rows=row.whole("rows", 5),
        autocomplete=row.text("autocomplete", ""),
        sentence=row.text("sentence", ""),
        is_optional=row.flag("optional", default=False),
        is_revealed=row.flag("revealed", default=False),
        choices=tuple(_choice(option) for option in row.rows("options")),
    )


def _choice(row: Row) -> Choice:
    row.only("value", "label", "sentence", "reveals")
    reveals = tuple(row.text("reveals", "").split())
    return Choice(row.text("value"), row.text("label"), row.text("sentence", ""), reveals)
