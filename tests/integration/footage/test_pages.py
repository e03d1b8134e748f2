"""The pages of footage: at the desk, of a business, and by the link in the mail."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from counterpart.base import clock
from counterpart.base.audit import AuditEvent
from counterpart.base.models import SentMail
from counterpart.core.geography.drawn import circle, to_document
from counterpart.core.periods.local_time import to_local
from counterpart.footage.actions import requests as actions
from counterpart.footage.links import request_token
from counterpart.footage.models import Camera, FootageRequest
from tests.factories import make_appeal, make_camera, make_case, make_evidence_file, make_footage_request, make_premises
from tests.integration.footage.conftest import MIDDLE

HOUR = timedelta(hours=1)


@pytest.fixture
def recent(people, case):
    """The theft was an hour ago by the real clock, as pages see it."""
    incident = case.primary_incident
    incident.occurred_from = clock.now() - HOUR
    incident.save()
    return case


@pytest.fixture
def asked(people, recent) -> FootageRequest:
    """The Castle Street shop was asked an hour ago."""
    now = clock.now()
    appeal = make_appeal(case=recent, filmed_from=now - 2 * HOUR, filmed_to=now - HOUR, made_at=now - HOUR)
    at = {"asked_at": now - HOUR, "overwrite_at": now + 90 * HOUR, "due_at": now + 90 * HOUR}
    request = make_footage_request(appeal=appeal, organisation=people.castle_street, **at)
    request.cameras.add(make_camera(premises=people.castle_street_shop, force=people.norfolk))
    return request


def desk(name, case, **more) -> str:
    return reverse(f"desk_footage:{name}", kwargs={"reference": case.reference, **more})


def filled(case, **more) -> dict[str, str]:
    """The form of asking as a page without a pointer sends it: around a point, for the three hours before."""
    end = to_local(case.primary_incident.occurred_from)
    ends = {"from": end - 3 * HOUR, "to": end}
    days = {
        f"{name}_day-{part}": str(getattr(moment.date(), part))
        for name, moment in ends.items()
        for part in ("day", "month", "year")
    }
    times = {f"{name}_time": f"{moment:%H:%M}" for name, moment in ends.items()}
    point = {"where": "point", "latitude": str(MIDDLE[1]), "longitude": str(MIDDLE[0]), "point_radius": "20"}
    words = {"place": "Gentleman's Walk", "looking_for": "A red jacket"}
    return days | times | point | words | more


def test_asking_goes_through_a_page_that_shows_who(people, client_of, recent, shop_camera, rival_camera):
    alice = client_of(people.alice)
    page = alice.post(desk("ask", recent), filled(recent))
    assert page.status_code == 200
    assert not FootageRequest.objects.exists(), "nothing is sent before the page is"
    text = page.content.decode()
    for words in ("Castle Street Stores", "Rival Traders", "2 businesses found, 2 ticked", "tom@example.org"):
        assert words in text
    sealed = text.split('name="sealed" value="')[1].split('"')[0]
    answer = alice.post(desk("send", recent), {"sealed": sealed, "chosen": [f"o{people.rival.pk}"]})
    assert answer.status_code == 302
    assert FootageRequest.objects.get().organisation == people.rival
    assert SentMail.objects.get(template="footage_request").to == "mallory@example.org"
    alice.post(desk("send", recent), {"sealed": sealed, "chosen": [f"o{people.rival.pk}"]})
    assert FootageRequest.objects.count() == 1, "sent twice is sent once"
    listed = alice.get(desk("requests", recent)).content.decode()
    assert "Rival Traders" in listed
    assert "left" in listed, "the countdown"


def test_nobody_ticked_is_said_on_the_page(people, client_of, recent, rival_camera):
    alice = client_of(people.alice)
    text = alice.post(desk("ask", recent), filled(recent)).content.decode()
    sealed = text.split('name="sealed" value="')[1].split('"')[0]
    answer = alice.post(desk("send", recent), {"sealed": sealed})
    assert answer.status_code == 422
    assert "Choose at least one business" in answer.content.decode()


def test_what_is_sealed_for_one_case_asks_for_no_other(people, client_of, recent, rival_camera):
    other = make_case(force=people.norfolk)
    alice = client_of(people.alice)
    text = alice.post(desk("ask", recent), filled(recent)).content.decode()
    sealed = text.split('name="sealed" value="')[1].split('"')[0]
    for wrong in (sealed[:-2], "", sealed):
        alice.post(desk("send", other), {"sealed": wrong, "chosen": [f"o{people.rival.pk}"]})
    assert not FootageRequest.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"where": "drawn"}, "Draw the area on the map"),
        ({"where": "drawn", "area": "{"}, "Draw one area on the map"),
        ({"where": "drawn", "area": json.dumps(to_document(circle(*MIDDLE, 3000)))}, "square kilometres or less"),
        ({"where": ""}, "Select which area"),
        ({"latitude": "north"}, "Latitude must be in degrees"),
        ({"point_radius": "5000"}, "must be 1,100 or fewer"),
        ({"to_day-year": "2020"}, "The end must be after the beginning"),
        ({"place": "Behind Priya Shah's till"}, "must not read who is concerned"),
    ],
)
def test_what_cannot_be_asked_is_said_beside_its_field(people, client_of, recent, typed, said):
    answer = client_of(people.alice).post(desk("ask", recent), filled(recent, **typed))
    assert answer.status_code == 422
    assert said in answer.content.decode().replace("&#39;", "'")


def test_a_drawn_area_is_asked_for(people, client_of, recent, shop_camera):
    drawn = json.dumps(to_document(circle(*MIDDLE, 10)))
    page = client_of(people.alice).post(desk("ask", recent), filled(recent, where="drawn", area=drawn))
    assert "Castle Street Stores" in page.content.decode()


def test_the_form_begins_with_the_time_and_street_of_the_incident(people, client_of):
    case = make_case(force=people.norfolk, premises=people.castle_street_shop, organisation=people.castle_street)
    text = client_of(people.alice).get(desk("ask", case)).content.decode().replace("&#39;", "'")
    for value in ('value="10:30am"', 'value="11:30am"', 'value="Gentleman\'s Walk, Norwich"', "Around the premises"):
        assert value in text


def test_reminding_and_withdrawing(people, client_of, recent, asked):
    alice = client_of(people.alice)
    early = alice.post(desk("remind", recent, request_id=asked.pk))
    assert early.status_code == 422
    assert "less than 12 hours ago" in early.content.decode()
    assert alice.post(desk("withdraw", recent, request_id=asked.pk), {"reason": "Arrested"}).status_code == 302
    asked.refresh_from_db()
    assert asked.state == "withdrawn"


def test_a_request_of_another_case_is_not_found_there(people, client_of, asked):
    other = make_case(force=people.norfolk)
    assert client_of(people.alice).get(desk("remind", other, request_id=asked.pk)).status_code == 404


def test_a_business_sees_its_own_requests_and_answers(people, client_of, asked):
    tom = client_of(people.tom)
    assert "The police ask you for footage" in tom.get(reverse("business:home")).content.decode()
    assert "Gentleman" in tom.get(reverse("business_footage:requests")).content.decode()
    page = tom.get(reverse("business_footage:request", args=[asked.pk])).content.decode()
    assert "Norfolk Constabulary asks Castle Street Stores" in page
    assert "/send/" in page
    none = reverse("business_footage:answer", args=[asked.pk, "none"])
    assert tom.post(none, {}).status_code == 422
    assert tom.post(none, {"state": "not_ours", "note": "The bank's"}).status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.answered_by_name) == ("not_ours", "Tom Reeve")
    assert "ask you for footage" not in tom.get(reverse("business:home")).content.decode()


@pytest.mark.parametrize("name", ["mallory", "ruth", "beth"])
def test_nobody_else_reaches_them(people, client_of, recent, asked, name):
    other = client_of(getattr(people, name))
    for address in (
        reverse("business_footage:request", args=[asked.pk]),
        reverse("business_footage:answer", args=[asked.pk, "none"]),
        reverse("business_footage:edit_camera", args=[asked.cameras.get().pk]),
        desk("requests", recent),
        desk("ask", recent),
    ):
        assert other.get(address).status_code in (403, 404), address


def test_the_link_shows_place_and_time_and_nothing_of_the_case(people, recent, asked):
    answer = Client().get(reverse("footage:request", args=[request_token(asked)]))
    text = answer.content.decode()
    assert answer.status_code == 200
    for words in ("Norfolk Constabulary asks Castle Street Stores", "A man in a red jacket", "left", "/send/"):
        assert words in text
    incident = recent.primary_incident
    for secret in (recent.reference, incident.reporter_name, incident.reporter_email, "Alice"):
        assert secret not in text
    assert AuditEvent.objects.filter(action="footage_request.open").count() == 1


def test_more_time_is_asked_for_by_the_link(people, asked):
    token = request_token(asked)
    later = reverse("footage:answer", args=[token, "later"])
    assert Client().get(later).status_code == 200
    assert Client().post(later, {"days": "7"}).status_code == 302
    asked.refresh_from_db()
    assert asked.state == "saved"
    assert asked.due_at > clock.now() + timedelta(days=7)
    assert Client().post(reverse("footage:answer", args=[token, "whatever"])).status_code == 404


def test_a_withdrawn_or_broken_link_says_so(people, asked):
    token = request_token(asked)
    actions.withdraw(request=asked, reason="Arrested", by=people.alice.actor, at=clock.now())
    for wrong, words in ((token, "do not need this footage"), (token[:-1], "not complete")):
        for address in (reverse("footage:request", args=[wrong]), reverse("footage:answer", args=[wrong, "none"])):
            answer = Client().get(address)
            assert answer.status_code == 404
            assert words in answer.content.decode()


def test_footage_that_came_is_shown_at_once(people, client_of, recent, asked):
    make_evidence_file(incident=recent.primary_incident, by=people.tom.actor, link=asked.link)
    assert "Footage received" in client_of(people.alice).get(desk("requests", recent)).content.decode()


CAMERA = {
    "name": "Yard",
    "is_indoor": "False",
    "bearing": "90",
    "reach_metres": "25",
    "overwrite_days": "14",
    "contact_name": "Tom",
}


def test_a_manager_keeps_the_register_of_the_business(people, client_of):
    priya = client_of(people.priya)
    add = reverse("business_footage:add_camera")
    priya.post(add, CAMERA)
    assert not Camera.objects.exists()
    assert priya.post(add, CAMERA | {"premises": people.castle_street_shop.pk}).status_code == 302
    camera = Camera.objects.get()
    assert (camera.bearing, camera.width, camera.organisation, camera.force) == (
        90,
        90,
        people.castle_street,
        people.norfolk,
    )
    assert camera.longitude == people.castle_street_shop.longitude
    edit = reverse("business_footage:edit_camera", args=[camera.pk])
    assert priya.post(edit, CAMERA | {"bearing": "360", "overwrite_days": "7"}).status_code == 302
    camera.refresh_from_db()
    assert (camera.width, camera.overwrite_days) == (360, 7)
    assert priya.post(reverse("business_footage:confirm_camera", args=[camera.pk])).status_code == 302
    assert "Yard" in priya.get(reverse("business_footage:cameras")).content.decode()
    assert (
        priya.post(reverse("business_footage:retire_camera", args=[camera.pk]), {"reason": "Broken"}).status_code == 302
    )
    assert "Yard" not in priya.get(reverse("business_footage:cameras")).content.decode().replace("Yard has been", "")


def test_a_camera_cannot_be_put_on_anothers_premises(people, client_of):
    client_of(people.priya).post(reverse("business_footage:add_camera"), CAMERA | {"premises": people.rival_shop.pk})
    assert not Camera.objects.exists()


def test_premises_that_stand_nowhere_need_a_point(people, client_of):
    lost = make_premises(name="Van", organisation=people.castle_street, longitude=None, latitude=None)
    priya = client_of(people.priya)
    answer = priya.post(reverse("business_footage:add_camera"), CAMERA | {"premises": lost.pk})
    assert "We do not know where this place is" in answer.content.decode()
    there = {"premises": lost.pk, "latitude": "52.6283", "longitude": "1.2926"}
    assert priya.post(reverse("business_footage:add_camera"), CAMERA | there).status_code == 302


def test_the_desk_registers_cameras_of_businesses_without_an_account(people, client_of):
    cafe = make_premises(name="Corner Cafe")
    alice = client_of(people.alice)
    assert "Corner Cafe" in alice.get(reverse("desk_footage:find_premises"), {"text": "cafe"}).content.decode()
    assert alice.post(reverse("desk_footage:add_camera", args=[cafe.pk]), CAMERA).status_code == 302
    camera = Camera.objects.get()
    assert (camera.organisation, camera.force) == (None, people.norfolk)
    page = alice.get(reverse("desk_footage:cameras")).content.decode()
    assert "Corner Cafe" in page
    assert "No account" in page
    for name in ("edit_camera", "retire_camera"):
        assert alice.get(reverse(f"desk_footage:{name}", args=[camera.pk])).status_code == 200
    assert alice.post(reverse("desk_footage:confirm_camera", args=[camera.pk])).status_code == 302
    assert client_of(people.ruth).get(reverse("desk_footage:edit_camera", args=[camera.pk])).status_code == 404


def test_the_register_is_filtered_and_downloaded_without_people(people, client_of):
    old = clock.now() - timedelta(days=366)
    make_camera(
        premises=people.castle_street_shop, force=people.norfolk, name="Old", confirmed_at=old, contact_name="Tom"
    )
    make_camera(premises=people.rival_shop, force=people.norfolk, name="New", confirmed_at=clock.now())
    alice = client_of(people.alice)
    stale = alice.get(reverse("desk_footage:cameras"), {"stale": "yes"}).content.decode()
    assert ">Old<" in stale
    assert ">New<" not in stale
    found = alice.get(reverse("desk_footage:cameras_geojson"))
    assert found["Content-Type"] == "application/geo+json"
    features = found.json()["features"]
    assert [feature["geometry"]["type"] for feature in features] == ["Polygon", "Polygon"]
    assert "Tom" not in found.content.decode()
