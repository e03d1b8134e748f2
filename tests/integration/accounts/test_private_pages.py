"""No page is kept by a browser or a proxy, whoever asks and however it ends."""

import pytest
from django.urls import reverse

from tests.reports import send

NOT_KEPT = "no-store"


def test_pages_of_a_person_are_not_kept(people, client_of):
    reference = send(people).reference
    priya, sam = client_of(people.priya), client_of(people.sam)
    answers = [
        priya.get(reverse("business:home")),
        priya.get(reverse("business:report", args=[reference])),
        priya.get(reverse("open:account")),
        sam.get(reverse("desk:queue")),
        sam.get(reverse("desk:case", args=[reference])),
    ]
    for answer in answers:
        assert (answer.status_code, NOT_KEPT in answer["Cache-Control"]) == (200, True), answer.request["PATH_INFO"]


@pytest.mark.parametrize("address", ["/", "/desk/", "/no-such-page/", "/business/report/", "/sign-in/"])
def test_nor_is_what_nobody_in_particular_gets(client_of, db, address):
    answer = client_of(None).get(address)
    assert NOT_KEPT in answer["Cache-Control"]
    assert "camera=()" in answer["Permissions-Policy"]


def test_what_is_the_same_for_all_may_be_kept(client_of, db):
    assert "public" in client_of(None).get("/theme.css")["Cache-Control"]
