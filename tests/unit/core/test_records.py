"""The recorded-crime row and its columns agree."""

from counterpart.core.records import COLUMN_TYPES, COLUMNS, PLACE_COLUMNS, RecordedCrime, row_values


def test_every_field_is_a_column_with_a_type() -> None:
    assert list(COLUMN_TYPES) == list(COLUMNS)
    assert set(PLACE_COLUMNS) < set(COLUMNS)
    assert COLUMN_TYPES["is_online"] == "BOOLEAN"
    assert COLUMN_TYPES["offence_code"] == "VARCHAR"


def test_what_a_source_does_not_tell_is_unknown() -> None:
    row = RecordedCrime("police-uk", None, "norfolk", 24300, 24302)
    told = dict(zip(COLUMNS, row_values(row), strict=True))
    assert {name for name, value in told.items() if value is not None} == {
        "source", "force", "first_month", "last_month", "crimes"
    }  # fmt: skip
    assert row.window.months == 3
