"""Anybody checks a published report; nothing of it is kept."""

import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from counterpart.core.documents.apart import CheckStopped, check_apart
from counterpart.open.views import report_check

REPORT = """# Speed offences

Offences\t2018/19\t2019/20\tPercentage change
Fixed cameras\t32,246\t25,686\t-20.3%
Mobile vans\t12,325\t12,344\t0.2%
Officers\t9,482\t9,783\t5.2%
Total\t54,053\t47,813\t-11.5%
"""
pytestmark = pytest.mark.django_db
ADDRESS = "/check-a-report/"


def upload(text: str | bytes, name: str = "speed.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def sent(*args: object) -> str:
    return Client().post(ADDRESS, {"report": upload(*args)}).content.decode()


@pytest.mark.slow  # a process starts
def test_a_wrong_figure_is_marked_beside_its_finding() -> None:
    page = sent(REPORT)
    assert "1 figure is wrong" in page
    assert '<mark class="cp-checked__mark">5.2%</mark>' in page
    assert 'href="#finding-1"' in page
    assert 'id="finding-1"' in page
    assert "3.2%" in page


@pytest.mark.slow  # a process starts
def test_a_report_without_a_mistake_is_said_to_have_none() -> None:
    page = sent(REPORT.replace("5.2%", "3.2%"))
    assert "No figure is wrong" in page
    assert "cp-finding__head" not in page


@pytest.mark.slow  # a process starts
def test_what_cannot_be_read_is_said_with_the_name_that_the_person_knows() -> None:
    page = sent(b"\x00\x01\x02" * 500, "holiday.pdf")
    assert "There is a problem" in page
    assert "holiday.pdf" in page
    assert tempfile.gettempdir() + "/counterpart" not in page


@pytest.mark.slow  # a process starts
@pytest.mark.parametrize("name", ["../../etc/passwd", "-rf.txt", ".hidden", "\u202etxt.exe", "a" * 300 + ".txt", "?"])
def test_odd_names_are_only_names(name: str) -> None:
    assert "1 figure is wrong" in sent(REPORT, name)


@pytest.mark.slow  # a process starts
def test_markup_in_a_report_is_text_on_the_page() -> None:
    page = sent(REPORT.replace("Officers", "<script>alert(1)</script>"))
    assert "<script>alert(1)" not in page


def test_no_file_is_asked_for_in_words() -> None:
    assert "Select a report to check" in Client().post(ADDRESS).content.decode()


@pytest.mark.slow  # a process starts
def test_a_file_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_text("# Figures\n\n" + "Name\t2019\t2020\tDifference\n" + "a\t1\t2\t1\n" * 200_000)
    with pytest.raises(CheckStopped, match=r"large\.txt takes more time"):
        check_apart(large, seconds=1)


@pytest.mark.slow  # a process starts
def test_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    sent(REPORT)
    assert list(tmp_path.iterdir()) == []


def test_when_many_check_at_once_one_more_is_asked_to_wait() -> None:
    with report_check._TURNS, report_check._TURNS:
        assert "Other reports are being checked just now" in sent(REPORT)
