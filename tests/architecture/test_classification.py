"""Every field of every model says what it holds about people."""

from counterpart.base.classification import every_field, unknown_declarations


def test_every_field_is_classified():
    unclassified = [f"{entry.model}.{entry.field}" for entry in every_field() if entry.sensitivity is None]
    assert not unclassified, "name these in @classified(...) on their model: " + ", ".join(unclassified)


def test_every_declared_field_exists():
    assert not unknown_declarations(), "no such fields: " + ", ".join(unknown_declarations())
