"""The commands against a database, in this process."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django import Settings
from typer.testing import CliRunner, Result

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.audit.queries import newest_seal
from counterpart.base.audit.sealing import seal_all
from counterpart.cli.main import app
from counterpart.partners.models import Premises
from counterpart.places.models import District

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = datetime(2026, 3, 2, 10, tzinfo=UTC)
DATA = Path(settings.ROOT) / "data"

pytestmark = pytest.mark.django_db


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def an_event() -> int:
    target = audit.Target("partners.premises", "1")
    event = audit.record(
        by=Actor.system("test"), at=AT, action="premises.test", kind=audit.Kind.COLLECTION, target=target
    )
    return int(event.pk)


def test_places_are_loaded_and_a_second_run_changes_nothing() -> None:
    assert "districts: 7 added" in run("load-places").stdout
    again = run("load-places", str(DATA / "geography"))
    assert again.exit_code == 0
    assert "districts: 0 added, 0 changed, 7 as before" in again.stdout
    assert District.objects.count() == 7


@pytest.mark.slow  # 1,563 rows
def test_premises_are_loaded_into_their_places() -> None:
    run("load-places")
    loaded = run("load-premises", str(next((DATA / "premises").glob("*.xml.gz"))))
    assert loaded.stdout.startswith("premises: 1563 added, 0 changed")
    assert Premises.objects.filter(district__name="Norwich").exists()


def test_a_missing_file_is_refused_by_name() -> None:
    refused = run("load-premises", "absent.xml")
    assert refused.exit_code == 2
    assert "absent.xml" in refused.stderr


def test_a_whole_log_verifies() -> None:
    an_event()
    seal_all(at=LATER)
    verified = run("audit", "verify")
    assert verified.exit_code == 0
    assert "1 event, 1 seal, 0 waiting" in verified.stdout


def test_a_log_that_lost_what_was_written_down_fails() -> None:
    an_event()
    verified = run("audit", "verify", "--anchor", "0" * 64)
    assert verified.exit_code == 1


def test_one_event_is_proved_offline(tmp_path: Path) -> None:
    event_id = an_event()
    seal_all(at=LATER)
    proof = tmp_path / "proof.json"
    assert run("audit", "prove", str(event_id), "--output", str(proof)).exit_code == 0
    seal = newest_seal()
    assert seal is not None
    checked = run("audit", "check-proof", str(proof), "--root", seal.chain)
    assert checked.exit_code == 0
    assert "The event is in the log" in checked.stdout


def test_an_altered_proof_is_refused(tmp_path: Path) -> None:
    event_id = an_event()
    seal_all(at=LATER)
    content = json.loads(run("audit", "prove", str(event_id)).stdout)
    content["event"]["action"] = "premises.other"
    proof = tmp_path / "proof.json"
    proof.write_text(json.dumps(content))
    seal = newest_seal()
    assert seal is not None
    checked = run("audit", "check-proof", str(proof), "--root", seal.chain)
    assert checked.exit_code != 0
    assert "The event is in the log" not in checked.stdout


def test_a_site_in_use_without_a_key_fails_its_check(settings: Settings) -> None:
    settings.SECRET_KEY = "short"
    checked = run("check-settings")
    assert checked.exit_code != 0
    assert "counterpart.E002" in str(checked.exception)


def test_the_doctor_finds_a_whole_site_well() -> None:
    seen = run("doctor")
    assert "Migrations: all run" in seen.stdout
    assert "Database: " in seen.stdout


def test_check_passes_in_development(settings: Settings) -> None:
    settings.DEBUG = True
    assert run("check-settings").exit_code == 0


def test_migrate_may_be_run_again() -> None:
    assert run("migrate").exit_code == 0
