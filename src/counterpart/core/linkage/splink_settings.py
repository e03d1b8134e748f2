"""Our settings and models in the terms of Splink, which makes the SQL of DuckDB or Spark out of them."""

from collections.abc import Callable, Sequence
from typing import Any

import splink.comparison_level_library as levels_of_splink
from splink import SettingsCreator, block_on
from splink.comparison_library import CustomComparison

from counterpart.core.linkage.levels import Test
from counterpart.core.linkage.model import Level, LinkageModel
from counterpart.core.linkage.settings import LevelSettings, Settings

_CREATORS: dict[str, Callable[[Test], Any]] = {
    "equal": lambda test: _equal(test.columns),
    "crossed": lambda test: levels_of_splink.ColumnsReversedLevel(test.columns[0], test.columns[1], symmetrical=True),
    "turned": lambda test: levels_of_splink.CustomLevel(f"{test.columns[0]}_l = {test.columns[1]}_r"),
    "alike": lambda test: levels_of_splink.JaroWinklerLevel(test.columns[0], test.limit),
    "edits": lambda test: _edits(test.columns[0], int(test.limit)),
    "otherwise": lambda _: levels_of_splink.ElseLevel(),
}


def untrained(settings: Settings) -> SettingsCreator:
    """What Splink trains on."""
    comparisons = [
        _comparison(each.name, each.needs, [_level(level, settings.least_frequency) for level in each.levels])
        for each in settings.comparisons
    ]
    return _creator(comparisons, settings.blocking, prior=0.0001)


def trained(model: LinkageModel, *, explains: bool = False) -> SettingsCreator:
    """What Splink links by; with `explains` it gives the level of each comparison and its weight, too."""
    comparisons = [
        _comparison(each.name, each.needs, [_trained(level, model.least_frequency) for level in each.levels])
        for each in model.comparisons
    ]
    return _creator(comparisons, model.blocking, prior=model.prior, explains=explains)


def _creator(
    comparisons: list[Any], blocking: Sequence[Sequence[str]], *, prior: float, explains: bool = False
) -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons,
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in blocking],
        probability_two_random_records_match=prior,
        # Splink gives the levels only beside the values that were compared.
        retain_matching_columns=explains,
        retain_intermediate_calculation_columns=explains,
    )


def _comparison(name: str, needs: Sequence[str], levels: list[Any]) -> CustomComparison:
    missing = levels_of_splink.Or(*map(levels_of_splink.NullLevel, needs)) if len(needs) > 1 else None
    null = missing or levels_of_splink.NullLevel(needs[0])
    return CustomComparison(output_column_name=name, comparison_levels=[null, *levels])


def _equal(columns: Sequence[str]) -> Any:
    each = [levels_of_splink.ExactMatchLevel(column) for column in columns]
    return each[0] if len(each) == 1 else levels_of_splink.And(*each)


def _edits(column: str, most: int) -> Any:
    """Two letters changed round are one slip here, and two for Levenshtein, which is several times faster to compute in
    DuckDB: few pairs are left for the slow one.
    """
    quick = levels_of_splink.LevenshteinLevel(column, 2 * most)
    return levels_of_splink.And(quick, levels_of_splink.DamerauLevenshteinLevel(column, most))


def _level(level: LevelSettings | Level, least: float) -> Any:
    creator = _CREATORS[level.test.kind](level.test)
    if isinstance(level, LevelSettings) and level.u:
        creator = creator.configure(u_probability=level.u, fix_u_probability=True)
    if level.frequency:
        return creator.configure(
            label_for_charts=level.words,
            tf_adjustment_column=level.frequency,
            tf_adjustment_weight=1.0,
            tf_minimum_u_value=least,
        )
    return creator.configure(label_for_charts=level.words)


def _trained(level: Level, least: float) -> Any:
    return _level(level, least).configure(m_probability=level.m, u_probability=level.u)
