"""What is too large is refused unread, at every address, files of a form included."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, RequestFactory

from counterpart.base.body_limit import BodyLimitMiddleware

LIMIT = 1000


@pytest.fixture(autouse=True)
def small(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = LIMIT


def asked(length: str) -> int:
    request = RequestFactory().post("/x", CONTENT_LENGTH=length)
    return BodyLimitMiddleware(lambda _request: HttpResponse())(request).status_code


@pytest.mark.parametrize(
    ("length", "status"),
    [(str(LIMIT), 200), (str(LIMIT + 1), 413), ("9" * 4000, 413), ("", 200), ("-1", 200), ("\u0661", 200)],
)
def test_the_limit_itself_is_let_in(length, status):
    assert asked(length) == status


@pytest.mark.parametrize("address", ["/business/report/", "/sign-in/", "/no-such-page/"])
def test_a_large_file_is_refused_before_it_is_read(address):
    sent = SimpleUploadedFile("large.bin", b"x" * LIMIT)
    answer = Client().post(address, {"file": sent})
    assert (answer.status_code, "no-store" in answer["Cache-Control"]) == (413, True)
    assert "default-src" in answer["Content-Security-Policy"]
