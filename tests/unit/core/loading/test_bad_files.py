"""Files and rows that are not as they should be: named, and the rest loaded."""

import gzip
import zipfile
from pathlib import Path

import pytest

from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.loading import load, workshop
from tests.unit.core.loading.files import street_file, street_row, street_text


@pytest.mark.parametrize(
    ("cells", "field", "said"),
    [
        ({"Month": "2025-13"}, "Month", "'2025-13'"),
        ({"Month": ""}, "Month", "''"),
        ({"Reported_by": "Narnia Police"}, "Reported by", "'Narnia Police'"),
        ({"Longitude": ""}, "Longitude", "is empty"),
        ({"Latitude": ""}, "Latitude", "is empty"),
        ({"Longitude": "52.63", "Latitude": "1.29"}, "Longitude", "'52.63'"),
        ({"Latitude": "fifty"}, "Latitude", "'fifty'"),
        ({"Latitude": "nan"}, "Latitude", "'nan'"),
        ({"LSOA_code": "Norwich"}, "LSOA code", "'Norwich'"),
        ({"LSOA_name": "Norwich"}, "LSOA name", "'Norwich'"),
        ({"Crime_type": "Witchcraft"}, "Crime type", "'Witchcraft'"),
        ({"Crime_type": ""}, "Crime type", "''"),
    ],
)
def test_a_bad_row_is_named_and_the_good_ones_load(tmp_path, cells, field, said):
    path = street_file(tmp_path, street_row(1), street_row(2, **cells), street_row(3))
    loaded = load([path], tmp_path / "snapshot")
    assert loaded.snapshot.rows == 2
    assert loaded.snapshot.inputs[0].left_out == 1
    (bad,) = loaded.problems
    assert (bad.file, bad.line, bad.row, bad.field) == (str(path), 3, 2, field)
    assert said in bad.problem
    assert bad.expected


@pytest.mark.parametrize(
    ("line", "field", "said"),
    [
        (b"short,row", "Month", "ends a row of 2 cells"),
        (b",".join([b"x"] * 13), "Context", "ends a row of 13 cells"),
        (b'"a"b' + b"," * 11, "Crime ID", "ends a row of 1 cells"),
        (b'"open,2025-01,Norfolk', "Crime ID", "ends a row of 1 cells"),
        (b"\xff" * 3 + b"," * 11, "Crime ID", "not UTF-8"),
    ],
)
def test_a_damaged_line_is_named_and_the_good_ones_load(tmp_path, line, field, said):
    path = tmp_path / "street.csv"
    heading, first, second = street_text(street_row(1), street_row(2)).encode().splitlines()
    path.write_bytes(b"\n".join([heading, first, line, second, b""]))
    loaded = load([path], tmp_path / "snapshot")
    assert loaded.snapshot.rows == 2
    (bad,) = loaded.problems
    assert (bad.line, bad.field) == (3, field)
    assert said in bad.problem


def test_a_line_break_in_a_cell_is_a_damaged_row(tmp_path):
    path = street_file(tmp_path, street_row(1), street_row(2, Location="On or\nnear"), street_row(3))
    loaded = load([path], tmp_path / "snapshot")
    assert loaded.snapshot.rows == 2
    assert [bad.line for bad in loaded.problems] == [3, 4]


def test_a_file_of_bad_rows_is_counted_whole_and_named_in_part(tmp_path, monkeypatch):
    monkeypatch.setattr(workshop, "MOST_NAMED", 3)
    path = street_file(tmp_path, street_row(1), *(street_row(n, Month="x") for n in range(2, 12)))
    loaded = load([path], tmp_path / "snapshot")
    assert loaded.snapshot.inputs[0].left_out == 10
    assert len(loaded.problems) == 3


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_saved_on_another_machine_loads(tmp_path, line_end, mark):
    path = tmp_path / "street.csv"
    path.write_bytes(mark + street_text(street_row(1), street_row(2)).replace("\n", line_end).encode())
    assert load([path], tmp_path / "snapshot").snapshot.rows == 2


def cut_gzip(folder: Path) -> Path:
    path = folder / "cut.csv.gz"
    path.write_bytes(gzip.compress(street_text(*map(street_row, range(500))).encode())[:-200])
    return path


def damaged_gzip(folder: Path) -> Path:
    path = folder / "damaged.csv.gz"
    content = bytearray(gzip.compress(street_text(*map(street_row, range(500))).encode()))
    content[-6] ^= 1
    path.write_bytes(content)
    return path


def cut_zip(folder: Path) -> Path:
    path = folder / "cut.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("street.csv", street_text(street_row(1)))
    path.write_bytes(path.read_bytes()[:-30])
    return path


def damaged_member(folder: Path) -> Path:
    path = folder / "damaged.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("street.csv", street_text(street_row(1)))
    path.write_bytes(path.read_bytes().replace(b"Ber Street", b"Bar Street"))
    return path


def gzip_bomb(folder: Path) -> Path:
    path = folder / "bomb.csv.gz"
    path.write_bytes(gzip.compress(bytes(30_000_000)))
    return path


def zip_bomb(folder: Path) -> Path:
    path = folder / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("street.csv", bytes(30_000_000))
    return path


def many_small_bombs(folder: Path) -> Path:
    path = folder / "bombs.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(2):
            archive.writestr(f"{number}.csv", bytes([number]) * 15_000_000)
    return path


def stranger(folder: Path) -> Path:
    path = folder / "accounts.csv"
    path.write_text("income,spending\n1,2\n", encoding="utf-8")
    return path


def nothing(folder: Path) -> Path:
    path = folder / "empty.csv"
    path.write_bytes(b"")
    return path


def missing(folder: Path) -> Path:
    return folder / "not-there.csv"


@pytest.mark.parametrize(
    "unreadable",
    [
        cut_gzip,
        damaged_gzip,
        cut_zip,
        damaged_member,
        gzip_bomb,
        zip_bomb,
        many_small_bombs,
        stranger,
        nothing,
        missing,
    ],
)
def test_an_unreadable_file_is_named_and_the_others_load_if_one_says_so(tmp_path, unreadable):
    bad = unreadable(tmp_path)
    good = street_file(tmp_path, street_row(1), name="good/street.csv")
    with pytest.raises(UnreadableFile, match=bad.name):
        load([bad, good], tmp_path / "snapshot")
    assert not (tmp_path / "snapshot").exists()
    loaded = load([bad, good], tmp_path / "snapshot", keep_going=True)
    assert loaded.snapshot.rows == 1
    assert [bad.name in str(one) for one in loaded.unreadable] == [True]


def test_a_name_in_an_archive_is_never_a_path(tmp_path):
    path = tmp_path / "sly.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../escaped.csv", street_text(street_row(1)))
    loaded = load([path], tmp_path / "inside" / "snapshot")
    assert loaded.snapshot.rows == 1
    assert {one.name for one in tmp_path.rglob("*") if one.is_file()} == {"sly.zip", "crimes.parquet", "manifest.json"}


def test_what_lies_beside_the_files_of_a_folder_is_set_aside(tmp_path):
    street_file(tmp_path / "folder", street_row(1))
    stranger(tmp_path / "folder")
    loaded = load([tmp_path / "folder"], tmp_path / "snapshot")
    assert loaded.snapshot.rows == 1
    assert [Path(name).name for name in loaded.aside] == ["accounts.csv"]


def test_a_folder_without_recorded_crime_says_so(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(UnreadableFile, match="no file of recorded crime"):
        load([tmp_path / "empty"], tmp_path / "snapshot")


def test_a_snapshot_is_never_written_over(tmp_path):
    path = street_file(tmp_path, street_row(1))
    load([path], tmp_path / "snapshot")
    with pytest.raises(FileExistsError, match="never changed"):
        load([path], tmp_path / "snapshot")


def test_a_file_saved_again_with_other_columns_loads_and_names_its_own_columns(tmp_path):
    path = tmp_path / "again.csv"
    path.write_text(
        "No,LSOA code,LSOA name,Crime type,Crime ID,Longitude,Latitude,Month,Reported by\n"
        "1,E01026848,Norwich 005A,Shoplifting,abc,1.29,52.63,2025-01,norfolk constabulary\n"
        "2,E01026848,Norwich 005A,Witchcraft,def,1.29,52.63,2025-01,Norfolk Constabulary\n"
        "3,E01026848\n",
        encoding="utf-8",
    )
    loaded = load([path], tmp_path / "snapshot")
    assert loaded.snapshot.rows == 1
    assert [(bad.line, bad.column, bad.field) for bad in loaded.problems] == [(3, 4, "Crime type"), (4, 2, "LSOA code")]


def test_a_document_is_told_from_an_archive(tmp_path):
    path = tmp_path / "report.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    with pytest.raises(UnreadableFile, match="save its tables as CSV"):
        load([path], tmp_path / "snapshot")


def test_a_link_that_leads_back_is_not_followed(tmp_path):
    street_file(tmp_path / "folder", street_row(1))
    (tmp_path / "folder" / "again").symlink_to(tmp_path / "folder", target_is_directory=True)
    assert load([tmp_path / "folder"], tmp_path / "snapshot").snapshot.rows == 1


def test_a_name_with_signs_of_a_pattern_is_one_file(tmp_path):
    folder = tmp_path / "x [1]*?"
    first = street_file(folder, street_row(1), name="a'b [2]*.csv")
    street_file(folder, street_row(2), name="a'b 2.csv")
    snapshot = load([first], folder / "snapshot").snapshot
    assert snapshot.rows == 1
    assert load([first], folder / "again", known=[snapshot]).snapshot.rows == 0
