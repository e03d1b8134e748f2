"""What a correction changed, and who may check."""

from counterpart.performance import rules


def statement(current, *, previous=10, so_far=None, place="Norfolk"):
    compared = {"title": "Previous 12 months", "value": previous, "difference": 1, "current": current}
    rows = [
        {
            "measure": "Robbery",
            "place": place,
            "current": current,
            "comparators": [{**compared, "current_period": None}],
        }
    ]
    if so_far is not None:
        period = {"from": "2025-04", "to": "2025-09"}
        rows[0]["comparators"].append({"title": "Same part", "value": 4, "current": so_far, "current_period": period})
    return {"period": {"from": "2024-10", "to": "2025-09"}, "rows": rows}


def test_the_same_figures_are_no_change():
    assert rules.changes(statement(12), statement(12)) == []


def test_a_figure_that_differs_is_named_with_both_values():
    assert rules.changes(statement(12), statement(13)) == [
        {"measure": "Robbery", "place": "Norfolk", "figure": "12 months to 2025-09", "before": 12, "after": 13}
    ]


def test_a_difference_that_follows_is_no_change_of_its_own():
    named = [each["figure"] for each in rules.changes(statement(12), statement(13, previous=11))]
    assert named == ["12 months to 2025-09", "Previous 12 months"]


def test_a_figure_that_is_hidden_or_shown_for_the_first_time_counts():
    [hidden] = rules.changes(statement(12), statement(None))
    [shown] = rules.changes(statement(None), statement(5))
    assert (hidden["before"], hidden["after"]) == (12, None)
    assert (shown["before"], shown["after"]) == (None, 5)


def test_a_row_that_only_one_of_them_has_counts_with_its_figures():
    before, after = statement(12), statement(12)
    after["rows"] = [*after["rows"], *statement(3, place="Norwich")["rows"]]
    assert [(each["place"], each["before"], each["after"]) for each in rules.changes(before, after)] == [
        ("Norwich", None, 3),
        ("Norwich", None, 10),
    ]


def test_what_is_compared_with_the_year_to_date_is_a_figure_too():
    [change] = rules.changes(statement(12, so_far=6), statement(12, so_far=7))
    assert (change["figure"], change["before"], change["after"]) == ("2025-04 to 2025-09", 6, 7)


def test_a_second_person_checks():
    assert rules.may_check(author_id=1, person_id=2)
    assert not rules.may_check(author_id=1, person_id=1)
    assert not rules.may_check(author_id=1, person_id=None)
