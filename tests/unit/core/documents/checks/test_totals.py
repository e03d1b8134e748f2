"""Totals down and across, groups, running totals, averages, shares and rates."""

import pytest

from counterpart.core.documents.checking import check
from tests.published.drawn import document, drawn, told

BUDGET = [
    "|Budget|Outturn",
    "Employees|136.3|150.0",
    "Premises|16.9|16.3",
    "Transport|3.2|3.5",
    "Gross budget|156.4|169.8",
    "Other income|(19.2)|(24.1)",
    "Net budget|137.2|145.7",
]


def test_totals_of_totals_hold() -> None:
    report = check(document(drawn(*BUDGET)))
    assert report.findings == ()
    assert report.cells_recomputed == 4


def test_a_total_that_is_not_the_sum_of_its_parts() -> None:
    lines = ["Crime type|Referrals", "Sexual violence|448", "Domestic abuse|2,401", "Other|18,641", "Total|21,889"]
    assert told(*lines) == [("Total", "21,889", "21,490", "error")]


def test_rounded_parts_may_miss_their_total_by_little() -> None:
    assert told("|£m", "North|12.4", "Midlands|8.3", "South|14.2", "Total|35.0") == [
        ("Total", "35.0", "34.9", "rounding")
    ]
    assert told("|£m", "North|12.4", "Midlands|8.3", "South|14.2", "Total|35.5") == [("Total", "35.5", "34.9", "error")]


@pytest.mark.parametrize(
    "lines",
    [
        ("Offence|2022|2023", "Burglary|1,204|1,122", "Robbery|311|325", "Total recorded crime|58,112|60,404"),
        ("Measure|2021|2022", "All violence with injury|7088|8521", "GBH|175|237", "ABH|5540|5941"),
        ("Tactic|Uses", "Handcuffing|4,102", "Unarmed skills|2,310", "Total incidents|5,011"),
        (
            "|Days lost|Staff",
            "Q1|4,210|2,011",
            "Q2|3,980|2,020",
            "Q3|5,122|2,034",
            "Q4|5,640|2,051",
            "Year|18,952|2,029",
        ),
        ("Kind|2023", "Charged|4,102", "of which by post|1,310", "Caution|611", "Total|4,713"),
    ],
)
def test_lines_that_are_no_parts_are_left_alone(lines: tuple[str, ...]) -> None:
    assert told(*lines) == []


def test_a_total_may_stand_first() -> None:
    lines = ["Measure|2021|2022|2019", "All neighbourhood crime|3475|3504|5775", "Burglary|1480|1310|2223"]
    parts = ["Vehicle|1370|1452|2470", "Theft|297|402|577", "Robbery|328|340|505"]
    assert told(*lines, *parts) == []
    assert told(lines[0], lines[1].replace("3504", "3054"), lines[2], *parts) == [
        ("All neighbourhood crime", "3054", "3504", "error")
    ]


def test_the_last_line_needs_no_name_if_it_adds_up_in_most_columns() -> None:
    lines = ["|2017/18|2018/19|2019/20|2020/21", "Government|87.2|87.2|88.8|94.8", "Council tax|62.5|67.4|76.0|79.9"]
    assert told(*lines, "Approved budget|149.7|154.6|164.8|174.7") == []
    assert told(*lines, "Approved budget|149.7|154.6|146.8|174.7") == [("Approved budget", "146.8", "164.8", "error")]


def test_totals_across_the_rows() -> None:
    lines = ["Service|Violence|Theft|Other|Total", "Care|21|9|91|121", "Trust|30|40|50|210"]
    assert told(*lines) == [("Trust", "210", "120", "error")]


def test_a_share_finds_its_own_hundred_per_cent() -> None:
    lines = ["|£m|%", "Employees|136.3|82.7", "Premises|16.9|10.3", "Other|30.8|18.7", "Gross budget|184.0|111.7"]
    net = ["Income|(19.2)|(11.7)", "Net budget|164.8|100.0"]
    assert told(*lines, *net) == []
    assert told(*[line.replace("82.7", "28.7") for line in lines], *net) == [("Employees", "28.7", "82.7", "error")]


def test_rates_per_thousand_and_percentages_of_another_column() -> None:
    rates = [
        "District|Residents|Crimes|Per 1,000",
        "A|101,300|7,210|71.2",
        "B|88,700|5,011|56.5",
        "C|142,900|15,870|111.1",
    ]
    assert told(*rates) == []
    assert [t[1:3] for t in told(*rates, "D|76,200|3,022|93.7")] == [("93.7", "39.7")]
    solved = [
        "Offence|Recorded|Solved|Solved rate",
        "A|412|41|10.0%",
        "B|905|98|10.8%",
        "C|1,844|131|7.1%",
        "D|88|19|21.6%",
    ]
    assert told(*solved) == []
    assert [t[1:3] for t in told(*solved, "E|1,000|155|51.5%")] == [("51.5%", "15.5%")]


def test_an_average_of_years() -> None:
    lines = [
        "Type|2020|2021|2022|Three-year average",
        "A|1204|1180|1233|1206",
        "B|3310|3402|3120|3277",
        "C|802|799|850|817",
    ]
    assert told(*lines) == []
    assert [t[1:3] for t in told(*lines, "D|100|200|300|250")] == [("250", "200")]


def test_a_wrong_part_is_named_not_the_total_it_spoils() -> None:
    lines = ["Offence|2018/19|2019/20|Change", "Fixed|32,246|25,866|-20.3%", "Average speed cameras|1,970|1,727|-12.3%"]
    more = ["Mobile|12,325|12,344|0.2%", "Community|9,482|9,783|3.2%", "Total|56,023|49,540|-11.6%"]
    assert told(*lines, *more) == [("Fixed", "25,866", "25,686", "error")]


def test_running_totals_and_hundreds() -> None:
    running = ["Month|Recruits|Cumulative", "April|12|12", "May|20|32", "June|5|37"]
    assert told(*running) == []
    assert told(*running, "July|18|65") == [("July", "65", "55", "error")]
    ages = ["Age|Victims %|Suspects %", "Under 18|12.1|15.3", "18 to 34|38.4|47.2", "Over 34|49.5|37.5"]
    assert told(*ages, "Total|100.0|100.0") == []
    wrong = told(*[line.replace("38.4", "83.4") for line in ages], "Total|100.0|100.0")
    assert wrong == [("Total", "100.0", "145.0", "does_not_reconcile")]


def test_a_total_over_groups() -> None:
    lines = ["Offence|Q1|Q2", "Theft|1928|2019", "Burglary|310|288", "Shoplifting|1520|1611", "From person|98|120"]
    more = ["Violence|2132|2303", "With injury|812|901", "Without injury|1320|1402", "All offences|4060|4322"]
    assert told(*lines, *more) == []
    assert told(*lines, *[line.replace("4322", "4232") for line in more]) == [("All offences", "4232", "4322", "error")]


def test_a_line_is_no_part_of_another_of_the_same_name() -> None:
    lines = [
        "measure|comparator|current|compared",
        "theft|previous|4|4",
        "theft|baseline|4|4",
        "all crime|previous|9|9",
    ]
    assert told(*lines, "all crime|baseline|9|9", "all crime|average|9|9", "all crime|to date|9|9") == []


def test_changes_that_happen_to_make_a_hundred_are_no_shares() -> None:
    lines = ["Crime|2023/24|2022/23|Change|% change", "A|20|20|+0|0.0%", "B|20|20|+0|0.0%", "C|20|20|+0|0.0%"]
    assert told(*lines, "D|40|20|+20|+100.0%", "Total|100|80|+20|+25.0%") == []
