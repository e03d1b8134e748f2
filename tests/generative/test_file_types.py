"""Whatever a stranger sends: telling what it is never fails, and names never hold what could mislead."""

import io
import unicodedata
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpart.core.file_types import HEAD, TAIL, Kind, shown_name, sniff
from counterpart.core.file_types.kinds import HELD
from counterpart.core.file_types.signatures import SIGNATURES

JPEG = b"\xff\xd8\xff\xe0" + bytes(100)
MP4 = b"\x00\x00\x00\x18ftypisom" + bytes(100)


def told(content: bytes, name: str = "") -> Kind:
    return sniff(content[:HEAD], content[-TAIL:], name).kind


def zipped(*names: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return kept.getvalue()


@given(st.binary(max_size=3000), st.text(max_size=20))
def test_any_bytes_are_told(content, name):
    assert told(content, name) in Kind


@given(st.sampled_from(SIGNATURES), st.binary(max_size=600))
def test_what_is_held_stays_held_whatever_follows(signature, rest):
    offset, beginning, kind, _ = signature
    if kind in HELD and offset == 0:
        assert told(beginning + rest) in {*HELD, Kind.DOCUMENT} - ({Kind.DOCUMENT} if beginning[:2] != b"PK" else set())


@given(st.text(max_size=400))
def test_a_name_as_shown_misleads_nobody(name):
    clean = shown_name(name)
    assert 0 < len(clean) <= 200
    assert not set(clean) & set("/\\")
    assert all(unicodedata.category(letter)[0] != "C" for letter in clean)
    assert shown_name(clean) == clean


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\CCTV\\till 1.mp4", "till 1.mp4"),
        ("till\u202e4pm.exe", "till 4pm.exe"),
        ("a\x00b\r\nc.mp4", "a b c.mp4"),
        ("-rf.mp4", "-rf.mp4"),
        ("...", "unnamed"),
        ("", "unnamed"),
        ("x" * 300 + ".mp4", "x" * 196 + ".mp4"),
    ],
)
def test_names_of_old_tricks(name, clean):
    assert shown_name(name) == clean


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", Kind.EMPTY),
        (MP4, Kind.RECORDING),
        (JPEG, Kind.PICTURE),
        (b"MZ" + bytes(200), Kind.PROGRAM),
        (b"\x7fELF" + bytes(200), Kind.PROGRAM),
        (b"#!/bin/sh\nrm -rf /", Kind.PROGRAM),
        (bytes(257) + b"ustar\x0000" + bytes(300), Kind.ARCHIVE),
        (bytes(32769) + b"CD001" + bytes(3000), Kind.ARCHIVE),
        (zipped("footage.mp4"), Kind.ARCHIVE),
        (JPEG + zipped("footage.mp4"), Kind.ARCHIVE),
        (MP4 + zipped("footage.mp4"), Kind.ARCHIVE),
        (JPEG + b"Rar!\x1a\x07\x01\x00", Kind.ARCHIVE),
        (zipped("[Content_Types].xml", "word/document.xml"), Kind.DOCUMENT),
        (zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), Kind.ARCHIVE),
        (b"GIF89a/*<script>alert(1)</script>*/", Kind.ACTIVE),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", Kind.ACTIVE),
        ("\ufeff<html><script>alert(1)".encode("utf-16-le"), Kind.ACTIVE),
        (b"%PDF-1.7 /OpenAction << /JavaScript (app.alert(1)) >>", Kind.ACTIVE),
        (JPEG + b"%PDF-1.7", Kind.ACTIVE),
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", Kind.LIST),
        (b"ffconcat version 1.0\nfile /etc/passwd\n", Kind.LIST),
        (b"Invoice of 3 May", Kind.DOCUMENT),
        (b"\x8b\x11\xfe" * 50, Kind.UNKNOWN),
    ],
)
def test_each_kind_is_told_by_content(content, kind):
    assert told(content, "till.mp4") == kind


def test_a_text_that_runs_at_a_double_click_is_a_program():
    assert told(b"del *.*", "footage.bat") == Kind.PROGRAM
