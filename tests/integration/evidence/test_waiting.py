"""Files that wait for a scan are tried again, each by itself and none all the time."""

import pytest
from django.core.cache import cache

from counterpart.base.jobs.queries import waiting
from counterpart.base.jobs.worker import Worker
from counterpart.evidence import jobs
from counterpart.evidence.actions import inspecting
from counterpart.evidence.scanning import ScannerFailed
from tests.factories import make_case, make_evidence_file


@pytest.fixture
def files(people, settings):
    """Three whose first try found no scanner."""
    settings.CLAMD = ""
    incident = make_case(force=people.norfolk, organisation=people.castle_street).primary_incident
    made = [make_evidence_file(incident=incident, by=people.tom.actor, content=bytes([number])) for number in range(3)]
    cache.clear()
    Worker().run_waiting()
    yield made
    cache.clear()


@pytest.fixture
def scanner(files, settings):
    """From now on one answers, as in a demo."""
    settings.CLAMD, settings.DEMO = "none-in-demo", True


def states(files):
    for file in files:
        file.refresh_from_db()
    return [str(file.state) for file in files]


def test_while_there_is_no_scanner_nothing_is_tried(files):
    jobs.inspect_waiting.call()
    assert not waiting().exists()


@pytest.mark.usefixtures("scanner")
def test_one_file_that_fails_stops_none_of_the_others(files, monkeypatch):
    def fails_on_the_first(file):
        if file == files[0]:
            raise OSError("the store is away")
        return sniffed(file)

    sniffed = inspecting._sniffed
    monkeypatch.setattr(inspecting, "_sniffed", fails_on_the_first)
    jobs.inspect_waiting.call()
    Worker().run_waiting()
    assert states(files) == ["quarantined", "cleared", "cleared"]
    assert waiting().filter(exception_class_path="builtins.OSError").count() == 1


@pytest.mark.usefixtures("scanner")
def test_a_scanner_that_answers_and_fails_reads_no_file_again_at_once(files, monkeypatch):
    asked = []

    def gives_no_verdict(file):
        asked.append(file.pk)
        raise ScannerFailed("The scanner gave no verdict")

    monkeypatch.setattr(inspecting, "_scanned", gives_no_verdict)
    for _ in range(3):
        jobs.inspect_waiting.call()
        Worker().run_waiting()
    assert asked == [file.pk for file in files]
    assert states(files) == ["quarantined"] * 3
