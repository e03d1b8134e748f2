from counterpart.crimes.models import WhatHappened
from counterpart.hotspots import policy


def test_every_subject_names_kinds_that_there_are():
    subjects = policy.subjects()
    assert subjects["all"].kinds == ()
    for subject in subjects.values():
        assert set(subject.kinds) <= set(WhatHappened.values), subject.code


def test_the_numbers_can_be_used():
    issue = policy.issue()
    assert min(issue.side, issue.days, issue.squares, issue.history_days, issue.least_events) > 0
    assert 0 < issue.least_expected < 1
    assert (policy.wait_days(), policy.least_published(), policy.reach()) == (3, 5, 1)
