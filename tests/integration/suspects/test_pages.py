"""Every page of images as each role: shown, logged, never stored, and empty of an image that has expired."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from counterpart.base import clock
from counterpart.base.actors import Actor
from counterpart.base.audit import AuditEvent
from counterpart.desk.views.image_finding import PURPOSE
from counterpart.partners.actions import agreements
from counterpart.suspects import sheets
from counterpart.suspects.models import Circulation, Identification, ImageChallenge, NotKnown, SuspectImage
from counterpart.suspects.queries import galleries
from tests.suspect_pages import show

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


@pytest.fixture
def now():
    return clock.now()


@pytest.fixture
def shown(people, now):
    return show(people, at=now - timedelta(days=1))


@pytest.fixture
def alice(people, client_of):
    return with_purpose(client_of(people.alice))


@pytest.fixture
def sam(people, client_of):
    return with_purpose(client_of(people.sam))


def with_purpose(client):
    session = client.session
    session[PURPOSE] = "Case in Castle Street"
    session.save()
    return client


def doors(people, client_of, shown):
    """Each door's pages with somebody who may see them all."""
    return [
        (with_purpose(client_of(people.sam)), shown.desk),
        (client_of(people.grace), shown.administration),
        (client_of(people.beth), shown.partnership),
    ]


def content_of(response) -> bytes:
    return b"".join(response) if response.streaming else response.content


def test_every_page_is_shown_and_stored_by_nobody(people, client_of, shown):
    for client, pages in doors(people, client_of, shown):
        for name, address in pages.items():
            response = client.get(address)
            assert response.status_code == 200, name
            assert "no-store" in response["Cache-Control"], name


def test_every_page_with_a_person_is_logged(people, client_of, shown):
    quiet = {"people", "ask", "draft"}
    for client, pages in doors(people, client_of, shown):
        for name in pages.keys() - quiet - shown.administration.keys() - {"agreements", "agreement"}:
            before = AuditEvent.objects.count()
            client.get(pages[name])
            assert AuditEvent.objects.count() > before, name


def test_of_an_expired_image_no_page_holds_anything(people, client_of, shown, now):
    traces = [str(shown.image.key), shown.image.reference, shown.image.caption, str(shown.known.key)]
    SuspectImage.objects.update(expires_at=now - SECOND)
    for client, pages in doors(people, client_of, shown):
        for name, address in pages.items():
            response = client.get(address)
            found = content_of(response).decode("latin-1")
            assert response.status_code == 404 or not [trace for trace in traces if trace in found], name


@pytest.mark.parametrize(
    "change",
    [
        {"expires_at": -SECOND},
        {"withdrawn_at": -SECOND, "withdrawn_reason": "wrong"},
        {"paused_at": -SECOND},
        {"under_18": "yes"},
        {"circulated_from": timedelta(days=1)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_the_gallery_of_a_partnership_closes_at_once(people, client_of, shown, now, change):
    moved = {name: now + value if isinstance(value, timedelta) else value for name, value in change.items()}
    SuspectImage.objects.update(**moved)
    beth = client_of(people.beth)
    assert str(shown.image.key).encode() not in beth.get(shown.partnership["gallery"]).content
    for name in ("answer", "thumbnail", "picture"):
        assert beth.get(shown.partnership[name]).status_code == 404
    assert beth.post(shown.partnership["answer"], {"answer": "no"}).status_code == 404


def test_when_the_clock_moves_past_the_expiry_the_picture_is_gone(people, client_of, shown, monkeypatch):
    alice = client_of(people.alice)
    assert alice.get(shown.desk["picture"]).status_code == 200
    monkeypatch.setattr(clock, "now", lambda: shown.image.expires_at - SECOND)
    alice = client_of(people.alice)
    assert alice.get(shown.desk["picture"]).status_code == 200
    monkeypatch.setattr(clock, "now", lambda: shown.image.expires_at)
    assert alice.get(shown.desk["picture"]).status_code == 404
    assert alice.get(shown.desk["sheet"]).status_code == 404


@pytest.mark.parametrize(
    "change",
    [
        lambda now: SuspectImage.objects.update(paused_at=now),
        lambda now: SuspectImage.objects.update(under_18="yes"),
        lambda now: SuspectImage.objects.update(under_18="unknown"),
        lambda now: SuspectImage.objects.update(circulated_from=None),
        lambda now: Circulation.objects.update(ended_at=now),
        lambda now: Circulation.objects.update(until_at=now),
        lambda now: Circulation.objects.filter(audience="officers").delete(),
    ],
    ids=["paused", "under 18", "cannot tell", "not circulated", "ended", "over", "to a partnership alone"],
)
def test_no_briefing_sheet_is_had_of_an_image_that_officers_are_not_shown(people, client_of, shown, now, change):
    client = client_of(people.sam)
    assert shown.desk["sheet"] in client.get(shown.desk["image"]).content.decode()
    change(now)
    assert shown.desk["sheet"] not in client.get(shown.desk["image"]).content.decode()
    assert client.get(shown.desk["sheet"]).status_code == 404
    assert not AuditEvent.objects.filter(action="image.export").exists()


def test_a_briefing_sheet_is_destroyed_with_the_last_day_of_its_circulation(people, shown):
    circulation = Circulation.objects.get(audience="officers")
    circulation.until_at = datetime(2030, 3, 5, tzinfo=UTC)
    page = sheets.page_of(circulation, printed_for=people.alice.actor, at=circulation.from_at)
    assert "Destroy this sheet by the end of 4 March 2030" in page


def test_a_partnership_sees_the_items_of_its_agreement_and_no_more(people, client_of, shown):
    beth = client_of(people.beth)
    page = beth.get(shown.partnership["answer"]).content.decode()
    assert shown.image.reference in page
    assert "blue coat" not in page
    assert shown.image.case.reference not in page
    assert "Castle Street" not in page
    disclosure = shown.image.circulations.get(audience="partnership").disclosure
    disclosure.items = ["image", "image_caption"]
    disclosure.save()
    assert "blue coat" in beth.get(shown.partnership["answer"]).content.decode()


def test_a_suspended_agreement_closes_the_gallery(people, client_of, shown, now):
    agreements.suspend(agreement=shown.agreement, reason="x", by=people.grace.actor, at=now - SECOND)
    assert client_of(people.beth).get(shown.partnership["picture"]).status_code == 404


def test_the_picture_of_a_partnership_is_marked_and_the_force_s_is_not(people, client_of, shown):
    at_the_desk = client_of(people.alice).get(shown.desk["picture"]).content
    assert client_of(people.beth).get(shown.partnership["picture"]).content != at_the_desk


@pytest.mark.parametrize("name", ["ruth", "alice"])
def test_another_force_and_officers_see_nothing_through_the_other_doors(people, client_of, shown, name):
    client = client_of(getattr(people, name))
    assert client.get(shown.partnership["picture"]).status_code == 404
    assert client.get(shown.partnership["agreement"]).status_code == 404
    if name == "ruth":
        for page in ("image", "picture", "sheet", "answer", "of_case"):
            assert client.get(shown.desk[page]).status_code == 404


@pytest.mark.parametrize("name", ["priya", "tom", "mallory", "oliver", "beth"])
def test_businesses_and_partners_never_see_the_desk(people, client_of, shown, name):
    client = client_of(getattr(people, name))
    assert {client.get(address).status_code for address in shown.desk.values()} == {403}
    if name != "beth":
        assert {client.get(address).status_code for address in shown.partnership.values()} == {403}


def test_nobody_looks_for_people_without_saying_why(people, client_of, shown):
    client = client_of(people.alice)
    page = client.get(shown.desk["nominal"])
    assert b"Before you look for people" in page.content
    assert b"Jordan" not in page.content
    assert client.post(shown.desk["nominal"], {"purpose": ""}).status_code == 422
    client.post(shown.desk["nominal"], {"purpose": "Thefts in Castle Street"})
    assert b"Jordan" in client.get(shown.desk["nominal"]).content
    assert AuditEvent.objects.get(action="nominal.open").justification == "Thefts in Castle Street"
    assert b"Jordan" not in client_of(people.sam).get(shown.desk["describe"]).content


def test_an_officer_answers_once(people, sam, shown):
    page = shown.desk["answer"]
    assert sam.post(page, {"answer": "knows", "named": "", "reason": ""}).status_code == 422
    sam.post(page, {"answer": "knows", "named": "Jo", "reason": "Arrested him"})
    assert Identification.objects.filter(said_by=people.sam.person, named="Jo", state="offered").exists()
    assert b"You have answered" in sam.get(page).content
    assert shown.image.reference.encode() not in sam.get(shown.desk["know"]).content


def test_a_partnership_answers(people, client_of, shown):
    Identification.objects.filter(image=shown.image).delete()
    beth = client_of(people.beth)
    beth.post(shown.partnership["answer"], {"answer": "might", "might_be": "Jo", "might_reason": "Looks like him"})
    said = Identification.objects.get(image=shown.image)
    assert (said.confidence, said.organisation) == ("might", people.beth.organisation)


def test_no_is_an_answer(people, alice, shown):
    alice.post(shown.desk["answer"], {"answer": "no"})
    assert NotKnown.objects.get().person == people.alice.person


def test_two_confirm_on_the_page_and_it_is_undone_there(people, alice, sam, shown):
    review = {"agrees": "yes", "reason": "I know him"}
    alice.post(shown.desk["review"], review)
    assert b"You have reviewed this before" in alice.get(shown.desk["review"]).content
    sam.post(shown.desk["review"], review)
    said = Identification.objects.get(image=shown.image)
    assert said.state == "confirmed"
    address = reverse("desk_images:undo", args=[said.pk])
    assert b"What falls with it" in alice.get(address).content
    alice.post(address, {"reason": "His brother"})
    said.refresh_from_db()
    assert said.state == "undone"
    erred = Actor(person_id=said.said_by_id, name=said.said_by_name)
    assert not galleries.has_answered(erred, shown.image), "whoever erred may look again"


def test_what_is_not_covered_is_refused_on_the_page_and_kept(people, alice, client_of, shown, now):
    day = shown.image.expires_at - timedelta(days=2)
    typed = {
        "partnership": people.beth.organisation.pk,
        "items": ["image", "name"],
        "until_day_0": day.day,
        "until_day_1": day.month,
        "until_day_2": day.year,
        "until_day-day": day.day,
        "until_day-month": day.month,
        "until_day-year": day.year,
    }
    response = alice.post(shown.desk["share"], typed)
    assert response.status_code == 422
    assert "does not name it" in response.content.decode()
    assert "does not name it" in client_of(people.grace).get(shown.administration["agreements"]).content.decode()
    again = alice.post(shown.desk["share"], typed | {"items": ["image"]})
    assert "can see it already" in again.content.decode()
    Circulation.objects.update(ended_at=now, ended_reason="To share it anew")
    assert alice.post(shown.desk["share"], typed | {"items": ["image"]}).status_code == 302


def test_somebody_pictured_asks_and_reads_the_answer(client, people, sam, shown):
    page = client.post(
        shown.open["ask"],
        {"force": people.norfolk.pk, "reference": shown.image.reference, "reason": "That is me"},
        follow=True,
    )
    shown.image.refresh_from_db()
    assert shown.image.paused_at
    assert b"not shown while you wait" in page.content
    challenge = ImageChallenge.objects.get(image=shown.image)
    address = reverse("desk_images:challenge", args=[challenge.pk])
    sam.post(address, {"outcome": "withdrawn", "answer": "We have withdrawn it", "note": "secret note"})
    answered = client.get(page.redirect_chain[-1][0]).content
    assert b"We have withdrawn it" in answered
    assert b"secret note" not in answered


def test_the_caption_of_an_image_that_has_left_is_shown_to_nobody(people, sam, shown, now):
    challenge = ImageChallenge.objects.get()
    ImageChallenge.objects.update(image=shown.image)
    address = reverse("desk_images:challenge", args=[challenge.pk])
    assert b"blue coat" in sam.get(address).content
    SuspectImage.objects.update(expires_at=now - SECOND)
    assert b"blue coat" not in sam.get(address).content
    assert sam.post(address, {"outcome": "corrected", "answer": "It has left", "caption": ""}).status_code == 302
    assert SuspectImage.objects.get(pk=shown.image.pk).caption == "blue coat"


def test_asking_is_limited(client, people, shown):
    answers = [client.post(shown.open["ask"], {"reason": ""}).status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]


def test_a_partnership_signs_its_own_agreement(people, client_of, shown):
    type(shown.agreement).objects.update(partner_signed_at=None, partner_signed_name="")
    beth = client_of(people.beth)
    assert beth.post(shown.partnership["agreement"], {}).status_code == 422
    beth.post(shown.partnership["agreement"], {"agreed": "true"})
    shown.agreement.refresh_from_db()
    assert shown.agreement.partner_signed_by == people.beth.person
