from datetime import UTC, datetime

import pytest

from counterpart.core.tus import headers
from counterpart.core.tus.errors import BadHeader, VersionNotSupported, WrongContentType
from counterpart.core.tus.headers import Concat


def test_a_length_is_a_whole_number_of_bytes():
    assert headers.parse_length("10737418240") == 10_737_418_240


@pytest.mark.parametrize("text", [None, "", "-1", "1.5", "0x10", "1" * 19, "١٢"])
def test_no_other_length_is_taken(text):
    with pytest.raises(BadHeader, match="Upload-Length"):
        headers.parse_length(text)


def test_a_length_is_not_told_later():
    with pytest.raises(BadHeader, match="cannot be told later"):
        headers.parse_length(None, deferred="1")


@pytest.mark.parametrize("text", [None, "0.2.2", "1.0", "2.0.0"])
def test_another_version_is_refused(text):
    with pytest.raises(VersionNotSupported):
        headers.check_version(text)


def test_metadata_are_read_as_they_were_written():
    facts = {"filename": "Überwachung 3.mp4", "filetype": "video/mp4", "empty": ""}
    assert headers.parse_metadata(headers.write_metadata(facts)) == facts


def test_metadata_as_the_protocol_shows_them():
    text = "filename d29ybGRfZG9taW5hdGlvbl9wbGFuLnBkZg==,is_confidential"
    assert headers.parse_metadata(text) == {"filename": "world_domination_plan.pdf", "is_confidential": ""}
    assert headers.parse_metadata(None) == {}


@pytest.mark.parametrize("text", ["filename not*base64", "filename YQ==,filename Yg=="])
def test_metadata_that_cannot_be_read_are_refused(text):
    with pytest.raises(BadHeader, match="Upload-Metadata"):
        headers.parse_metadata(text)


def test_bytes_that_are_no_text_are_shown_as_such():
    assert headers.parse_metadata("filename /w==") == {"filename": "�"}


def test_parts_are_named_by_path_in_order():
    named = headers.parse_concat("final;/uploads/b/ https://example.org/uploads/a/")
    assert named == Concat(parts=("/uploads/b/", "/uploads/a/"))
    assert headers.parse_concat("partial").is_partial
    assert not headers.parse_concat(None).is_final
    assert headers.write_concat(is_partial=False, parts=["/a", "/b"]) == "final;/a /b"


@pytest.mark.parametrize("text", ["final;", "final", "sometimes", "final;" + "/a " * 101])
def test_other_joinings_are_refused(text):
    with pytest.raises(BadHeader, match="Upload-Concat"):
        headers.parse_concat(text)


def test_the_body_of_a_patch_is_called_what_it_is():
    headers.check_content_type("application/offset+octet-stream")
    with pytest.raises(WrongContentType):
        headers.check_content_type("application/json")


def test_moments_are_written_as_http_does():
    assert headers.write_expires(datetime(2025, 6, 25, 16, tzinfo=UTC)) == "Wed, 25 Jun 2025 16:00:00 GMT"
