"""However a register is broken, it is read or refused in words: nothing else is ever raised."""

from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from counterpart.core.formats import fhrs
from counterpart.core.formats.fhrs import FhrsEstablishment
from counterpart.core.formats.problems import BadRow, UnreadableFile
from tests.unit.core.formats.registers import register, row, written

GOOD = register(row(FHRSID="1"), row(FHRSID="2"), row(FHRSID="3")).encode()


@st.composite
def broken(draw: st.DrawFn) -> bytes:
    """A good register with a piece cut out and something else put in its place."""
    start = draw(st.integers(0, len(GOOD)))
    end = draw(st.integers(start, min(len(GOOD), start + 40)))
    return GOOD[:start] + draw(st.binary(max_size=20)) + GOOD[end:]


def items_of(content: bytes) -> list[FhrsEstablishment | BadRow]:
    """What is read before the file is refused, if it is."""
    items = []
    with TemporaryDirectory() as folder, suppress(UnreadableFile):
        items.extend(fhrs.read(written(Path(folder), content)))
    return items


@given(content=broken())
def test_a_broken_register_is_read_or_refused(content: bytes) -> None:
    for item in items_of(content):
        if isinstance(item, FhrsEstablishment):
            assert item.fhrs_id
            assert 0 < len(item.name) <= fhrs.LONGEST_NAME
        else:
            assert "register.xml, line " in str(item)


@given(text=st.text(max_size=50))
def test_any_name_is_kept_in_one_line_or_reported(text: str) -> None:
    escaped = "".join(f"&#{ord(char)};" for char in text if char.isprintable() or char in "\t\n\r ")
    (item,) = items_of(register(row(BusinessName=escaped)).encode())
    if isinstance(item, FhrsEstablishment):
        assert item.name.isprintable()
        assert item.name == item.name.strip()
