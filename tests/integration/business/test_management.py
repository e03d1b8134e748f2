"""How a business manages its own people and premises."""

import pytest

from counterpart.accounts.models import Invitation
from counterpart.partners.models import Premises
from tests.factories import make_premises

FOUND = "/business/premises/find/?text=corner"


@pytest.fixture
def priya(people, client_of):
    return client_of(people.priya)


def test_the_people_page_shows_ones_own_people_only(priya):
    page = priya.get("/business/people/").content.decode()
    assert "Tom Reeve" in page
    assert "Mallory" not in page


def test_inviting_shows_the_invitation_until_it_is_withdrawn(priya):
    page = priya.post(
        "/business/people/invite/", {"email": "new@example.org", "role": "business_staff"}, follow=True
    ).content.decode()
    assert "We have sent an invitation to new@example.org" in page
    invitation = Invitation.objects.get()
    page = priya.post(f"/business/people/invitations/{invitation.pk}/withdraw/", follow=True).content.decode()
    assert "The invitation has been withdrawn" in page


def test_a_role_that_is_not_offered_is_refused(priya):
    page = priya.post("/business/people/invite/", {"email": "new@example.org", "role": "investigator"})
    assert "role" in page.content.decode()
    assert not Invitation.objects.exists()


def test_the_last_manager_is_told_why_they_stay(people, priya):
    page = priya.post(f"/business/people/{people.priya.role.pk}/remove/", follow=True).content.decode()
    assert "Somebody must be able to manage this organisation" in page


def test_another_business_is_not_found(people, priya):
    assert priya.get(f"/business/people/{people.mallory.role.pk}/").status_code == 404
    assert priya.post(f"/business/people/{people.mallory.role.pk}/remove/").status_code == 404
    assert priya.get(f"/business/premises/{people.rival_shop.pk}/remove/").status_code == 404
    assert priya.post(f"/business/premises/{people.rival_shop.pk}/claim/").status_code == 404


def test_premises_of_the_register_are_found_and_claimed(people, priya):
    cafe = make_premises(name="Corner Cafe", source="fhrs", source_reference="1")
    make_premises(name="Corner of somebody", organisation=people.rival, source="fhrs", source_reference="2")
    page = priya.get(FOUND).content.decode()
    assert "Corner Cafe" in page
    assert "Corner of somebody" not in page
    assert (
        "Corner Cafe has been added" in priya.post(f"/business/premises/{cafe.pk}/claim/", follow=True).content.decode()
    )
    cafe.refresh_from_db()
    assert cafe.organisation == people.castle_street


def test_premises_by_hand(people, priya):
    given = {
        "name": "Market Stall",
        "address": "12 Market Place, Norwich",
        "postcode": "nr21nd",
        "sector": "retail",
        "premises_type": "stall_or_market",
    }
    assert (
        "Enter a full UK postcode" in priya.post("/business/premises/add/", given | {"postcode": "1"}).content.decode()
    )
    priya.post("/business/premises/add/", given)
    assert Premises.objects.visible_to(people.priya.actor).get(name="Market Stall").postcode == "NR2 1ND"


def test_premises_that_are_given_up_go_back_to_the_register(people, priya):
    assert (
        "Do you no longer trade here?"
        in priya.get(f"/business/premises/{people.castle_street_shop.pk}/remove/").content.decode()
    )
    priya.post(f"/business/premises/{people.castle_street_shop.pk}/remove/")
    people.castle_street_shop.refresh_from_db()
    assert people.castle_street_shop.organisation is None
