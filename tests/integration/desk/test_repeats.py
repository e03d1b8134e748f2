"""The page of who and where is hit again leads to the cases that it counts."""

from django.urls import reverse

from counterpart.casework.models import Case
from tests.factories import NOW, make_case, make_incident, make_premises


def test_each_of_two_namesakes_leads_to_its_own_cases_in_any_state(people, client_of):
    shops = [make_premises(name="Corner Shop", address=f"{number} High Street") for number in (4, 9)]
    for shop in shops:
        told = [make_incident(force=people.norfolk, premises=shop) for _ in range(3)]
        make_case(incident=told[0], state="closed", closed_at=NOW)
    alice = client_of(people.alice)
    page = alice.get(reverse("desk_series:repeats")).text
    for shop in shops:
        address = f"{reverse('desk:queue')}?premises={shop.pk}&state=any"
        assert f'href="{address.replace("&", "&amp;")}"' in page
        listed = alice.get(address).text
        shown = [case.premises for case in Case.objects.all() if case.reference in listed]
        assert shown == [shop]


def test_a_business_leads_to_its_cases_in_any_state(people, client_of):
    for _ in range(2):
        make_incident(force=people.norfolk, organisation=people.castle_street)
    link = f'href="{reverse("desk:queue")}?text=Castle+Street+Stores&amp;state=any"'
    pages = [client_of(who).get(reverse("desk_series:repeats")).text for who in (people.alice, people.nadia)]
    assert [link in page for page in pages] == [True, False]
    assert all("Castle Street Stores" in page for page in pages)
