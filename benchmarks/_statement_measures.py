"""The fifteen measures of the benchmark of statements: each a list of tests that must all hold, so that every peer can
write it in its own words. A crime whose tests are not known to fail, and not all known to hold, is undecided.
"""

from counterpart.core.cubes import Counting
from counterpart.core.periods.months import Window, financial_year_to_date, parse_month, rolling
from counterpart.core.selections import EVERYTHING, Selection, all_of

# code, tests (field, wanted), weights by subgroup
MEASURES: list[tuple[str, list[tuple[str, list[str] | bool]], dict[str, int]]] = [
    ("all", [], {}),
    ("shoplifting", [("category", ["shoplifting"])], {}),
    ("burglary", [("category", ["burglary"])], {}),
    ("residential", [("category", ["burglary"]), ("offence_subgroup", ["Residential burglary"])], {}),
    ("non-residential", [("category", ["burglary"]), ("offence_subgroup", ["Non-residential burglary"])], {}),
    ("violence", [("category", ["violent-crime"])], {}),
    ("with-injury", [("category", ["violent-crime"]), ("offence_subgroup", ["Violence with injury"])], {}),
    ("theft", [("category", ["other-theft", "theft-from-the-person", "bicycle-theft", "shoplifting"])], {}),
    ("robbery-business", [("category", ["robbery"]), ("offence_code", ["34A"])], {}),
    ("business", [("is_business_crime", True)], {}),
    ("business-theft", [("category", ["shoplifting", "other-theft"]), ("is_business_crime", True)], {}),
    ("domestic", [("is_domestic_abuse", True)], {}),
    ("hate", [("is_hate_crime", True)], {}),
    ("drugs", [("category", ["drugs"]), ("offence_subgroup", ["Trafficking of drugs"])], {}),
    (
        "harm",
        [("category", ["violent-crime", "robbery", "burglary"])],
        {"Violence with injury": 90_000, "Residential burglary": 20_000, "Robbery of business property": 150_000},
    ),
]


def countings() -> tuple[Counting, ...]:
    """The same in our own words."""
    return tuple(Counting(code, _selection(tests), tuple(weights.items())) for code, tests, weights in MEASURES)


def _selection(tests: list[tuple[str, list[str] | bool]]) -> Selection:
    if not tests:
        return EVERYTHING
    return all_of(
        *(Selection("is", field, (wanted,) if isinstance(wanted, bool) else tuple(wanted)) for field, wanted in tests)
    )


# What a standing statement sets beside each other, up to September 2025: the last twelve months, the twelve before, a
# baseline year, the year of each of the three years before, the financial year to date and the one before, the month
# and the same month of the year before.
LAST = parse_month("2025-09")
WINDOWS = (
    rolling(LAST),
    rolling(LAST).shifted(-12),
    rolling(LAST).shifted(-24),
    rolling(LAST).shifted(-36),
    rolling(parse_month("2020-12")),
    financial_year_to_date(LAST),
    financial_year_to_date(LAST).shifted(-12),
    Window(LAST, LAST),
    Window(LAST, LAST).shifted(-12),
)
