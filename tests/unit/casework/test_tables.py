"""The tables of casework, and what a wrong one says."""

from datetime import timedelta
from pathlib import Path

import pytest

from counterpart.base.presenters import deadline
from counterpart.casework import checklists, promises, standards
from counterpart.core.reporting.answers import Answers
from counterpart.core.tables import TableError
from counterpart.crimes.cancel_codes import cancel_codes


def codes(**told: object) -> list[str]:
    return [line.code for line in checklists.lines_for(Answers.from_json(told))]


def test_the_promises_are_those_of_the_service() -> None:
    policy = promises.promises()
    assert (policy.contact_hours, policy.recording_hours) == (24, 24)
    assert (policy.standard_days, policy.enhanced_days) == (5, 1)
    for warnings in policy.warnings.values():
        assert timedelta(0) < warnings.supervisor_before < warnings.owner_before


def test_a_deadline_turns_soon_on_the_page_when_its_owner_is_warned() -> None:
    """The page's number stands below casework and cannot ask its table."""
    assert promises.promises().warnings["contact"].owner_before == deadline.SOON


def test_a_supervisor_is_never_warned_before_the_owner(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    wrong = promises._TABLE.read_text().replace("warn_supervisor_hours_before: 2", "warn_supervisor_hours_before: 9")
    (tmp_path / "promises.yaml").write_text(wrong)
    monkeypatch.setattr(promises, "_TABLE", tmp_path / "promises.yaml")
    with pytest.raises(TableError, match=r"warn_supervisor_hours_before.*the owner is warned first"):
        promises.promises.__wrapped__()


def test_every_line_of_enquiry_has_a_code_of_its_own() -> None:
    listed = [line.code for line in checklists.lines()]
    assert len(listed) == len(set(listed))
    assert {kind for line in checklists.lines() for kind in line.kinds} <= {
        *("theft", "burglary", "robbery", "damage", "violence", "making_off", "fraud", "cyber", "asb", "other")
    }


@pytest.mark.parametrize(
    ("told", "line", "asked"),
    [
        ({"what_happened": "theft"}, "account", True),
        ({"what_happened": "theft"}, "entry", False),
        ({"what_happened": "burglary"}, "entry", True),
        ({"what_happened": "theft", "evidence": {"cctv": "unknown"}}, "cctv_secure", True),
        ({"what_happened": "theft", "evidence": {"cctv": "no"}}, "cctv_secure", False),
        ({"what_happened": "theft", "detained": "still_here"}, "detained", True),
        ({"what_happened": "theft", "detained": "no"}, "detained", False),
        ({"what_happened": "theft"}, "detained", False),
        ({"what_happened": "making_off", "making_off": {"vrm": "AB51ABC"}}, "vehicle", True),
        ({"what_happened": "violence", "injury": "minor"}, "injuries", True),
        ({"what_happened": "cyber"}, "logs", True),
    ],
)
def test_a_line_is_asked_where_the_answers_call_for_it(told: dict[str, object], line: str, asked: bool) -> None:
    assert (line in codes(**told)) is asked


def test_small_tables_can_be_read() -> None:
    assert list(cancel_codes()) == ["C1", "C2", "C3", "C4", "C5"]
    assert {"contact", "recording", "told"} <= set(standards.standards())
