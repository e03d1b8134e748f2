import pytest

from counterpart.core.tus.checksums import parse_checksum
from counterpart.core.tus.errors import BadHeader

# As the protocol shows it: the SHA-1 of "hello world".
HELLO = "sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0="


@pytest.mark.parametrize(("content", "fits"), [(b"hello world", True), (b"hello worlD", False), (b"", False)])
def test_a_checksum_fits_its_bytes_alone(content, fits):
    checksum = parse_checksum(HELLO)
    running = checksum.start()
    running.update(content)
    assert checksum.fits(running) is fits


def test_none_need_be_given():
    assert parse_checksum(None) is None


@pytest.mark.parametrize("text", ["md5 AAAA", "sha1", "sha1 ****", "sha256 Kq5sNclPz7QV2+lfQIuc6R7oRu0=", ""])
def test_what_cannot_be_checked_is_refused(text):
    with pytest.raises(BadHeader, match="Upload-Checksum"):
        parse_checksum(text)
