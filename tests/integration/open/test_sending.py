"""The plain form: each file judged alone, and only the ticket counts."""

from datetime import timedelta
from http import HTTPStatus
from threading import BoundedSemaphore

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from counterpart.accounts.actions import roles
from counterpart.base.clock import now
from counterpart.evidence import spool
from counterpart.evidence.actions import links
from counterpart.evidence.models import EvidenceFile, FileState
from counterpart.evidence.tickets import link_token, ticket_of
from counterpart.open import bodies
from tests.factories import make_case


@pytest.fixture
def incident(people):
    return make_case(
        force=people.norfolk, reported_by=people.priya.person, organisation=people.castle_street
    ).primary_incident


@pytest.fixture
def link(people, incident):
    return links.make(incident=incident, purpose="", most_bytes=1000, by=people.alice.actor, at=now(), tell=False)


def sent(client, token, **files):
    named = [SimpleUploadedFile(name.replace("_", "."), content) for name, content in files.items()]
    return client.post(reverse("uploads:form", args=[token]), {"files": named}, follow=True)


def names():
    return [file.name for file in EvidenceFile.objects.order_by("pk")]


def test_one_bad_file_among_five_loses_none_of_the_others(client, link):
    five = {f"cam{number}_mp4": b"a" * 200 for number in range(1, 6)} | {"cam3_mp4": b"b" * 900}
    page = sent(client, link_token(link), **five)
    assert names() == ["cam1.mp4", "cam2.mp4", "cam4.mp4", "cam5.mp4"]
    assert "4 files received" in page.text
    assert "cam3.mp4: Too large: there is room for 600 bytes more here" in page.text
    assert not [name for name in spool.names() if name.startswith("form-")]


def test_an_empty_file_is_named_and_not_kept(client, link):
    page = sent(client, link_token(link), till_mp4=b"", door_mp4=b"a")
    assert names() == ["door.mp4"]
    assert "till.mp4: This file is empty" in page.text
    assert not [name for name in spool.names() if name.startswith("form-")]


def test_a_connection_cut_in_the_second_file_loses_not_the_first(client, people, incident):
    link = links.make(incident=incident, purpose="", by=people.alice.actor, at=now(), tell=False)
    page = cut(client, link, part("a.mp4", b"whole") + part("b.mp4", b"half of it" * 300_000)[:-2])
    assert names() == ["a.mp4"]
    assert "The connection was cut" in page.text
    assert "1 file received" in page.text


def part(name: str, content: bytes) -> bytes:
    head = f'--x\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'
    return head.encode() + content + b"\r\n"


def cut(client, link, body: bytes):
    """The page after a form of which only `body` arrived."""
    address, more = reverse("uploads:form", args=[link_token(link)]), {"CONTENT_LENGTH": str(len(body) + 100)}
    told = client.generic("POST", address, body, content_type="multipart/form-data; boundary=x", **more)
    return client.get(told.url)


def test_what_arrives_is_in_quarantine_and_told_apart_by_its_link(client, link):
    sent(client, link_token(link), a_mp4=b"a")
    file = EvidenceFile.objects.get()
    assert (file.state, file.link, file.channel) == (FileState.QUARANTINED, link, "form")
    assert file.continuity.count() >= 1


def test_a_form_without_a_file_says_so(client, link):
    assert "Choose a file first" in client.post(reverse("uploads:form", args=[link_token(link)]), follow=True).text


def test_half_a_form_is_not_evidence(client, link):
    assert "The connection was cut" in cut(client, link, part("a.mp4", b"half of it")[:-2]).text
    assert names() == []


def test_nobody_sends_by_a_link_that_was_withdrawn(client, people, link):
    links.revoke(link=link, by=people.alice.actor, at=now())
    assert sent(client, link_token(link), a_mp4=b"a").status_code == 404
    assert "withdrawn" in client.get(reverse("uploads:send", args=[link_token(link)])).text
    assert names() == []


def test_nobody_sends_by_a_link_that_has_expired(client, people, incident):
    ago = now() - timedelta(days=20)
    link = links.make(incident=incident, purpose="", by=people.alice.actor, at=ago, tell=False)
    assert sent(client, link_token(link), a_mp4=b"a").status_code == 404


def test_a_ticket_ends_with_the_role(client, people, incident):
    token = ticket_of(people.priya.actor, incident)
    sent(client, token, a_mp4=b"a")
    roles.end(by=people.grace.actor, at=now(), assignment=people.tom.role)
    tom = ticket_of(people.tom.actor, incident)
    assert sent(client, tom, b_mp4=b"b").status_code == 404
    assert names() == ["a.mp4"]


def test_it_leads_back_to_a_page_of_this_site_only(client, link):
    address = reverse("uploads:form", args=[link_token(link)])
    assert client.post(f"{address}?back=/privacy/").url == "/privacy/"
    for elsewhere in ("https://example.org/", "//example.org/", "privacy"):
        assert client.post(address, query_params={"back": elsewhere}).url.startswith("/send/")


def test_the_link_is_mailed_to_its_recipient(people, incident, django_capture_on_commit_callbacks, mailoutbox):
    from counterpart.base.mail import SentMail

    links.make(
        incident=incident,
        purpose="The till, please",
        recipient_email="kim@example.org",
        by=people.alice.actor,
        at=now(),
    )
    mail = SentMail.objects.get()
    assert "The till, please" in mail.text
    assert "/send/" in mail.text


def test_joining_parts_waits_for_a_place_among_the_uploads(client, link, monkeypatch):
    def tus(path, body=b"", **headers):
        told = {"Tus-Resumable": "1.0.0", **{name.replace("_", "-"): value for name, value in headers.items()}}
        return client.post(path, body, content_type="application/offset+octet-stream", headers=told)

    begin = reverse("uploads:begin", args=[link_token(link)])
    part = tus(begin, b"part", Upload_Length="4", Upload_Concat="partial")["Location"]
    with monkeypatch.context() as busy:
        busy.setattr(bodies, "_places", BoundedSemaphore(0))
        assert tus(begin, Upload_Concat=f"final;{part}").status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert tus(begin, Upload_Concat=f"final;{part}").status_code == HTTPStatus.CREATED
    assert tus(begin, Upload_Concat=f"final;{part}").status_code == HTTPStatus.GONE
