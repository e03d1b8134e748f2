"""Every field of every model says what it holds about people."""

from pathlib import Path

from django.conf import settings

from counterpart.base.classification import as_markdown, every_field, unknown_declarations
from counterpart.config.reference import PERSONAL_DATA_PAGE


def test_every_field_is_classified():
    unclassified = [f"{entry.model}.{entry.field}" for entry in every_field() if entry.sensitivity is None]
    assert not unclassified, "name these in @classified(...) on their model: " + ", ".join(unclassified)


def test_every_declared_field_exists():
    assert not unknown_declarations(), "no such fields: " + ", ".join(unknown_declarations())


def test_the_reference_page_is_up_to_date():
    assert (Path(settings.ROOT) / PERSONAL_DATA_PAGE).read_text(encoding="utf-8") == as_markdown(), "run: make fix"
