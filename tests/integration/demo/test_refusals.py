from datetime import UTC, datetime

import pytest
from django.conf import settings as site

from counterpart.demo.build import build, is_built
from counterpart.demo.errors import NotForDemo
from counterpart.partners.models import Organisation
from tests.factories import make_organisation

UNTIL = datetime(2026, 3, 30, 12, 0, tzinfo=UTC)
DATA = site.BOUNDARIES.parent

pytestmark = pytest.mark.django_db


def test_no_county_comes_to_stand_beside_real_records(settings) -> None:
    settings.DEMO = True
    make_organisation(kind="force", name="Norfolk Constabulary")
    assert not is_built()
    with pytest.raises(NotForDemo, match="This database is in use"):
        build(until=UNTIL, number=1, seed=1, data=DATA)


def test_a_real_site_builds_no_county() -> None:
    with pytest.raises(NotForDemo, match="This is not a demo site"):
        build(until=UNTIL, number=1, seed=1, data=DATA)
    assert not Organisation.objects.exists()
