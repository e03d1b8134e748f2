"""Which two columns a change compares, by which formula, and in which order."""

import pytest

from counterpart.core.documents.checking import check
from tests.published.drawn import document, drawn, findings, told

ANNUAL = "Indicator|Last 12 months|Long-term average (3 years)|Difference"


def test_units_choose_the_formula_row_by_row() -> None:
    table = drawn(
        ANNUAL,
        "Officers|1,548|1,444|104",
        "Newsletter subscribers|2,432|2,230|9.1%",
        "% in target|87.2%|88.7%|-1.5% points",
        "Hate crimes|1,105|1,148|-3.7%",
    )
    report = check(document(table))
    assert report.findings == ()
    assert report.cells_recomputed == 4


@pytest.mark.parametrize(
    ("line", "printed", "recomputed", "kind"),
    [
        ("Officers|1,548|1,444|140", "140", "104", "error"),
        ("Officers|1,548|1,444|-104", "-104", "104", "error"),
        ("Subscribers|2,432|2,230|1.9%", "1.9%", "9.1%", "error"),
        ("Subscribers|2,432|2,230|9.1% points", "9.1% points", "9.1%", "error"),
        ("% in target|87.2%|88.7%|-1.5%", "-1.5%", "-1.5% points", "error"),
        ("% in target|87.2%|88.7%|-1.6% points", "-1.6% points", "-1.5% points", "rounding"),
        ("% in target|87.2%|88.7%|-1.7% points", "-1.7% points", "-1.5% points", "error"),
    ],
)
def test_one_wrong_change(line: str, printed: str, recomputed: str, kind: str) -> None:
    right = ["Staff|1,170|1,037|133", "Crimes|1,645|1,516|8.5%", "Robbery|438|451|-2.9%", "% a|77.1%|81.1%|-4% points"]
    more = ["% b|54.9%|62.7%|-7.8% points", "% c|63.3%|67.9%|-4.6% points"]
    assert [t[1:] for t in told(ANNUAL, *right, *more, line)] == [(printed, recomputed, kind)]


def test_changes_may_stand_before_what_they_compare() -> None:
    lines = ["Measure|Change|% change|Year to March 2024|Year to March 2023", "Theft|+10|+25.0%|50|40"]
    more = ["Arson|-5|-50.0%|5|10", "Robbery|+2|+10.0%|22|20"]
    assert told(*lines, *more) == []
    assert told(*lines, *more, "Drugs|+3|+15.0%|32|30") != []


def test_each_change_is_against_the_column_that_it_names() -> None:
    heading = "Measure|Latest|2019 Baseline|Previous|Difference Against 2019 Baseline|Difference Against Previous"
    right = "All|8521|7088|7406|20% Increase +1433|15% Increase +1115"
    wrong = "Murder|11|5|4|120% Increase +6|175% Increase +6"
    assert told(heading, right, wrong) == [("Murder", "175% Increase +6", "175% Increase +7", "error")]


def test_a_flipped_word_is_an_error() -> None:
    heading = "Measure|Latest|Baseline|Difference"
    lines = ["A|237|175|35% Increase +62", "B|370|600|38% Decrease -230", "C|340|505|33% Increase -165"]
    assert told(heading, *lines) == [("C", "33% Increase -165", "33% Decrease -165", "error")]


def test_the_order_of_a_variance_is_asked_of_the_rows() -> None:
    heading = "|Budget 2019/20 £m|Outturn 2019/20 £m|(Over)/under spend £m"
    right = ["Policing|157.8|152.4|5.4", "Capital|5.4|9.5|(4.1)", "Reserves|(0.5)|(0.2)|(0.3)"]
    assert told(heading, *right) == []
    assert told(heading, *right, "Fleet|3.0|4.0|1.0") == [("Fleet", "1.0", "-1.0", "error")]


def test_a_single_row_is_read_by_its_headings() -> None:
    assert told(ANNUAL, "Robbery|438|451|-2.9%") == []
    assert told(ANNUAL, "Robbery|438|451|2.9%") == [("Robbery", "2.9%", "-2.9%", "error")]


def test_a_percentage_from_nought_cannot_be_given() -> None:
    heading = "Disposal|01/04/18 - 31/03/19|01/04/19 - 31/03/20|Percentage change"
    lines = ["Paid|16,439|14,227|-13.5%", "Prosecuted|3,170|3,516|10.9%", "Pending|0|4,220|0"]
    assert told(heading, *lines) == [("Pending", "0", "not applicable", "typographical")]
    assert told(heading, *lines[:2], "Pending|0|4,220|100%") == [("Pending", "100%", "not applicable", "error")]
    assert told(heading, *lines[:2], "Pending|0|0|0") == []


def test_a_mean_of_three_years_is_a_multiple_of_a_third() -> None:
    lines = ["Theft|1,414|1,271|11.3%", "Drugs|1,186|862|37.6%"]
    assert [t[3] for t in told(ANNUAL, *lines, "Robbery|37|30|23.2%")] == ["rounding"]  # its last digit
    assert [t[3] for t in told(ANNUAL, *lines, "Robbery|37|30|24.7%")] == ["rounding"]  # 37 against 29 2/3
    assert [t[3] for t in told(ANNUAL, *lines, "Robbery|37|30|24.0%")] == ["error"]  # no third gives it


def test_a_change_that_no_two_columns_explain_is_left_alone() -> None:
    heading = "Force|Rate|Previous rate|Change since 2010"
    assert findings(heading, "A|61.2|60.0|14%", "B|88.1|80.0|-3%", "C|70.4|71.2|22%") == []


def test_rows_may_be_compared_as_well_as_columns() -> None:
    lines = ["Year|Burglary|Robbery|Theft", "2022/23|2,113|402|5,522", "2023/24|1,988|433|6,104"]
    assert told(*lines, "% change|-5.9%|7.7%|10.5%") == []
    assert [t[1:3] for t in told(*lines, "% change|-5.9%|7.7%|15.0%")] == [("15.0%", "10.5%")]


def test_arrows_are_signs() -> None:
    lines = ["Crime|2022|2023|% change", "Burglary|1,204|1,122|▼ 6.8%", "Robbery|311|325|▲ 4.5%", "Theft|50|55|▲ 10.0%"]
    assert told(*lines) == []
    assert told(*lines, "Drugs|200|150|▲ 25.0%") == [("Drugs", "▲ 25.0%", "▼ 25.0%", "error")]


def test_a_column_may_print_only_the_sizes_of_changes() -> None:
    lines = ["Crime|2022|2023|% change", "Burglary|1,204|1,122|6.8%", "Robbery|311|325|4.5%", "Theft|50|55|10.0%"]
    assert told(*lines, "Drugs|200|150|25.0%") == []
    assert told(*lines, "Drugs|200|150|52.0%") == [("Drugs", "52.0%", "25.0%", "error")]


def test_thousands_have_hidden_decimals_wherever_the_table_says_so() -> None:
    lines = ["Crime (thousands)|2022|2023|% change", "Theft|500|550|10", "Fraud|410|410|0", "Drugs|300|330|10"]
    assert [t[3] for t in told(*lines, "Robbery|31|32|4")] == ["rounding"]
    assert [t[3] for t in told(*[line.replace(" (thousands)", "") for line in lines], "Robbery|31|32|4")] == ["error"]


def test_a_change_on_the_line_before() -> None:
    lines = ["Year|KSI|Change on previous year", "2019|433|", "2020|356|-17.8%", "2021|388|9.0%", "2022|401|3.4%"]
    assert told(*lines) == []
    assert [t[1:3] for t in told(*lines, "2023|400|0.2%")] == [("0.2%", "-0.2%")]


def test_a_rise_is_put_right_with_the_plus_that_the_others_have() -> None:
    lines = ["Crime|2023/24|2022/23|Change|% change", "A|20|20|+0|0.0%", "B|20|20|+0|0.0%", "C|40|20|+20|+100.0%"]
    assert told(*lines, "D|21|20|+1|-45.0%") == [("D", "-45.0%", "+5.0%", "error")]
    none = "Call|2024|2023|Difference", "A|00:16:03|00:16:40|-00:00:37", "B|00:10:10|00:10:00|+00:00:10"
    assert told(*none, "C|00:54:21|00:51:09|-00:03:12") == [("C", "-00:03:12", "+00:03:12", "error")]


def test_a_rise_stays_without_a_plus_where_rises_have_none() -> None:
    lines = ["Crime|2023/24|2022/23|Change", "A|30|20|10", "B|20|30|-10", "C|45|20|25"]
    assert told(*lines, "D|21|20|-1") == [("D", "-1", "1", "error")]


def test_rows_are_not_compared_because_their_labels_are_alike() -> None:
    """A variance may be printed without its budget, beside lines that it has nothing to do with."""
    table = ["|2019/20 £m", "Outturn: Fees|9.5", "Budget: Policing|163.7", "(Over)/under spend: Policing|5.4"]
    assert told(*table, "Outturn: Reserve|164.8", "(Over)/under spend: Reserve|(0.1)") == []


INCOME = [
    "Budget heading|Revised budget £000|Outturn £000|Variance £000|Variance %",
    "Police officer pay|84,950|84,377|(573)|(0.7%)",
    "Police staff pay|36,110|35,288|(822)|(2.3%)",
    "Premises|9,120|9,544|424|4.6%",
    "Transport|4,015|3,976|(39)|(1.0%)",
]


@pytest.mark.parametrize("percent", ["6.4%", "(6.4%)"])
def test_a_percentage_of_income_in_brackets_may_have_either_sign(percent: str) -> None:
    """More income than planned is -740 on -11,500: a fall by its direction, a rise by division."""
    assert told(*INCOME, f"Income|(11,500)|(12,240)|(740)|{percent}") == []


def test_a_wrong_percentage_of_income_in_brackets_is_found() -> None:
    assert told(*INCOME, "Income|(11,500)|(12,240)|(740)|4.6%") == [("Income", "4.6%", "-6.4%", "error")]


def test_one_sign_lost_among_percentages_of_income_is_found() -> None:
    grants, fees = "Grants|(12,450)|(12,780)|(330)|(2.7%)", "Fees|(3,110)|(3,044)|66|2.1%"
    found = told(*INCOME, grants, fees, "Income|(11,500)|(12,240)|(740)|6.4%")
    assert found == [("Income", "6.4%", "-6.4%", "error")]
