"""Which bytes of a file a request asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpart.core.byte_ranges import Unsatisfiable, asked

MOST = 1000


@pytest.mark.parametrize(
    ("header", "first", "last"),
    [
        ("bytes=0-", 0, 99),
        ("bytes=0-0", 0, 0),
        ("bytes=10-19", 10, 19),
        ("bytes=90-500", 90, 99),
        ("bytes=-1", 99, 99),
        ("bytes=-500", 0, 99),
        ("Bytes = 3-4", 3, 4),
    ],
)
def test_a_range_is_read(header, first, last):
    part = asked(header, 100, most=MOST)
    assert (part.first, part.last, part.header) == (first, last, f"bytes {first}-{last}/100")


@pytest.mark.parametrize("header", ["", "bytes", "bytes=", "bytes=-", "bytes=9-3", "bytes=0-1,5-6", "lines=0-1", "x"])
def test_what_is_no_range_asks_for_the_whole_file(header):
    assert asked(header, 100, most=MOST) is None


@pytest.mark.parametrize("header", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_no_such_bytes(header):
    with pytest.raises(Unsatisfiable):
        asked(header, 100, most=MOST)


def test_an_empty_file_has_no_range():
    for header in ("bytes=0-", "bytes=-1"):
        with pytest.raises(Unsatisfiable):
            asked(header, 0, most=MOST)


def test_a_long_range_is_cut():
    assert asked("bytes=50-", 10**10, most=MOST).last == 1049


@given(st.text(max_size=40) | st.from_regex(r"bytes=[0-9]{0,20}-[0-9]{0,20}", fullmatch=True), st.integers(0, 10**12))
def test_whatever_is_sent_the_range_lies_in_the_file(header, size):
    try:
        part = asked(header, size, most=MOST)
    except Unsatisfiable:
        return
    assert part is None or (0 <= part.first <= part.last < size and part.length <= MOST)
