"""Loads that run at once, twice, or not to their end: nothing is lost, nothing counts twice, nothing stays behind."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from counterpart.performance.actions import loading
from counterpart.performance.models import CrimeSnapshot, MonthCube
from counterpart.performance.queries.cubes import newest
from tests.factories.moments import NOW

HEADING = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context\n"
)
pytestmark = pytest.mark.slow  # rows are read and counted by every place


@pytest.fixture
def send(people):
    def one(month: str) -> CrimeSnapshot:
        row = f"{month:0>64},{month},Norfolk Constabulary,Norfolk Constabulary,1.29,52.63,On or near High Street,"
        row += "E01026860,Norwich 006A,Shoplifting,Under investigation,\n"
        file = SimpleUploadedFile(f"{month}.csv", (HEADING + row).encode())
        return loading.take_in(force=people.norfolk, files=[file], by=people.nadia.actor, at=NOW)

    return one


@pytest.fixture
def carry_out(people):
    def run(snapshot: CrimeSnapshot) -> CrimeSnapshot:
        fresh = CrimeSnapshot.objects.select_related("force").get(pk=snapshot.pk)
        return loading.carry_out(snapshot=fresh, by=people.nadia.actor, at=NOW)

    return run


def overtaken(monkeypatch, meanwhile) -> None:
    """While the first load reads its files, another worker does something."""
    read, waiting = loading.load, [meanwhile]

    def slow(*arguments, **options):
        loaded = read(*arguments, **options)
        if waiting:
            waiting.pop()()
        return loaded

    monkeypatch.setattr(loading, "load", slow)


def test_of_two_loads_at_once_both_count(people, send, carry_out, monkeypatch):
    first, second = send("2026-02"), send("2026-03")
    overtaken(monkeypatch, lambda: carry_out(second))
    carry_out(first)
    in_force = newest(people.norfolk)
    assert (in_force, in_force.rows) == (first, 2)
    assert len(in_force.parts) == 2


def test_a_load_that_two_workers_read_counts_once(people, send, carry_out, monkeypatch, snapshots):
    only = send("2026-02")
    overtaken(monkeypatch, lambda: carry_out(only))
    carry_out(only)
    in_force = newest(people.norfolk)
    assert (in_force.rows, in_force.parts) == (1, [only.folder])
    assert [each.name for each in snapshots.iterdir()] == [only.folder]


def test_a_worker_that_dies_leaves_nothing_for_long(send, carry_out, monkeypatch, snapshots):
    """It dies after the rows are in force and before they are counted; the job runs again."""
    only = send("2026-02")

    def dies(**_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(loading.cubes, "store", dies)
        with pytest.raises(KeyboardInterrupt):
            carry_out(only)
    (snapshots / f"{only.folder}.files").mkdir(exist_ok=True)
    (snapshots / f"{only.folder}.dead").mkdir()
    carry_out(only)
    assert [each.name for each in snapshots.iterdir()] == [only.folder]
    assert MonthCube.objects.filter(snapshot=only).count() == 4
