"""A shop with cameras, its neighbour with one, and a theft between them."""

from datetime import timedelta
from uuid import uuid4

import pytest

from counterpart.casework.models import Case
from counterpart.core.geography.drawn import circle, to_document
from counterpart.footage.actions.appeals import Wanted, make
from counterpart.footage.models import Camera, FootageRequest
from tests.factories import NOW, make_camera, make_case
from tests.people import People

# The middle of the drawn area: 30 metres east of the shops of the tests.
MIDDLE = (1.29305, 52.6283)


@pytest.fixture
def case(people: People) -> Case:
    """A theft that nobody's business reported, Alice's."""
    return make_case(force=people.norfolk, owner=people.alice.person)


@pytest.fixture
def shop_camera(people: People) -> Camera:
    """Looks east along the street from the Castle Street shop; keeps 7 days; Tom is to be called."""
    named = {"contact_name": "Tom Reeve", "contact_email": "tom@example.org"}
    facts = {"name": "Street", "bearing": 90, "width": 90, "reach_metres": 40, "overwrite_days": 7}
    return make_camera(premises=people.castle_street_shop, force=people.norfolk, **facts, **named)


@pytest.fixture
def rival_camera(people: People) -> Camera:
    """Looks all round from the rival's shop; nobody is named."""
    return make_camera(premises=people.rival_shop, force=people.norfolk, name="Dome", width=360, reach_metres=50)


@pytest.fixture
def wanted() -> Wanted:
    """The hour before NOW, within 15 metres of MIDDLE: no premises stand in it."""
    return Wanted(
        area=to_document(circle(*MIDDLE, 15)),
        place="Gentleman's Walk, Norwich",
        filmed_from=NOW - timedelta(hours=1),
        filmed_to=NOW,
        looking_for="A man in a red jacket with a blue bag",
    )


@pytest.fixture
def ask(people: People, case: Case, wanted: Wanted):
    """Ask the Castle Street shop and its rival, whichever has a camera; returns the requests by name."""

    def asks(*, at=NOW, key=None, **more) -> list[FootageRequest]:
        chosen = [f"o{people.castle_street.pk}", f"o{people.rival.pk}"]
        facts = {"case": case, "wanted": wanted, "chosen": chosen, "by": people.alice.actor, **more}
        appeal = make(key=key or uuid4(), at=at, **facts)
        return list(appeal.requests.order_by("asked_name"))

    return asks
