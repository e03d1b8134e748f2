"""Training without labels: Splink's expectation maximisation, on DuckDB or on Spark."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from splink import Linker, block_on
from splink.internals.exceptions import EMTrainingException

from counterpart.core.linkage import prepared_files, splink_settings
from counterpart.core.linkage.backends import Backend, DuckDBBackend, Prepared
from counterpart.core.linkage.errors import LinkageError
from counterpart.core.linkage.model import Caution, Comparison, Level, LinkageModel
from counterpart.core.linkage.settings import MISSING, ComparisonSettings, Settings
from counterpart.core.logs import errors_only

# What no pair of two identities showed is taken for this rare: the least that Splink itself assumes.
_LEAST_U = 1e-6
# Of all records, so many are drawn for each round of expectation maximisation.
SAMPLED = 0.1


def train(
    settings: Settings,
    records: Prepared,
    *,
    version: str,
    trained_on: str,
    seed: int = 1,
    backend: Backend | None = None,
    frequencies: str = "",
) -> LinkageModel:
    """A model of these prepared records. The same records, seed and backend give the same model.

    1. The chance that two records are of one identity, from rules that are nearly certain.
    2. u of each level, from pairs drawn at random.
    3. m of each level, by expectation maximisation, some fields held fixed in each round.
    4. Pairs drawn at random hold a few of one identity, which matters where hardly any others share a value (a number
       plate): they are taken out of u again.

    Raises LinkageError where there are too few records to learn from.
    """
    count = prepared_files.count_of(records) if isinstance(records, Path) else len(records)
    if count < 2:
        raise LinkageError(f"A model needs at least two records to learn from; there are {count}")
    backend = backend or DuckDBBackend()
    table = backend.table(settings.columns, records)
    with errors_only("splink"):
        linker = Linker(table, splink_settings.untrained(settings), log_level=None)
        _learn(linker, settings, seed)
    return _model(linker, settings, version, f"{trained_on}; digest {digest_of(records)}", count, frequencies)


def digest_of(records: Prepared) -> str:
    """SHA-256 of keys and columns, or of a file, the first 16 digits: whether two models learned from the same."""
    if isinstance(records, Path):
        return prepared_files.digest_of(records)
    digest = hashlib.sha256()
    for key, columns in records:
        digest.update(repr((key, sorted(columns.items()))).encode())
    return digest.hexdigest()[:16]


def _learn(linker: Linker, settings: Settings, seed: int) -> None:
    training = settings.training
    try:
        linker.training.estimate_probability_two_random_records_match(
            [block_on(*rule) for rule in training.certain], recall=training.certain_recall
        )
    except ValueError as error:
        raise LinkageError(f"The rules that are certain do not fit these records: {error}") from error
    linker.training.estimate_u_using_random_sampling(max_pairs=training.most_pairs, seed=seed, min_count_per_level=None)
    for rule in training.rounds:
        try:
            linker.training.estimate_parameters_using_expectation_maximisation(
                block_on(*rule), max_pairs=training.most_pairs, record_sample_proportion=SAMPLED
            )
        except EMTrainingException as error:
            shared = " and ".join(name.replace("_", " ") for name in rule)
            raise LinkageError(f"Too few records share {shared} to learn from; train on more: {error}") from error


def _model(
    linker: Linker, settings: Settings, version: str, trained_on: str, count: int, frequencies: str
) -> LinkageModel:
    found = linker.misc.save_model_to_json()
    prior = found["probability_two_random_records_match"]
    if not prior:
        raise LinkageError("No two of these records are surely of one identity: there is nothing to learn from")
    # The null level, which comes first, is left out.
    comparisons = tuple(
        _comparison(chosen, learned["comparison_levels"][1:], settings.least_m, prior)
        for chosen, learned in zip(settings.comparisons, found["comparisons"], strict=True)
    )
    return LinkageModel(
        kind=settings.kind,
        version=version,
        prior=_rounded(prior),
        comparisons=comparisons,
        blocking=settings.blocking,
        block_cap=settings.block_cap,
        suggest_at=settings.suggest_at,
        least_frequency=settings.least_frequency,
        cautions=_cautions(settings),
        trained_on=trained_on,
        records=count,
        frequencies=frequencies,
    )


def _comparison(
    chosen: ComparisonSettings, learned: Sequence[Mapping[str, Any]], least_m: float, prior: float
) -> Comparison:
    levels = []
    for level, each in zip(chosen.levels, learned, strict=True):
        m, u = _learned(each.get("m_probability") or 0.0, each.get("u_probability") or 0.0, least_m, prior)
        levels.append(Level(level.test, level.words, m=m, u=level.u or u, frequency=level.frequency))
    return Comparison(chosen.name, chosen.title, chosen.needs, tuple(levels))


def _learned(m: float, u: float, least_m: float, prior: float) -> tuple[float, float]:
    """m and u without pairs of one identity in u, and neither too near to nought; what was never seen says nothing."""
    if not u and m < least_m:
        return least_m, least_m
    m = max(m, least_m)
    return _rounded(m), _rounded(max((u - prior * m) / (1 - prior), _LEAST_U))


def _rounded(share: float) -> float:
    """Eight digits: the last ones of a sum depend on which thread came first."""
    return float(f"{share:.8g}")


def _cautions(settings: Settings) -> tuple[Caution, ...]:
    places: dict[str, dict[str, int | None]] = {
        each.name: {MISSING: None, **{level.name: place for place, level in enumerate(each.levels)}}
        for each in settings.comparisons
    }
    return tuple(
        Caution(each.words, tuple((name, tuple(places[name][level] for level in levels)) for name, levels in each.when))
        for each in settings.cautions
    )
