"""What the pages say of the row and of a mapping is so."""

import re
from pathlib import Path

from counterpart.core.formats.extract import read_mapping
from counterpart.core.formats.indicator_series import COLUMNS as SERIES_COLUMNS
from counterpart.core.indicators import Unit
from counterpart.core.records import COLUMN_TYPES

DOCS = Path(__file__).parents[4] / "docs"
REFERENCE = (DOCS / "reference" / "recorded-crime.md").read_text(encoding="utf-8")


def test_the_page_lists_every_field_of_the_row_in_order_with_its_type():
    assert re.findall(r"^\| `(\w+)` \| ([A-Z]+) \|", REFERENCE, re.MULTILINE) == list(COLUMN_TYPES.items())


def test_the_page_lists_the_columns_and_units_of_a_series():
    assert ", ".join(SERIES_COLUMNS) in " ".join(REFERENCE.split())
    assert all(f"`{unit}`" in REFERENCE for unit in Unit)


def test_the_mapping_of_the_page_is_one(tmp_path):
    page = (DOCS / "how-to" / "load-recorded-crime.md").read_text(encoding="utf-8")
    mapping = tmp_path / "athena.yaml"
    mapping.write_text(page.split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    assert read_mapping(mapping).columns["HO_OFFENCE_CODE"] == "fields.offence_code"
