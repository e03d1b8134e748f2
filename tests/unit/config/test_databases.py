import pytest

from counterpart.config.databases import database_from
from counterpart.config.env import SettingError


def test_sqlite_is_durable_and_takes_its_lock_at_the_start() -> None:
    options = database_from("sqlite:////tmp/counterpart.sqlite3")["OPTIONS"]
    assert "synchronous=FULL" in options["init_command"]
    assert "journal_mode=WAL" in options["init_command"]
    assert options["transaction_mode"] == "IMMEDIATE"


def test_postgresql_keeps_its_options() -> None:
    database = database_from("postgres://alice:pw@db.example:5433/county?sslmode=require")
    assert database["HOST"] == "db.example"
    assert database["OPTIONS"] == {"sslmode": "require"}


@pytest.mark.parametrize("url", ["sqlite:////tmp/counterpart.sqlite3", "postgres://alice:pw@db.example/county"])
def test_connections_are_kept_and_looked_at_before_use(url: str) -> None:
    database = database_from(url)
    assert database["CONN_MAX_AGE"] > 60
    assert database["CONN_HEALTH_CHECKS"]


@pytest.mark.parametrize("url", ["", "mysql://a/b", "postgres://host/", "nonsense", "oops://x", "postgres://h:port/x"])
def test_anything_else_is_refused(url: str) -> None:
    with pytest.raises(SettingError, match="DATABASE_URL"):
        database_from(url)
