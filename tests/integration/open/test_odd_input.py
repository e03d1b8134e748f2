"""What nobody types by accident: every field ends in a clear error with the typing kept, never in a fault."""

import pytest
from django.core.cache import cache

ODD = {
    "null": "a\x00b@example.org",
    "half a surrogate": "\ud800",
    "a megabyte": "x" * 1_000_000,
    "right to left": "\u202eabc@example.org",
    "markup": "<script>alert(1)</script>",
    "emoji": "👩‍🌾🧨",
    "blank": "   ",
}
FORMS = [
    ("", "/sign-in/", ("login", "password")),
    ("", "/forgotten-password/", ("email",)),
    ("priya", "/account/details/", ("name", "phone")),
    ("priya", "/account/password/", ("oldpassword", "password1")),
    ("priya", "/account/confirm/", ("password",)),
    ("priya", "/account/working-for/", ("role",)),
    ("priya", "/business/people/invite/", ("email", "role")),
    ("priya", "/business/premises/add/", ("name", "address", "postcode", "sector", "premises_type")),
    ("grace", "/desk/organisations/add/", ("kind", "name", "size_band")),
]
SEARCHES = [
    ("priya", "/business/premises/find/", ("text",)),
    ("grace", "/desk/audit/", ("reference", "name", "from_day", "to_day", "page")),
    ("grace", "/desk/organisations/", ("text", "page")),
]


@pytest.fixture
def browser_of(people, client_of):
    cache.clear()
    people.priya.person.set_password("something long to type")
    people.priya.person.save()
    return lambda name: client_of(getattr(people, name) if name else None)


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
@pytest.mark.parametrize(("name", "address", "fields"), FORMS, ids=lambda value: str(value))
def test_a_form_answers(browser_of, name, address, fields, odd):
    sent = {field: odd.encode("utf-8", "surrogatepass") for field in fields}
    response = browser_of(name).post(address, sent)
    assert response.status_code in (200, 302, 400, 413)
    assert "<script>alert" not in response.content.decode()


@pytest.mark.parametrize(
    "odd", [odd for odd in ODD.values() if len(odd) < 1000], ids=[i for i in ODD if i != "a megabyte"]
)
@pytest.mark.parametrize(("name", "address", "fields"), SEARCHES, ids=lambda value: str(value))
def test_a_search_answers(browser_of, name, address, fields, odd):
    for field in fields:
        response = browser_of(name).get(address, {field: odd.encode("utf-8", "surrogatepass")})
        assert response.status_code in (200, 400)
        assert "<script>alert" not in response.content.decode()
