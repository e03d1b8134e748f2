"""The question table is complete enough for a door to render, and refuses to be broken."""

from pathlib import Path

import pytest
import yaml

from counterpart.core.reporting import decisions, table
from counterpart.core.reporting.fields import CHOICE_KINDS, Field
from counterpart.core.reporting.questions import all_pages
from counterpart.core.tables import Row, TableError

EVERY = [(page, field) for page in all_pages() for field in page.fields]


@pytest.mark.parametrize("page", all_pages(), ids=lambda page: page.key)
def test_every_page_asks_a_question_in_plain_words(page: object) -> None:
    assert page.title.endswith("?") or page.title == "Tell us what happened"
    assert page.summary
    assert page.fields


@pytest.mark.parametrize(
    "field", [field for _, field in EVERY], ids=[f"{page.key}:{field.name}" for page, field in EVERY]
)
def test_every_field_says_whether_it_may_be_left_out(field: Field) -> None:
    for each in (field, *field.fields):
        optional = "(optional)" in each.label
        grouped = each.kind == "group" or each.name == "name"
        assert optional is not each.required or grouped, each.name
        assert not each.required or each.missing.startswith(("Select", "Enter", "Add", "Tell us"))
        assert (each.kind in CHOICE_KINDS) is bool(each.choices)


def test_limits_are_told_in_words() -> None:
    value = next(part for _, field in EVERY for part in field.fields if part.kind == "money")
    assert value.out_of_range == "Total value must be between £0 and £10,000,000"
    text = next(field for _, field in EVERY if field.name == "where.town")
    assert text.too_long == "Town or city must be 100 characters or fewer"


def read_changed(folder: Path, old: str, new: str) -> None:
    content = table.TABLE.read_text(encoding="utf-8")
    assert old in content
    changed = folder / "questions.yaml"
    changed.write_text(content.replace(old, new, 1), encoding="utf-8")
    table.read(changed)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("- name: what_happened", "- name: shoe_size", "field 'name': expected a path in the answers"),
        ("{value: theft, ", "{value: thieving, ", "field 'choices': expected exactly theft"),
        ("kind: datetime", "kind: sundial", "field 'kind': expected one of"),
        ("missing: Select what happened", "missing:", "field 'missing': expected what to say"),
        ("{when.chosen: [exact, range]}", "{when.chosen: [yesterday]}", "values that 'when.chosen' can have"),
        ("{when.chosen: [exact, range]}", "{violence: hit}", "answers asked by then, not 'violence'"),
        ("{when.chosen: [exact, range]}", "{shoe_size: 9}", "answers that exist, not 'shoe_size'"),
        ("max_length: 300", "maximum_length: 300", "field 'maximum_length'"),
        ("max_length: 300", "max_length: 0", "a limit for a text"),
        ("            maximum: 100000\n", "", "both limits of a number"),
        ("kind: yes_no", "kind: radios", "yes_no for an answer of true or false"),
    ],
)
def test_a_broken_table_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(TableError, match=message):
        read_changed(tmp_path, old, new)


def test_buttons_need_a_single_choice(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="a page with a single choice"):
        read_changed(tmp_path, "summary: Contact", "summary: Contact\n    buttons: true")


@pytest.mark.parametrize("path", ["items.value_pence", "damage.value_pence", "items.quantity", "description"])
def test_no_table_of_triage_can_look_at_loss(path: str) -> None:
    with pytest.raises(TableError, match=f"answers that exist, not '{path}'"):
        decisions.triage_condition(Row("here", {"when": {path: {"at_least": 1}}}))


def test_the_policy_tables_name_their_source() -> None:
    core = Path(table.__file__).parents[1]
    for path in core.rglob("*.yaml"):
        assert "source" in yaml.safe_load(path.read_text()), path.name
