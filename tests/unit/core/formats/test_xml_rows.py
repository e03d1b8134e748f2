import gzip
import io
import zipfile
from pathlib import Path

import pytest

from counterpart.core.formats import xml_rows
from counterpart.core.formats.problems import UnreadableFile
from tests.unit.core.formats.registers import register, row, written

BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><FHRSEstablishment>&b;</FHRSEstablishment>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><FHRSEstablishment>&a;</FHRSEstablishment>'
DEEP = "<FHRSEstablishment>" + "<a>" * 100_000


def zipped() -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("register.xml", register(row()))
    return archive.getvalue()


def read(path: Path) -> list[xml_rows.XmlRow]:
    return list(xml_rows.read_rows(path, root="FHRSEstablishment", rows=frozenset({"EstablishmentDetail"})))


def test_gives_fields_by_path_and_the_place_of_each_row(tmp_path: Path) -> None:
    first, second = read(written(tmp_path, register(row(), "  " + row())))
    assert (first.line, first.column, second.line, second.column) == (3, 1, 4, 3)
    assert first.fields["BusinessName"] == "The Crab & Lobster"
    assert first.fields["Geocode/Latitude"] == "52.62"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_reads_what_the_file_says_it_is(tmp_path: Path, encoding: str) -> None:
    (found,) = read(written(tmp_path, register(row(BusinessName="Café")).encode(encoding)))
    assert found.fields["BusinessName"] == "Café"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", ": is empty; expected an XML file"),
        (zipped(), ": is a zip archive; expected the XML file inside it, unpacked"),
        ("BusinessName,PostCode\n", "line 1, column 1: is not well-formed XML"),
        ('{"FHRSEstablishment": {}}', "line 1, column 1: is not well-formed XML"),
        ("<html><body>Not found</body></html>", "the outermost element is <html>; expected <FHRSEstablishment>"),
        (register(row())[:-60], "the file ends too early; expected a complete XML file"),
        (register(row())[:150], "the file ends too early"),
        (register(row(BusinessName="Café")).encode("latin-1"), "line 3, column 60: a character is not in the file's"),
        (
            register(row()).replace("</PostCode>", "</Code>"),
            "line 3, column 272: is not well-formed XML (mismatched tag)",
        ),
        (gzip.compress(register(row()).encode())[:200], ": cannot be read"),
        (gzip.compress(register(row()).encode())[:-4] + b"0000", ": cannot be read"),
        (BOMB, "holds a document type declaration; expected none"),
        (OUTSIDE, "holds a document type declaration; expected none"),
        (DEEP, "elements lie more than 12 deep"),
    ],
    ids=lambda value: None if isinstance(value, str) and len(value) < 100 else "content",
)
def test_refuses_a_broken_file_and_says_where(tmp_path: Path, content: str | bytes, message: str) -> None:
    path = written(tmp_path, content)
    with pytest.raises(UnreadableFile) as refusal:
        read(path)
    assert str(refusal.value).startswith(str(path))
    assert message in str(refusal.value)


def test_refuses_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read(tmp_path / "absent.xml")


def test_refuses_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read(tmp_path)


def test_refuses_a_file_that_unpacks_to_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml_rows, "MOST_BYTES", 1000)
    with pytest.raises(UnreadableFile, match="holds more than 1,000 bytes"):
        read(written(tmp_path, gzip.compress(b"<FHRSEstablishment>" + b" " * 10_000)))
