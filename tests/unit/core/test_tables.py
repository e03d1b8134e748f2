"""Policy tables fail loudly, naming file, row and field."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from counterpart.core.tables import Row, TableError, Validity, read_csv, read_yaml


@pytest.fixture
def yaml_file(tmp_path: Path) -> Path:
    return tmp_path / "policy.yaml"


def test_words_for_yes_and_no_stay_words(yaml_file: Path) -> None:
    yaml_file.write_text("a: yes\nb: no\nc: true\nd: false\ne: off\n")
    assert read_yaml(yaml_file).values == {"a": "yes", "b": "no", "c": True, "d": False, "e": "off"}


@pytest.mark.parametrize(("content", "message"), [("a: [", "not readable"), ("- a", "expected named fields")])
def test_a_broken_file_is_named(yaml_file: Path, content: str, message: str) -> None:
    yaml_file.write_text(content)
    with pytest.raises(TableError, match=f"policy.yaml: {message}"):
        read_yaml(yaml_file)


def test_a_broken_row_is_named_with_its_code_and_field(yaml_file: Path) -> None:
    yaml_file.write_text("rows:\n  - {code: A, mark: V}\n  - {code: B, mark: Q}\n")
    rows = read_yaml(yaml_file).rows("rows")
    assert rows[0].mark() == "V"
    with pytest.raises(TableError, match=r"policy.yaml, rows, row 2 \(B\), field 'mark': expected one of"):
        rows[1].mark()


def test_a_csv_row_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "codes.csv"
    path.write_text("code,days\n46,1\n,2\n")
    with pytest.raises(TableError, match=r"codes.csv, line 3, field 'code': expected a text"):
        read_csv(path)[1].text("code")


@pytest.mark.parametrize(
    ("method", "value", "expected"),
    [
        ("text", " a ", "a"),
        ("texts", ["a", "b"], ("a", "b")),
        ("texts", "a", ("a",)),
        ("texts", None, ()),
        ("whole", "12", 12),
        ("whole", -1, -1),
        ("decimal", "183.5", Decimal("183.5")),
        ("flag", True, True),
        ("flag", "false", False),
        ("day", "2019-06-01", date(2019, 6, 1)),
        ("day", date(2019, 6, 1), date(2019, 6, 1)),
        ("day", "", None),
    ],
)
def test_a_field_is_read_as_its_kind(method: str, value: object, expected: object) -> None:
    assert getattr(Row("here", {"field": value}), method)("field") == expected


@pytest.mark.parametrize(
    ("method", "value"),
    [
        ("text", ""),
        ("text", ["a"]),
        ("texts", 7),
        ("whole", "1.5"),
        ("whole", True),
        ("whole", None),
        ("decimal", "many"),
        ("flag", "yes"),
        ("flag", None),
        ("day", "soon"),
        ("rows", "a"),
        ("rows", ["a"]),
        ("row", "a"),
    ],
)
def test_a_field_of_another_kind_is_refused(method: str, value: object) -> None:
    with pytest.raises(TableError, match="here, field"):
        getattr(Row("here", {"field": value}), method)("field")


def test_a_field_that_nobody_reads_is_refused() -> None:
    with pytest.raises(TableError, match="field 'colour'"):
        Row("here", {"code": 1, "colour": 2}).only("code")


def test_validity_is_half_open_and_may_be_open() -> None:
    span = Validity(date(2019, 6, 1), date(2020, 6, 1))
    assert not span.covers(date(2019, 5, 31))
    assert span.covers(date(2019, 6, 1))
    assert not span.covers(date(2020, 6, 1))
    assert Validity(None, None).covers(date(1066, 10, 14))
