"""Same as last time keeps what repeats and nothing that triage goes by."""

from datetime import date

from counterpart.core.harm import attendance, emergency, thrive
from counterpart.core.reporting.again import same_as_last_time
from counterpart.core.reporting.answers import Answers

LAST = Answers.from_json(
    {
        "what_happened": "theft",
        "is_happening_now": True,
        "description": "gin again",
        "when": {"chosen": "now", "kind": "point", "from": "2026-06-01T10:00:00Z"},
        "where": {"kind": "premises", "premises_id": 7},
        "theft": {"how": "concealed", "force_used": "after"},
        "items": [{"category": "alcohol", "quantity": 2, "value_pence": 6000, "serial": "X1"}],
        "damage": {"what": "stock", "fire": True, "value_pence": 100},
        "making_off": {"kind": "fuel", "value_pence": 5000, "vrm": "AB51ABC"},
        "suspects_known": "described",
        "suspects": [{"sex": "male", "clothing": "red coat", "direction": "north"}],
        "detained": "still_here",
        "violence": "hit",
        "injury": "minor",
        "weapon": "seen",
        "fear": "high",
        "hate": "race",
        "evidence": {"cctv": "yes", "overwritten_on": "2026-06-30", "forensic": True},
        "contact": {"how": "phone", "name": "Asha Patel", "phone": "01603 000000", "slot_id": 4},
    }
)


def test_what_repeats_is_kept() -> None:
    assert same_as_last_time(LAST).to_json() == {
        "what_happened": "theft",
        "where": {"kind": "premises", "premises_id": 7},
        "theft": {"how": "concealed"},
        "items": [{"category": "alcohol"}],
        "damage": {"what": "stock"},
        "making_off": {"kind": "fuel"},
        "suspects_known": "described",
        "suspects": [{"sex": "male"}],
        "evidence": {"cctv": "yes"},
        "contact": {"how": "phone", "name": "Asha Patel", "phone": "01603 000000"},
    }


def test_nothing_that_triage_goes_by_is_carried_over() -> None:
    report = same_as_last_time(LAST).without_loss()
    assert emergency.threshold(report) == ()
    assert attendance.rcap_criteria(report) == ()
    high = [each.code for each in thrive.suggest(report, on=date(2026, 6, 1)) if each.level == "high"]
    assert high == []


def test_a_blank_report_stays_blank() -> None:
    assert same_as_last_time(Answers()) == Answers()
