"""Load and check the question table (`questions.yaml`)."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from counterpart.core.conditions import Condition, read_condition
from counterpart.core.reporting import shape
from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.fields import CHOICE_KINDS, KINDS, TEXT_KINDS, Choice, Field, Page
from counterpart.core.tables import Row, read_yaml

TABLE = Path(__file__).parent / "questions.yaml"
_CONTEXT: dict[str, Any] = {
    "context.premises": Literal["none", "one", "several"],
    "context.signed_in": bool,
}


@cache
def load() -> tuple[Page, ...]:
    """Return every page of our own questions in the order of asking."""
    return read(TABLE)


def read(path: Path) -> tuple[Page, ...]:
    """Read a question table; raises TableError that names the page and the field."""
    table = read_yaml(path).only("source", "mark", "valid_from", "valid_to", "pages")
    table.origin()
    seen: set[str] = set(_CONTEXT)
    return tuple(_page(row, seen) for row in table.rows("pages"))


def kind_at(record: type, path: str) -> Any:
    """Return the type of an answer at a dotted path; raises KeyError when there is none."""
    key, _, rest = path.partition(".")
    kind = shape.kinds_of(record)[key][1]
    kind = get_args(kind)[0] if get_origin(kind) is tuple else kind
    if not rest:
        return kind
    if not is_dataclass(kind):
        raise KeyError(path)
    return kind_at(kind, rest)  # type: ignore[arg-type]


def check_condition(row: Row, field: str, condition: Condition, record: type, prefix: str) -> None:
    """Refuse a condition on an answer that does not exist, or on a value it cannot have."""
    for test in condition.tests():
        path = prefix + test.path if test.path.startswith(".") else test.path
        try:
            kind = _CONTEXT[path] if path in _CONTEXT else kind_at(record, path)
        except KeyError:
            raise row.fail(field, f"answers that exist, not '{path}'") from None
        allowed = get_args(kind) if get_origin(kind) is Literal else None
        strange = [value for value in test.wanted if allowed is not None and value not in allowed]
        if strange or (kind is bool and not test.wanted <= {True, False}):
            raise row.fail(field, f"values that '{path}' can have")


def _page(row: Row, seen: set[str]) -> Page:
    row.only("key", "title", "summary", "hint", "buttons", "prefilled", "asked_when", "fields")
    own = {part.text("name") for part in row.rows("fields")}
    asked_when = _condition(row, "asked_when", seen | own)
    seen |= own
    page = Page(
        key=row.text("key"),
        title=row.text("title"),
        summary=row.text("summary"),
        hint=row.text("hint", ""),
        buttons=row.flag("buttons", False),
        prefilled=row.flag("prefilled", False),
        asked_when=asked_when,
        fields=tuple(_field(part, seen) for part in row.rows("fields")),
    )
    if page.buttons and (len(page.fields) != 1 or page.fields[0].kind not in CHOICE_KINDS):
        raise row.fail("buttons", "a page with a single choice")
    return page


def _field(row: Row, seen: set[str], group: str = "") -> Field:
    row.only(*Field.__dataclass_fields__)
    name, kind = row.text("name"), row.text("kind")
    _check_name(row, f"{group}.{name}" if group else name, kind)
    built = Field(
        name=name,
        kind=kind,
        label=row.text("label"),
        hint=row.text("hint", ""),
        choices=tuple(_choice(part, seen) for part in row.rows("choices")),
        required=row.flag("required", False),
        asked_when=_condition(row, "asked_when", seen, group),
        missing=row.text("missing", ""),
        max_length=row.whole("max_length", 0),
        minimum=row.whole("minimum") if "minimum" in row.values else None,
        maximum=row.whole("maximum") if "maximum" in row.values else None,
        prefix=row.text("prefix", ""),
        width=row.whole("width", 0),
        autocomplete=row.text("autocomplete", ""),
        most=row.whole("most", 1),
        add_label=row.text("add_label", ""),
        fields=tuple(_field(part, seen, group=name) for part in row.rows("fields")),
    )
    for problem, expected in _faults(built):
        raise row.fail(problem, expected)
    return built


def _check_name(row: Row, path: str, kind: str) -> None:
    """The name must be an answer that exists, and its choices must be exactly those allowed."""
    try:
        answer = kind_at(Answers, path)
    except KeyError:
        raise row.fail("name", "a path in the answers") from None
    if get_origin(answer) is Literal:
        listed = {part.text("value") for part in row.rows("choices")}
        if listed != set(get_args(answer)):
            raise row.fail("choices", f"exactly {', '.join(get_args(answer))}")
    if (answer is bool) is not (kind == "yes_no"):
        raise row.fail("kind", "yes_no for an answer of true or false, and for no other")


def _faults(field: Field) -> Iterator[tuple[str, str]]:
    """Yield what a field lacks that its form would need."""
    if field.kind not in KINDS:
        yield "kind", f"one of {', '.join(sorted(KINDS))}"
    if field.required and not field.missing:
        yield "missing", "what to say when the answer is absent"
    if field.kind in CHOICE_KINDS and not field.choices:
        yield "choices", "choices"
    if field.kind in TEXT_KINDS and not field.max_length:
        yield "max_length", "a limit for a text"
    if field.kind in ("integer", "money") and None in (field.minimum, field.maximum):
        yield "maximum", "both limits of a number"
    if field.kind == "group" and not field.fields:
        yield "fields", "the fields of an entry"


def _choice(row: Row, seen: set[str]) -> Choice:
    row.only("value", "label", "hint", "offered_when")
    return Choice(
        value=row.text("value"),
        label=row.text("label"),
        hint=row.text("hint", ""),
        offered_when=_condition(row, "offered_when", seen),
    )


def _condition(row: Row, field: str, seen: set[str], group: str = "") -> Condition:
    """Read a condition; it may look only at what was asked by then, so pages never go in circles."""
    condition = read_condition(row, field)
    check_condition(row, field, condition, Answers, group)
    later = sorted(path for path in condition.paths() if not path.startswith(".") and path not in seen)
    if later:
        raise row.fail(field, f"answers asked by then, not '{later[0]}'")
    return condition
