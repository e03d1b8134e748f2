from pathlib import Path

import pytest

from counterpart.core.formats.fhrs_types import business_type, business_types
from counterpart.partners.models import PremisesType, Sector


def test_every_type_maps_to_our_own_codes() -> None:
    for entry in business_types().values():
        assert entry.sector in Sector.values
        assert entry.premises_type in PremisesType.values


def test_pubs_are_licensed() -> None:
    pub = business_type("7843")
    assert pub is not None
    assert (pub.sector, pub.premises_type) == ("licensed", "pub")


def test_an_unknown_type_is_none() -> None:
    assert business_type("9999") is None


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("- {id: '1', name: A, sector: retail}", "row 1: .*premises_type"),
        (
            "- {id: '1', name: A, sector: x, premises_type: y}\n  - {id: '1', name: B, sector: x, premises_type: y}",
            "row 2: id 1 stands there twice",
        ),
    ],
)
def test_a_wrong_table_names_its_row(tmp_path: Path, rows: str, message: str) -> None:
    table = tmp_path / "types.yaml"
    table.write_text(f"types:\n  {rows}\n")
    with pytest.raises(ValueError, match=message):
        business_types(table)
