import pytest

from tests.serial import Serial, serial


@pytest.fixture
def on(people) -> Serial:
    return serial(people)
