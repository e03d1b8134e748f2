import pytest

from counterpart.config.databases import database_from
from counterpart.config.env import SettingError


def test_sqlite_is_durable_and_takes_its_lock_at_the_start() -> None:
    options = database_from("sqlite:////tmp/counterpart.sqlite3", pool_size=8)["OPTIONS"]
    assert "synchronous=FULL" in options["init_command"]
    assert "journal_mode=WAL" in options["init_command"]
    assert options["transaction_mode"] == "IMMEDIATE"


def test_postgresql_keeps_a_pool() -> None:
    database = database_from("postgres://alice:pw@db.example:5433/county?sslmode=require", pool_size=8)
    assert database["HOST"] == "db.example"
    assert database["OPTIONS"] == {"sslmode": "require", "pool": {"min_size": 1, "max_size": 8}}


def test_postgresql_without_a_pool() -> None:
    assert "pool" not in database_from("postgres://alice:pw@db.example/county", pool_size=0)["OPTIONS"]


@pytest.mark.parametrize("url", ["", "mysql://a/b", "postgres://host/", "nonsense", "oops://x", "postgres://h:port/x"])
def test_anything_else_is_refused(url: str) -> None:
    with pytest.raises(SettingError, match="DATABASE_URL"):
        database_from(url, pool_size=0)
