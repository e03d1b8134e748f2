import pytest

from tests.factories import make_case, make_evidence_file
from tests.factories.suspects import make_picture


@pytest.fixture
def case(people):
    """A case of the Castle Street shop that Alice works on."""
    return make_case(
        force=people.norfolk,
        organisation=people.castle_street,
        premises=people.castle_street_shop,
        owner=people.alice.person,
    )


@pytest.fixture
def still(people, case):
    """A picture that the case's evidence holds."""
    return make_evidence_file(
        incident=case.primary_incident,
        by=people.tom.actor,
        content=make_picture(),
        name="till.png",
        state="cleared",
        media_type="image/png",
    )
