"""What is to be known of a model before anybody relies on it, in words and figures."""

from collections.abc import Iterable, Iterator

from counterpart.core.linkage.evaluation import Evaluation
from counterpart.core.linkage.fields import protected
from counterpart.core.linkage.model import LinkageModel
from counterpart.core.linkage.settings import settings_of
from counterpart.core.words import plural

NOT_FOR = (
    "A link is a suggestion. Two people confirm it, each with the reasons before them; nothing follows from a "
    "suggestion alone. It says that two records may tell of one identity, and nothing about what anybody did."
)
SURENESS = (
    "A model can be surer than it should be: fields depend on each other, and a sum of weights does not know it. The "
    "table under 'The model says' has what is true beside it; so pages show strength in words and bits, and no "
    "percentage. How common a value is comes from the file beside the model, as in use; a value that is not listed "
    "weighs as much as an average one."
)
LIMITS = (
    "The samples are generated. Their shares of slips, twins and namesakes are choices, their names are made up, and "
    "the short forms of names come mostly from the table that the model reads. Real records are likely to be harder: a "
    "force measures its own with `counterpart links evaluate`."
)


def opening() -> str:
    """What holds for every model."""
    barred = ", ".join(each.name for each in protected())
    said = (NOT_FOR, SURENESS, LIMITS, f"No model reads a protected characteristic: {barred}.")
    return "\n\n".join(("# Models of links", *said)) + "\n"


def card(model: LinkageModel, evaluation: Evaluation) -> str:
    """The card of one model in Markdown."""
    return "\n\n".join((*_origin(model), figures(evaluation), weights(model))) + "\n"


def figures(evaluation: Evaluation) -> str:
    """How well it did, in Markdown."""
    return "\n\n".join(_figures(evaluation))


def _origin(model: LinkageModel) -> tuple[str, ...]:
    settings = settings_of(model.kind)
    return (
        f"## {settings.title}",
        f"Model {model.version}, trained without labels on {model.trained_on}. Choices: {settings.source}.",
    )


def _figures(found: Evaluation) -> Iterator[str]:
    yield (
        f"Measured on {plural(found.records, 'record')} of {plural(found.identities, 'identity', 'identities')}, with "
        f"{plural(found.true_pairs, 'true pair')}, of which the blocks bring together {_percent(found.reached)}."
    )
    yield _table(
        ("Probability at least", "Suggested", "Right (precision)", "Found (recall)"),
        (
            (f"{each.probability}", f"{each.suggested:,}", _percent(each.precision), _percent(each.recall))
            for each in found.thresholds
        ),
    )
    yield (
        f"At {found.suggest_at}, {found.cautioned:,} more pairs stand under a caution; "
        f"{_percent(found.cautioned_true)} of them are right. They are shown with the caution and not counted here."
    )
    yield _table(
        ("Difficulty", "True pairs", "Found", "Right"),
        (
            (each.trait, f"{each.true_pairs:,}", _percent(each.recall), _percent(each.precision))
            for each in found.difficulties
        ),
    )
    yield _table(
        ("Easily mistaken", "Pairs", "Suggested wrongly", "Shown with a caution"),
        (
            (each.kind, _count(each.pairs), f"{each.suggested:,}", f"{each.shown_with_caution:,}")
            for each in found.nearness
        ),
    )
    yield _table(
        ("The model says", "Pairs", "On average", "In truth"),
        (
            (f"{each.low} to {each.high}", f"{each.pairs:,}", _percent(each.said), _percent(each.true))
            for each in found.calibration
        ),
    )


def weights(model: LinkageModel) -> str:
    """Every weight, in Markdown."""
    rows = [("Before anything is compared", f"{model.prior_weight:+.1f}")]
    for comparison in model.comparisons:
        for level in comparison.levels:
            more = ", more where the value is rare" if level.frequency else ""
            rows.append((level.words + more, f"{level.weight:+.1f}"))
    return _table(("What is compared", "Weight in bits"), rows)


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [headings, ("---", *("---:" for _ in headings[1:])), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _count(pairs: int) -> str:
    return f"{pairs:,}" if pairs else "not counted"


def _percent(share: float | None) -> str:
    return "none" if share is None else f"{share:.1%}"
