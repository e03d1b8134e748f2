"""Files that cannot be trusted: each refusal says what was wrong and what was expected."""

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
import weasyprint
from pypdf import PdfReader, PdfWriter

from counterpart.core.documents.reading import files, packages, read
from counterpart.core.formats.problems import UnreadableFile

BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'


def zipped(**parts: str | bytes) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), part)
    return archive.getvalue()


def refused(folder: Path, data: bytes, name: str = "report.bin") -> str:
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(UnreadableFile) as error:
        read(path)
    message = str(error.value)
    assert message.startswith(str(path))
    assert "expected" in message
    return message


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n ", "is empty"),
        (bytes(range(1, 256)) * 40, "is no text"),
        (b"\x00\xff\x10\x80" * 400, "is no text"),
        (b"\xff\xfe\x00\xd8\x00\xd8", "is no text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Office file"),
        (b"\x1f\x8b\x08\0" + b"x" * 40, "gzip"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "picture"),
        (b"{\\rtf1 Hello}", "Rich Text"),
        (b'{"rows": [1, 2, 3]}', "JSON"),
        (b"PK\x03\x04 not really", "damaged archive"),
        (b"%PDF-1.7\nnothing more", "damaged PDF"),
    ],
)
def test_refuses_what_is_no_report(tmp_path: Path, data: bytes, said: str) -> None:
    assert said in refused(tmp_path, data)


def test_refuses_a_file_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read: No such file"):
        read(tmp_path / "gone.xlsx")


def test_refuses_a_folder(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read(tmp_path)


def test_refuses_a_file_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    assert "holds 12 bytes; expected at most 10" in refused(tmp_path, b"Hello there!", "report.txt")


def test_says_what_an_archive_holds(tmp_path: Path) -> None:
    assert "holds photo.jpg" in refused(tmp_path, zipped(**{"photo.jpg": b"x"}), "report.docx")


@pytest.mark.parametrize("part", ["content_xml", "xl__workbook_xml", "word__document_xml"])
def test_refuses_a_package_without_its_other_parts(tmp_path: Path, part: str) -> None:
    assert "report.docx" in refused(tmp_path, zipped(**{part: "<x/>"[:-1]}), "report.docx")


@pytest.mark.parametrize("part", ["content_xml", "xl__workbook_xml", "word__document_xml"])
def test_refuses_a_document_type_declaration(tmp_path: Path, part: str) -> None:
    assert "document type declaration" in refused(tmp_path, zipped(**{part: BOMB}), "report.xlsx")
    assert "document type declaration" in refused(tmp_path, zipped(**{part: BOMB.encode("utf-16")}), "report.xlsx")


def test_refuses_a_zip_bomb(tmp_path: Path) -> None:
    blank = b"0" * (packages.MOST_PART + 1)
    assert "unpacks to" in refused(tmp_path, zipped(content_xml=blank), "report.ods")
    assert "times its size" in refused(tmp_path, zipped(content_xml=blank[: packages.MOST_PART // 2]), "report.ods")


def test_refuses_an_encrypted_package(tmp_path: Path) -> None:
    manifest = '<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
    data = zipped(content_xml="x", **{"META-INF__manifest_xml": manifest})
    assert "protected by a password" in refused(tmp_path, data, "report.ods")


def test_refuses_a_workbook_that_merges_the_whole_sheet(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Title"
    book.active.merge_cells("A1:B2")
    book.save(tmp_path / "small.xlsx")
    small = zipfile.ZipFile(tmp_path / "small.xlsx")
    parts = {name: small.read(name).replace(b"A1:B2", b"A1:XFD1048576") for name in small.namelist()}
    assert "merges more cells" in refused(tmp_path, zipped(**parts), "report.xlsx")


def test_refuses_a_cut_off_word_document(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Hello")
    document.save(str(tmp_path / "whole.docx"))
    data = (tmp_path / "whole.docx").read_bytes()
    assert "damaged archive" in refused(tmp_path, data[: len(data) // 2], "report.docx")


def test_refuses_a_pdf_with_a_password(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(weasyprint.HTML(string="<p>Hello").write_pdf())))
    writer.encrypt("secret", algorithm="AES-256")
    writer.write(tmp_path / "locked.pdf")
    assert "protected by a password" in refused(tmp_path, (tmp_path / "locked.pdf").read_bytes(), "report.pdf")


def test_refuses_a_pdf_without_text(tmp_path: Path) -> None:
    drawn = weasyprint.HTML(string="<div style='background: red; height: 3cm'></div>").write_pdf()
    assert "no text layer" in refused(tmp_path, drawn, "report.pdf")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_reads_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes("# Café – “money”\r\n\r\n\tBudget £m\tSpent £m\r\nStaff\t1.0\t2.0\r\n".encode(encoding))
    (table,) = read(path).tables
    assert (table.title, table.header) == ("Café – “money”", (("", "Budget £m", "Spent £m"),))


@pytest.mark.slow  # long files, as an attacker would make them
@pytest.mark.parametrize(
    "text",
    [
        "<table>" * 50_000,
        "<div>" * 200_000 + "<p>x",
        "<table><tr>" + "<td rowspan=9999 colspan=9999>1</td>" * 2_000,
        "**a " * 50_000,
        "[" * 100_000 + "](x)" * 10,
        "|" * 100_000 + "\n" + "|-" * 50_000,
        "\t" * 200_000 + "x\n" * 2,
        "<!doctype html>" + "<!" * 50_000,
        "<!doctype html>" + "<a " * 50_000,
        "a,b\n" * 100_000,
        '"' * 99_999,
        "x " * 300_000,
    ],
)
def test_ends_soon_whatever_it_is_given(tmp_path: Path, text: str) -> None:
    path = tmp_path / "report"
    path.write_text(text)
    read(path)
