import pytest

from counterpart.evidence.errors import TooMuch
from counterpart.evidence.intake_rules import Sent, check_limits, clean_name
from counterpart.evidence.tickets import Ticket


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("till.mp4", "till.mp4"),
        ("../../etc/passwd", "passwd"),
        ("C:\\CCTV\\cam 1.dav", "cam 1.dav"),
        ("a\x00b\nc.avi", "abc.avi"),
        ("photo\u202egpj.exe", "photogpj.exe"),
        ("", "file"),
        ("folder/", "file"),
        ("x" * 400, "x" * 300),
    ],
)
def test_names_are_shown_without_tricks(name, shown):
    assert clean_name(name) == shown


LIMITS = Ticket(None, None, None, None, most_files=2, most_bytes=1000, expires_at=None)  # type: ignore[arg-type]


def test_what_fits_may_come():
    check_limits(Sent(files=1, bytes=900), LIMITS, length=100)


@pytest.mark.parametrize(("sent", "length"), [(Sent(2, 0), 1), (Sent(1, 900), 101)])
def test_what_does_not_fit_is_refused(sent, length):
    with pytest.raises(TooMuch):
        check_limits(sent, LIMITS, length=length)
