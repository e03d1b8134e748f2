"""A case of the Castle Street shop whose footage Tom has sent."""

import pytest

from tests.factories import make_evidence_file
from tests.reports import send


@pytest.fixture
def case(people):
    made = send(people, by=people.tom)
    make_evidence_file(incident=made.primary_incident, by=people.tom.actor)
    return made
