import pytest

from tests.searching import Searching, searching


@pytest.fixture(autouse=True)
def stand_in(settings, tmp_path):
    settings.FACES, settings.FACE_TEMPLATES, settings.DEBUG = "double", tmp_path / "templates", True


@pytest.fixture
def on(people) -> Searching:
    return searching(people)
