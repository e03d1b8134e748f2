import pytest

from tests.hotspot_county import County
from tests.hotspot_county import county as make_county


@pytest.fixture
def county(people) -> County:
    return make_county(people)
