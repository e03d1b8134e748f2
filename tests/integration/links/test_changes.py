"""Which records are looked at for changes, and when."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from counterpart.core.periods.local_time import LONDON
from counterpart.links.actions import comparing
from counterpart.links.models import ComparisonMark, RecordSource
from counterpart.links.queries import changes
from counterpart.links.sources import SOURCES
from counterpart.suspects.actions import nominals
from counterpart.suspects.models import Nominal
from tests.factories import NOW

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def read_of(monkeypatch) -> list[int]:
    """Keys of the person records of which was read what they say."""
    made, keys = SOURCES[RecordSource.NOMINAL], list[int]()

    def says(row):
        keys.append(row.pk)
        return made.says(row)

    monkeypatch.setitem(SOURCES, RecordSource.NOMINAL, replace(made, says=says))
    return keys


def test_only_what_an_action_named_is_read_again_and_by_night_everything(people, nominal, read_of):
    first, second = nominal(), nominal()
    comparing.compare_new(at=NOW)
    comparing.compare_changed(at=NOW)
    read_of.clear()
    comparing.compare_changed(at=LATER)
    assert read_of == []
    nominals.describe(nominal=second, values={"other_names": "Caz Oakes"}, by=people.alice.actor, at=NOW)
    assert comparing.compare_changed(at=LATER) == 1
    assert set(read_of) == {second.pk}
    Nominal.objects.filter(pk=first.pk).update(other_names="Kaz Oakes")
    assert comparing.compare_changed(at=LATER) == 0
    assert comparing.compare_changed(at=NOW + timedelta(days=1)) == 1


def test_by_night_every_record_is_read_once(people, nominal, read_of):
    nominal()
    evening, night, late = (datetime(2026, 6, day, hour, 30, tzinfo=LONDON) for day, hour in ((3, 23), (4, 3), (4, 4)))
    comparing.compare_new(at=evening)
    comparing.compare_changed(at=evening)
    read_of.clear()
    for at, read in ((evening + comparing.MARGIN, 0), (night, 1), (night + comparing.MARGIN, 1), (late, 1)):
        comparing.compare_changed(at=at)
        assert len(read_of) == read, at


def test_a_change_that_was_committed_after_a_later_one_was_seen_is_found_by_the_next_look(people, nominal):
    record = nominal()
    comparing.compare_new(at=NOW)
    comparing.compare_changed(at=NOW)
    nominals.describe(nominal=record, values={"other_names": "Caz Oakes"}, by=people.alice.actor, at=NOW)
    ComparisonMark.objects.update(reached=changes.newest())
    assert comparing.compare_changed(at=LATER) == 1


def test_what_is_written_to_the_log_is_looked_for_until_it_must_have_been_committed(people, nominal):
    record = nominal()
    comparing.compare_new(at=NOW)
    comparing.compare_changed(at=NOW)
    nominals.describe(nominal=record, values={"other_names": "Caz Oakes"}, by=people.alice.actor, at=NOW)
    seconds = [timedelta(seconds=each) for each in range(3)]
    for at in [NOW + each for each in seconds] + [NOW + comparing.MARGIN + each for each in seconds]:
        comparing.compare_changed(at=at)
        mark = ComparisonMark.objects.get(force=people.norfolk, source="nominal")
        assert changes.since(RecordSource.NOMINAL, mark.before) == {record.pk}, "however soon one look follows another"
    comparing.compare_changed(at=NOW + 2 * comparing.MARGIN)
    mark.refresh_from_db()
    assert changes.since(RecordSource.NOMINAL, mark.before) == set()


def test_a_source_that_breaks_as_a_whole_is_looked_at_from_where_it_stood(people, nominal, monkeypatch):
    record = nominal()
    comparing.compare_new(at=NOW)
    comparing.compare_changed(at=NOW)
    nominals.describe(nominal=record, values={"other_names": "Caz Oakes"}, by=people.alice.actor, at=NOW)
    with monkeypatch.context() as broken:
        broken.setitem(SOURCES, RecordSource.NOMINAL, replace(SOURCES[RecordSource.NOMINAL], rows=lambda: 1 / 0))
        with pytest.raises(ExceptionGroup):
            comparing.compare_changed(at=NOW)
    assert comparing.compare_changed(at=NOW) == 1
