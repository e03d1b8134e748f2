"""How a model comes to be a file: trained without labels, with the frequencies that it refers to beside it."""

from collections.abc import Sequence
from pathlib import Path

from counterpart.core.linkage.backends import Backend
from counterpart.core.linkage.frequencies import Frequencies
from counterpart.core.linkage.generate.choosing import generated
from counterpart.core.linkage.generate.labelled import Labelled
from counterpart.core.linkage.model import MODELS, LinkageModel
from counterpart.core.linkage.preparing import prepared
from counterpart.core.linkage.settings import settings_of
from counterpart.core.linkage.training import train

VERSION = "2"
# What two cores train on within a minute each.
RECORDS = {"people": 100_000, "vehicles": 30_000, "premises": 30_000, "businesses": 30_000}
SEED = 20261128
# A value that fewer records hold is left out: it may be a slip, or a name by which somebody would be known. It then
# says as much as the average value, which is less than a rare one would say.
FEWEST = 20


def make(
    kind: str,
    *,
    sample: Sequence[Labelled] | None = None,
    told: str = "",
    folder: Path = MODELS,
    backend: Backend | None = None,
) -> LinkageModel:
    """Train the model of a kind and write it into `folder`; without a `sample`, which `told` names, on generated
    records. Labels are not looked at.
    """
    if sample is None:
        sample = generated(kind, RECORDS[kind], SEED)
        told = f"{len(sample):,} generated records of {kind}, seed {SEED}"
    records = [(each.key, prepared(kind, each.record)) for each in sample]
    name = f"{kind}.frequencies.json.gz"
    model = train(
        settings_of(kind), records, version=VERSION, trained_on=told, seed=SEED, frequencies=name, backend=backend
    )
    folder.mkdir(parents=True, exist_ok=True)
    common = Frequencies.counted((each for _, each in records), model.frequency_columns, fewest=FEWEST)
    common.write(folder / name)
    (folder / f"{kind}.json").write_text(model.to_json(), encoding="utf-8")
    return model
