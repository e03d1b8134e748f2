"""All records of a file against each other, through Splink."""

from collections.abc import Iterator
from dataclasses import dataclass

from splink import Linker

from counterpart.core.linkage import splink_settings
from counterpart.core.linkage.backends import Backend, DuckDBBackend, Prepared
from counterpart.core.linkage.frequencies import Frequencies
from counterpart.core.linkage.model import LinkageModel
from counterpart.core.logs import errors_only


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Two keys, the lesser first, the weight in bits with the prior, and the place of each level; None: not known."""

    left: str
    right: str
    weight: float
    levels: tuple[int | None, ...]


def link(
    model: LinkageModel,
    records: Prepared,
    *,
    at_least: float | None = None,
    frequencies: Frequencies | None = None,
    backend: Backend | None = None,
) -> Iterator[ScoredPair]:
    """Every pair that shares a block and has this probability at least (None: that of the model), in no order.

    `frequencies` None: how common values are is counted in these records. Keys of records are unique.
    """
    backend = backend or DuckDBBackend()
    table = backend.table(model.columns, records)
    explains = splink_settings.trained(model, explains=True)
    with errors_only("splink"):
        linker = Linker(table, explains, log_level=None)
        if frequencies:
            for column in model.frequency_columns:
                lookup = backend.shares(column, frequencies.shares.get(column, {}))
                linker.table_management.register_term_frequency_lookup(lookup, column)
        wanted = model.suggest_at if at_least is None else at_least
        found = linker.inference.predict(threshold_match_probability=wanted or None, warning_mode="never")
    names = [f"gamma_{comparison.name}" for comparison in model.comparisons]
    highest = [len(comparison.levels) - 1 for comparison in model.comparisons]
    for left, right, weight, *gammas in backend.rows(found, ["unique_id_l", "unique_id_r", "match_weight", *names]):
        # Splink counts levels from below, and gives -1 for what is missing.
        places = tuple(None if gamma < 0 else top - gamma for gamma, top in zip(gammas, highest, strict=True))
        yield ScoredPair(*((left, right) if left < right else (right, left)), weight, places)
