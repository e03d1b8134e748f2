"""From a still to the register by hand, and to whom it is shown until when."""

from datetime import timedelta

import pytest
from django.urls import reverse

from counterpart.base import clock
from counterpart.base.audit import AuditEvent
from counterpart.core.periods.local_time import local_date
from counterpart.suspects.models import Circulation, SuspectImage
from counterpart.suspects.queries import register
from tests.factories.suspects import make_nominal, make_suspect_image

pytestmark = pytest.mark.django_db
TOLD = {"image_class": "identity_sought", "under_18": "no", "caption": "blue coat"}


@pytest.fixture
def alice(people, client_of):
    return client_of(people.alice)


@pytest.fixture
def add(case, still):
    return reverse("desk_images:add", args=[case.reference, still.key])


def test_pictures_of_the_case_are_chosen_by_their_looks(alice, case, still, add):
    page = alice.get(reverse("desk_images:choose", args=[case.reference])).content.decode()
    assert add in page
    assert reverse("desk_evidence:content", args=[case.reference, still.key]) in page
    of_file = alice.get(reverse("desk_evidence:file", args=[case.reference, still.key])).content.decode()
    assert add in of_file


def test_what_is_no_picture_of_the_case_is_not_found(alice, case, still, add):
    still.state = "infected"
    still.save(update_fields=["state"])
    assert alice.get(add).status_code == 404


def test_without_an_area_the_whole_picture_is_used(alice, add):
    assert alice.post(add, TOLD).status_code == 302
    assert SuspectImage.objects.get().quality["width"] == 320


def test_an_area_is_cut_out(alice, case, still, add):
    assert alice.post(add, TOLD | {"x_1": "10", "y_1": "20", "width_1": "100", "height_1": "120"}).status_code == 302
    image = SuspectImage.objects.get()
    assert image.file.recipe["crop"] == [10, 20, 110, 140]
    assert list(register.sources_of(case)) == [still], "what was cut out is not offered again"


@pytest.mark.parametrize(
    ("area", "words"),
    [
        ({"x_1": "10"}, "Enter width of part"),
        ({"x_1": "10", "y_1": "20", "width_1": "100000", "height_1": "5"}, "must be 60,000 or fewer"),
        ({"x_1": "300", "y_1": "20", "width_1": "100", "height_1": "5"}, "The part must lie within 320 by"),
        ({"x_1": "0", "y_1": "0", "width_1": "0", "height_1": "0"}, "The part must lie within 320 by"),
    ],
)
def test_an_area_that_cannot_be_is_named_and_the_typing_kept(alice, add, area, words):
    answer = alice.post(add, TOLD | area)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "blue coat" in answer.content.decode()
    assert not SuspectImage.objects.exists()


def until(day):
    return {"until_day-day": day.day, "until_day-month": day.month, "until_day-year": day.year}


def test_officers_are_asked_once_and_never_beyond_the_expiry(people, alice, case):
    now = clock.now()
    moments = {"added_at": now, "circulated_from": now, "review_at": now, "expires_at": now + timedelta(days=28)}
    image = make_suspect_image(case=case, by=people.alice.actor, **moments)
    address = reverse("desk_images:circulate", args=[image.key])
    last = local_date(image.expires_at) - timedelta(days=1)
    refused = alice.post(address, until(last + timedelta(days=1)))
    assert "the image expires on the day after" in refused.content.decode()
    assert not Circulation.objects.exists()
    assert alice.post(address, until(last)).status_code == 302
    assert Circulation.objects.get().last_day == last
    assert "Officers can see it already" in alice.post(address, until(last)).content.decode()
    assert Circulation.objects.count() == 1


def test_a_known_image_names_the_record_of_the_person(people, alice, add):
    nominal = make_nominal(force=people.norfolk)
    known = TOLD | {"image_class": "known"}
    refused = alice.post(add, known | {"person": "NOM-0000-0000"})
    assert "There is no person record of this reference" in refused.content.decode()
    assert alice.post(add, known | {"person": nominal.reference.lower()}).status_code == 302
    assert SuspectImage.objects.get().nominal == nominal
    assert AuditEvent.objects.filter(action="nominal.open").count() == 1
