"""Ours, and Splink used directly as its guide shows, on the same people, blocked by the same rules."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet
import splink.comparison_library as of_splink
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from benchmarks import _link_data
from counterpart.core.linkage import prepared_files
from counterpart.core.linkage.batch import link
from counterpart.core.linkage.model import LinkageModel
from counterpart.core.linkage.settings import settings_of
from counterpart.core.linkage.training import SAMPLED, train
from counterpart.core.logs import errors_only

LEAST = 0.5
Scored = tuple[str, str, float, bool]


class Ours:
    """Our settings: names are folded first, postcodes and dates are compared by columns made for it."""

    name = "Counterpart"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._settings = settings_of("people")
        self._model: LinkageModel | None = None

    def prepare(self) -> None:
        """From records as people hold them to the columns that are compared."""
        records = _link_data.records(self._folder)
        prepared_files.write(self._folder / "ours.parquet", "people", self._settings.columns, records)

    def train(self) -> None:
        """Learn m and u."""
        self._model = train(self._settings, self._folder / "ours.parquet", version="bench", trained_on="bench")

    def pairs(self) -> Iterator[Scored]:
        """Key, key, weight, and whether it counts as likely: a pair under a caution does not."""
        assert self._model
        for each in link(self._model, self._folder / "ours.parquet", at_least=LEAST):
            yield each.left, each.right, each.weight, self._model.caution(each.levels) is None


class WithoutShortForms(Ours):
    """The same, knowing no short form: the generator takes most of its short forms from the table that ours reads."""

    name = "Counterpart without short forms"

    def prepare(self) -> None:
        super().prepare()
        path = self._folder / "ours.parquet"
        known = duckdb.read_parquet(str(path)).to_arrow_table()
        place = known.column_names.index("forename_root")
        pyarrow.parquet.write_table(known.set_column(place, "forename_root", known["forename_fold"]), path)


class Directly:
    """Splink's own comparisons for names, dates of birth and postcodes.

    It is given the columns that our blocking rules read, and names in Latin letters, without the time that they take.
    """

    name = "Splink directly"

    def __init__(self, folder: Path) -> None:
        self._connection = duckdb.connect(config={"autoinstall_known_extensions": False})
        self._table = self._connection.read_parquet(str(folder / "prepared.parquet"))
        self._rules = settings_of("people")
        self._linker: Any = None

    def prepare(self) -> None:
        """Hand the table over."""
        database = DuckDBAPI(self._connection)
        settings = SettingsCreator(
            link_type="dedupe_only",
            comparisons=[
                of_splink.NameComparison("forename").configure(term_frequency_adjustments=True),
                of_splink.NameComparison("surname").configure(term_frequency_adjustments=True),
                of_splink.DateOfBirthComparison("date_of_birth", input_is_string=True),
                of_splink.PostcodeComparison("postcode_as_written"),
                of_splink.LevenshteinAtThresholds("phone", 1),
                of_splink.ExactMatch("vrm"),
            ],
            blocking_rules_to_generate_predictions=[block_on(*rule) for rule in self._rules.blocking],
            retain_matching_columns=False,
        )
        with errors_only("splink"):
            self._linker = Linker(database.register(self._table), settings, log_level=None)

    def train(self) -> None:
        """As its guide has it: prior by rules, u by pairs at random, m in two rounds; drawn from as much as ours."""
        training, learns = self._rules.training, self._linker.training
        with errors_only("splink"):
            learns.estimate_probability_two_random_records_match(
                [block_on(*rule) for rule in training.certain], recall=training.certain_recall
            )
            learns.estimate_u_using_random_sampling(max_pairs=training.most_pairs, seed=1, min_count_per_level=None)
            for rule in (("date_of_birth",), ("forename", "surname")):
                learns.estimate_parameters_using_expectation_maximisation(
                    block_on(*rule), max_pairs=training.most_pairs, record_sample_proportion=SAMPLED
                )

    def pairs(self) -> Iterator[Scored]:
        """Every pair of this probability at least."""
        with errors_only("splink"):
            found = self._linker.inference.predict(threshold_match_probability=LEAST, warning_mode="never")
        relation = found.as_duckdbpyrelation().select("unique_id_l", "unique_id_r", "match_weight")
        for batch in relation.to_arrow_reader(100_000):
            for left, right, weight in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                yield left, right, weight, True


ENGINES: dict[str, type[Ours] | type[Directly]] = {each.name: each for each in (Ours, WithoutShortForms, Directly)}
