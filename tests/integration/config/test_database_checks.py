import pytest
from django.db import connection

from counterpart.config import checks
from counterpart.config.checks import database
from tests.factories import make_organisation


@pytest.mark.django_db
def test_the_database_of_the_tests_is_durable_and_complete() -> None:
    assert checks.check_databases(databases=["default"]) == []


def test_no_database_is_asked_unless_it_is_meant() -> None:
    assert checks.check_databases(databases=None) == []


@pytest.mark.django_db
def test_a_database_that_forgets_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_asked", lambda question: "off")
    message = database.commits_are_durable()
    assert message is not None
    assert message.id == "counterpart.E031"
    assert ("synchronous is off" if connection.vendor == "sqlite" else "fsync is off") in message.msg


@pytest.mark.django_db
def test_a_missing_cache_table_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", lambda: ["django_migrations"])
    message = database.cache_has_its_table()
    assert message is not None
    assert message.id == "counterpart.E032"


@pytest.mark.django_db
def test_a_real_site_never_starts_on_the_county_of_a_demo(settings) -> None:
    settings.DEBUG = settings.DEMO = False
    make_organisation(kind="force")
    assert database.people_of_a_demo_stay_there() is None
    make_organisation(is_simulated=True)
    message = database.people_of_a_demo_stay_there()
    assert message is not None
    assert message.id == "counterpart.E033"
    settings.DEMO = True
    assert database.people_of_a_demo_stay_there() is None
