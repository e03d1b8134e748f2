import pytest

from counterpart.casework.models import Case
from tests.people import People
from tests.reporting import Reporter
from tests.reports import send


@pytest.fixture
def alice(people: People, client_of) -> Reporter:
    """At the desk, in her browser."""
    return Reporter(client_of(people.alice))


@pytest.fixture
def sam(people: People, client_of) -> Reporter:
    """Her supervisor."""
    return Reporter(client_of(people.sam))


@pytest.fixture
def case(people: People) -> Case:
    """A theft at Castle Street that nobody has taken."""
    return send(people)


@pytest.fixture
def at(case: Case):
    """The address of a page of the case."""

    def address(page: str = "") -> str:
        return f"/desk/cases/{case.reference}/{page}"

    return address
