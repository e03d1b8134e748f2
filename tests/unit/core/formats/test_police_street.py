import gzip
from pathlib import Path

import pytest

from counterpart.core.formats import police_street
from counterpart.core.formats.police_street import StreetCrime
from counterpart.core.formats.problems import UnreadableFile

HEADER = "Crime ID,Month,Longitude,Latitude,LSOA code,LSOA name,Crime type"
SHOPLIFTING = "abc,2025-09,1.29,52.62,E01026791,Norwich 005A,Shoplifting"
UNLOCATED = ",2025-09,,,,,Anti-social behaviour"


def written(folder: Path, *lines: str) -> Path:
    path = folder / "2025-09-norfolk-street.csv"
    path.write_text("\n".join(lines) + "\n")
    return path


def test_reads_month_place_and_type(tmp_path: Path) -> None:
    crimes = list(police_street.read(written(tmp_path, HEADER, SHOPLIFTING, UNLOCATED)))
    assert crimes == [
        StreetCrime("2025-09", "E01026791", "Norwich", "Shoplifting"),
        StreetCrime("2025-09", "", "", "Anti-social behaviour"),
    ]


def test_reads_gzip_with_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "street.csv.gz"
    path.write_bytes(gzip.compress(f"\ufeff{HEADER}\n{SHOPLIFTING}\n".encode()))
    assert len(list(police_street.read(path))) == 1


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("abc,2025-09", "line 3: the row ends early"),
        ("abc,2025-13,,,,,Robbery", "line 3: Month is '2025-13'"),
        ("abc,2025-09,,,,,", "line 3: Crime type is empty"),
        ("abc,2025-09,,,E01,Norwich,Robbery", "line 3: LSOA name is 'Norwich'"),
        ('abc,2025-09,,,,,"Robbery', "cannot be read"),
    ],
)
def test_names_file_line_and_field(tmp_path: Path, line: str, message: str) -> None:
    path = written(tmp_path, HEADER, SHOPLIFTING, line)
    with pytest.raises(UnreadableFile, match=message) as refusal:
        list(police_street.read(path))
    assert str(path) in str(refusal.value)


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n"])
def test_refuses_a_file_without_its_columns(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "street.csv"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match="no column Month, LSOA code, LSOA name, Crime type"):
        list(police_street.read(path))


@pytest.mark.parametrize("name", ["absent.csv", "latin.csv", "cut.csv.gz"])
def test_refuses_what_cannot_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "latin.csv").write_bytes(b"Month\xe9\n")
    (tmp_path / "cut.csv.gz").write_bytes(gzip.compress(HEADER.encode())[:12])
    with pytest.raises(UnreadableFile, match="cannot be read"):
        list(police_street.read(tmp_path / name))
