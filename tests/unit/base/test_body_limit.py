"""What is too large is refused unread, at every address, files of a form included."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client, RequestFactory

from counterpart.base.actors import Actor
from counterpart.base.body_limit import BodyLimitMiddleware, LargeBodyMiddleware

LIMIT = 1000
LARGE = 5000


@pytest.fixture(autouse=True)
def small(settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = LIMIT
    settings.LARGE_BODIES = {"/desk/load/": LARGE}


def asked(length: str, address: str = "/x") -> int:
    request = RequestFactory().post(address, CONTENT_LENGTH=length)
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


@pytest.mark.parametrize(
    ("length", "address", "status"),
    [
        (str(LARGE), "/desk/load/", 200),
        (str(LARGE), "/desk/load/files/", 200),
        (str(LARGE + 1), "/desk/load/", 413),
        (str(LARGE), "/desk/", 413),
        (str(LARGE), "/other/desk/load/", 413),
    ],
)
def test_a_route_for_large_files_has_its_own_limit(length, address, status):
    assert asked(length, address) == status


@pytest.mark.parametrize(
    ("actor", "length", "status"),
    [(Actor.nobody(), LARGE, 413), (Actor.nobody(), LIMIT, 200), (Actor(name="Ann", person_id=1), LARGE, 200)],
)
def test_large_files_are_taken_from_people_who_are_signed_in(actor, length, status):
    request = RequestFactory().post("/desk/load/", CONTENT_LENGTH=str(length))
    request.actor = actor
    assert LargeBodyMiddleware(lambda _request: HttpResponse())(request).status_code == status
